import type { Clock, Id, Instant } from '../../base/index.ts';
import type { MostRead, ReadWindow } from '../../news/count/index.ts';
import type { LiveEntryStore, RecordStore, TipStore } from '../../news/front/index.ts';
import type { ConsentDeps } from '../../news/mail/index.ts';
import type { MediaStore } from '../../news/media/index.ts';
import type { PublicationStore } from '../../news/publication/index.ts';
import type { LiveArticles } from '../../news/publish/index.ts';
import type { Credit, Shown } from '../../news/source/index.ts';
import type { CardFiles } from '../../news/spread/index.ts';
import type { Assets } from './assets.ts';
import type { Shell } from './shell.ts';
import type { Theme } from './theme.ts';

/** A piece of a title or snippet; `hit` where it answers the query. */
export type Marked = { text: string; hit: boolean };

/** One page of what a search found, best first. */
export type SearchAnswer = {
  total: number;
  /** `total` is a floor: at least so many. */
  totalIsFloor: boolean;
  /** `near`: holds too little of the query to count in `total`; shown apart, below the others. */
  hits: { articleId: Id; near: boolean; title: Marked[]; snippet: Marked[] }[];
};

/** What the readers' site needs from the rest of the house. */
export type SiteDeps = {
  clock: Clock;
  live: LiveArticles;
  publication: Pick<PublicationStore, 'settings' | 'sections' | 'contributors' | 'tagBySlug'>;
  /** Most read first; may answer from a short memory. */
  mostRead(window: ReadWindow, limit: number): Promise<Pick<MostRead, 'articleId'>[]>;
  /** Neighbours of an article, best first, each with its reason in words. */
  related(articleId: Id, limit: number): Promise<{ articleId: Id; reason: string }[]>;
  /** Who speaks in an article, as readers may be told. */
  sources(articleId: Id, shown: Shown, publication: string): Promise<Credit[]>;
  search(request: { query: string; offset: number; limit: number }): Promise<SearchAnswer>;
  consent: ConsentDeps;
  shareCards: CardFiles;
  /** 64 hexadecimal digits; see `news/spread`. */
  indexNowKey(): string;
  assets: Assets;
  /** The public key of the site's copies, PEM. */
  siteKey: string;
  /** Set when the pages go into a still copy: the time of its newest article, so that the same articles make the same bytes. */
  still?: Instant;
  /** What surrounds every page; may answer from memory until a purge of every page. */
  shell(): Promise<Shell>;
  records: Pick<RecordStore, 'read' | 'list'>;
  entries: Pick<LiveEntryStore, 'list' | 'marked' | 'count'>;
  tips: Pick<TipStore, 'add'>;
  media: Pick<MediaStore, 'byIds'>;
  /** Components in place of ours, and a style sheet after it. */
  theme: Theme;
  /** Where a connection comes from; used to bound how often one sends the form, kept nowhere. */
  clientAddress(request: Request, env: unknown): string | null;
  /** Told of every failure that nobody expected; the reader gets a plain page. */
  report(error: unknown): void;
};
