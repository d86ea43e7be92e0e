import type { Id, Instant } from '../../base/index.ts';
import type { MostRead, ReadWindow } from '../../news/count/index.ts';
import type { LiveEntryStore, RecordStore, TipStore } from '../../news/front/index.ts';
import type { EditionDeps } from '../../news/mail/index.ts';
import type { MediaDeps } from '../../news/media/index.ts';
import type { Account, PeopleDeps, TokenBearer, TokenDeps } from '../../news/people/index.ts';
import type { PublicationStore } from '../../news/publication/index.ts';
import type { LiveArticles, PublishDeps } from '../../news/publish/index.ts';
import type { SourceStore } from '../../news/source/index.ts';
import type { Article } from '../../news/write/index.ts';

/** Signing in, as `auth` offers it. */
export type SignIn = {
  handler(request: Request, client: { address: string | null }): Promise<Response>;
  sessionAccount(headers: Headers): Promise<Account | null>;
  bearer(token: string): Promise<TokenBearer>;
  originOf(request: Request): 'same' | 'other' | 'unsaid';
};

/** A piece of a title or snippet; `hit` where it answers the query. */
export type Marked = { text: string; hit: boolean };

export type SearchAnswer = {
  total: number;
  /** `total` is a floor: at least so many. */
  totalIsFloor: boolean;
  hits: { articleId: Id; title: Marked[]; snippet: Marked[] }[];
};

export type DeadJob = {
  id: Id;
  kind: string;
  subject: string;
  version: number;
  attempts: number;
  diedAt: Instant;
  error: string;
};

export type JobsDesk = {
  counts(now: Instant): Promise<{ waiting: number; later: number; leased: number; dead: number }>;
  dead(limit: number): Promise<DeadJob[]>;
  revive(id: Id, now: Instant): Promise<boolean>;
};

export type TextImport = { text: string; fileName?: string; title?: string; section?: string; publish: boolean };

/** What the API needs from the rest of the house. */
export type ApiDeps = {
  signIn: SignIn;
  people: PeopleDeps;
  tokens: TokenDeps;
  /** Articles, their publishing, the purge and the clock; `write` is satisfied by it too. */
  publish: PublishDeps;
  publication: PublicationStore;
  media: MediaDeps;
  live: LiveArticles;
  mostRead(window: ReadWindow, limit: number): Promise<MostRead[]>;
  search(request: { query: string; offset: number; limit: number }): Promise<SearchAnswer>;
  /** Neighbours of an article, best first, each with its reason in words. */
  related(articleId: Id, limit: number): Promise<{ articleId: Id; reason: string }[]>;
  /** The editor's own choice of neighbours, in order; checks who may. */
  pins: {
    of(articleId: Id): Promise<Id[]>;
    set(account: Account, articleId: Id, pinned: readonly Id[]): Promise<void>;
  };
  sources: SourceStore;
  /** The article's newest content as its page would be, HTML. */
  preview(article: Article): Promise<string>;
  newsletter: EditionDeps;
  jobs: JobsDesk;
  /** What the desk keeps besides articles, live coverages and what readers wrote. */
  front: { records: RecordStore; entries: LiveEntryStore; tips: TipStore };
  /** Reads an article from a page's text; `notes` say in the asker's language what was dropped and guessed. */
  importText(
    account: Account,
    input: TextImport,
    language: 'ar' | 'en',
  ): Promise<{ article: Article; notes: string[] }>;
  /** Where a connection comes from, looking behind configured proxies only. `env` is what the server hands hono. */
  clientAddress(request: Request, env: unknown): string | null;
  /** Told of every failure that nobody expected, with the number the asker was given. */
  report(error: unknown, reference: string): void;
};
