import type { Id, Instant } from '../../base/index.ts';

/** The words of an article by where they stand. */
export type RelateWords = { title: string; deck: string; subheads: string[]; body: string[] };

/** An article whose words are like another's. Scores compare within one answer only. */
export type SimilarArticle = { articleId: Id; score: number; sharedTerms: readonly { term: string; weight: number }[] };

/** Who knows which articles are alike in their words; search does. Best first, without `except`. */
export type SimilarArticles = {
  similar(words: RelateWords, limit: number, except?: readonly Id[]): Promise<readonly SimilarArticle[]>;
};

/** What is weighed of a published article besides its words. */
export type RelateFacts = {
  id: Id;
  version: number;
  titleKey: string;
  language: string;
  sectionId: Id | null;
  tags: readonly { id: Id; name: string }[];
  publishedAt: Instant;
  /** See `sketchOf`; empty while the article's own neighbours were never computed. */
  sketch: readonly number[];
  /** When the look for its neighbours began that found the kept ones; null while there was none. */
  lookedAt: Instant | null;
};

/** A neighbour as it is kept. `words` are what both share, for the reason that readers see. */
export type Neighbour = { articleId: Id; score: number; words: readonly string[]; sameSection: boolean };

/** What a look for the neighbours of an article's `version`, begun at `lookedAt`, found. */
export type Look = {
  id: Id;
  version: number;
  sketch: readonly number[];
  neighbours: readonly Neighbour[];
  lookedAt: Instant;
};

/** The editor's own choices for one article: `pinned` come first and in this order, `forbidden` never. */
export type RelatedChoices = { pinned: readonly Id[]; forbidden: readonly Id[] };

export type RelatedStore = {
  /** Facts of those that are published, in any order. */
  facts(ids: readonly Id[]): Promise<RelateFacts[]>;
  /** The words of those that are published. */
  words(ids: readonly Id[]): Promise<Map<Id, RelateWords>>;
  /** Other published articles that bear one of the tags, newest first. */
  taggedLike(id: Id, limit: number): Promise<Id[]>;
  /**
   * Replaces the neighbours of every article looked at, in one transaction; of one whose newer version's are kept, nothing.
   * Returns those that were replaced.
   */
  keep(looks: readonly Look[]): Promise<Id[]>;
  /** Forgets what was computed for articles that readers cannot see any more. */
  forget(ids: readonly Id[]): Promise<void>;
  /** Kept neighbours that are published now, best first. */
  neighbours(id: Id): Promise<Neighbour[]>;
  choices(id: Id): Promise<RelatedChoices>;
  setChoices(id: Id, choices: RelatedChoices, now: Instant): Promise<void>;
  /** Those of `ids` that are published now, in the order given. */
  published(ids: readonly Id[]): Promise<Id[]>;
  /** Articles that the body's inline related links lead to as things stand. */
  inlineLinked(id: Id): Promise<Id[]>;
};
