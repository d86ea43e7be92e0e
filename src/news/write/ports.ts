import type { Id, Instant } from '../../base/index.ts';
import type { Article, ArticleContent, State } from './article.ts';

/** A line of the audit log, which only grows. `accountId` is null for what Warraq does by itself. */
export type AuditEntry = {
  at: Instant;
  accountId: Id | null;
  action: string;
  subject: string;
  detail: Record<string, unknown>;
};

/** A saved content of an article. */
export type Revision = { version: number; content: ArticleContent; savedAt: Instant; savedBy: Id; note: string };

/** A new value of an article and the version it was made from; `from` null makes a new article. */
export type ArticleChange = {
  article: Article;
  from: number | null;
  /** True when the content differs from the last revision, which writes a new one. */
  contentChanged: boolean;
  by: Id;
  note: string;
  audit: AuditEntry;
};

/** A row of the desk's list. */
export type ArticleSummary = {
  id: Id;
  shortId: string;
  version: number;
  state: State;
  title: string;
  sectionId: Id | null;
  createdBy: Id;
  createdAt: Instant;
  updatedAt: Instant;
  updatedBy: Id;
  scheduledFor: Instant | null;
  publishedAt: Instant | null;
  liveVersion: number | null;
};

export type ArticleFilter = {
  states?: readonly State[];
  sectionId?: Id;
  createdBy?: Id;
  /** Substring of the title, as written. */
  title?: string;
  /** Continue after this row of the last page. */
  after?: { updatedAt: Instant; id: Id };
  limit: number;
};

export type ArticleStore = {
  byId(id: Id): Promise<Article | null>;
  /** 'conflict' when the article is no longer at `change.from`; then nothing was written. */
  commit(change: ArticleChange): Promise<'saved' | 'conflict'>;
  /** Newest change first. */
  list(filter: ArticleFilter): Promise<ArticleSummary[]>;
  /** Newest first, without content. */
  revisions(id: Id): Promise<Omit<Revision, 'content'>[]>;
  /** The content that stood at `version`: its own revision or the last one before it. */
  revisionAt(id: Id, version: number): Promise<Revision | null>;
  /** Removes a draft that was never published, with its revisions. 'conflict' as in commit. */
  remove(id: Id, from: number, audit: AuditEntry): Promise<'removed' | 'conflict'>;
};
