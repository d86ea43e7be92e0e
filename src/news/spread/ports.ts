import type { Id, ShortId } from '../../base/index.ts';
import type { Publication } from '../publication/index.ts';
import type { LiveArticles, PageRefs } from '../publish/index.ts';
import type { CardDrawing } from './share-card.ts';

/** Share pictures on disk. A name stands for what the picture shows, so a file never changes. */
export type CardFiles = {
  read(name: string): Promise<Uint8Array | null>;
  /** Draws and stores it, and removes the subject's older ones. One after the other, however many ask. */
  make(subject: ShortId | 'site', name: string, drawing: CardDrawing): Promise<Uint8Array>;
  forget(subject: ShortId): Promise<void>;
};

/** Says something to another server and returns its status; throws when there was no answer. */
export type Tell = (url: string, type: string, body: string) => Promise<number>;

/** What the jobs of this room need. */
export type SpreadDeps = {
  live: Pick<LiveArticles, 'byShortId'>;
  /** Where the article stands or stood: its section, tags and names, also after it was withdrawn. */
  places(id: Id): Promise<PageRefs>;
  /** The settings as they are now. */
  publication(): Promise<Publication>;
  cards: CardFiles;
  tell: Tell;
  /** The key that the site shows at `/{key}.txt` to prove to search engines that it is the one who tells them. */
  indexNowKey(): string;
  /** Takes kept feeds away before hubs come to fetch them. */
  purgeFeeds(): Promise<void>;
};
