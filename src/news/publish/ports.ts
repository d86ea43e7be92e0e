import type { Id, Instant, NewJob } from '../../base/index.ts';
import type { Media } from '../media/index.ts';
import type { ArticleChange, ArticleContent, Correction } from '../write/index.ts';
import type { ArticleCard, LiveArticle, WithdrawnArticle } from './live-article.ts';

/**
 * Takes pages out of every cache before the one who changed them gets an answer. Tags: `article:<id>` (every page
 * that shows it, in a list too), `section:<slug>`, `tag:<slug>`, `author:<slug>`, `title:<key>`, `home`, `lists`, `site` (every page).
 */
export type Purge = { purge(tags: readonly string[]): Promise<void> };

/** What readers are to see from now on; made from the article's content at its new version. */
export type LivePage = {
  slug: string;
  titleKey: string;
  html: string;
  htmlVersion: number;
  wordCount: number;
  relatedLinks: { title: string; articleId: Id | null }[];
  publishedAt: Instant;
  modifiedAt: Instant;
};

/** A change that readers can see: all of it in one transaction. */
export type PublishChange = ArticleChange & {
  /** A new page, 'withdrawn' to take it away, or null to leave it. */
  live: LivePage | 'withdrawn' | null;
  correction: Correction | null;
  jobs: NewJob[];
  /** Folded hash of title and body, for imports to know duplicates by. */
  contentKey?: string;
};

/** Who and where an article stood and stands, so that the pages which show it can be purged. */
export type PageRefs = {
  sections: string[];
  tags: string[];
  contributors: string[];
  titleKeys: string[];
  /** Articles that this one is or was a translation of. */
  originals: Id[];
};

export type PublishStore = {
  /** 'conflict' as in ArticleStore.commit; throws `section_unknown`. Otherwise the places on the site that showed or now show it. */
  commit(change: PublishChange): Promise<'conflict' | PageRefs>;
  /** Articles whose time has come, oldest first. */
  dueArticles(now: Instant, limit: number): Promise<{ id: Id; version: number }[]>;
  /** When the next scheduled article falls due, or null. */
  nextScheduled(): Promise<Instant | null>;
  mediaByIds(ids: readonly Id[]): Promise<Media[]>;
  /** Where an article stands or, withdrawn, last stood. */
  places(id: Id): Promise<PageRefs>;
};

/** Pages that an older renderer made. */
export type PageRenewal = {
  /** `content` is what the live page was made from. */
  outdated(htmlVersion: number, limit: number): Promise<{ id: Id; version: number; content: ArticleContent }[]>;
  mediaByIds(ids: readonly Id[]): Promise<Media[]>;
  /** A page that was published again meanwhile is left alone. */
  replaceHtml(pages: readonly { id: Id; version: number; html: string }[], htmlVersion: number): Promise<void>;
};

export type ListQuery = {
  section?: string;
  tag?: string;
  contributor?: string;
  form?: string;
  language?: string;
  /** Published at or after. */
  since?: Instant;
  /** Continue after this card of the last page. */
  before?: { publishedAt: Instant; id: Id };
  limit: number;
};

export type CorrectedArticle = { correction: Correction; card: ArticleCard };

/** The reader's side: published articles only, newest first; a withdrawn one is in none of these but `byShortId`. */
export type LiveArticles = {
  byShortId(
    shortId: string,
  ): Promise<{ kind: 'live'; article: LiveArticle } | { kind: 'withdrawn'; article: WithdrawnArticle } | null>;
  list(query: ListQuery): Promise<ArticleCard[]>;
  /** In the order of `ids`; those that are not published are left out. */
  cardsByIds(ids: readonly Id[]): Promise<ArticleCard[]>;
  /** For each folded title the newest published article that bears it. */
  byTitleKeys(keys: readonly string[]): Promise<Map<string, ArticleCard>>;
  /** Body HTML as stored; those that are not published are left out. */
  bodies(ids: readonly Id[]): Promise<Map<Id, string>>;
  corrections(limit: number): Promise<CorrectedArticle[]>;
  counts(): Promise<{ published: number; withdrawn: number }>;
  /** Addresses for the sitemap: by id, `limit` after `after`. */
  sitemap(after: Id | null, limit: number): Promise<{ id: Id; path: string; modifiedAt: Instant }[]>;
};
