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
};

/** A neighbour as it is kept. `words` are what both share, for the reason that readers see. */
export type Neighbour = { articleId: Id; score: number; words: readonly string[]; sameSection: boolean };

/** The editor's own choices for one article: `pinned` come first and in this order, `forbidden` never. */
export type RelatedChoices = { pinned: readonly Id[]; forbidden: readonly Id[] };

export type RelatedStore = {
  /** Facts of those that are published, in any order. */
  facts(ids: readonly Id[]): Promise<RelateFacts[]>;
  /** The words of a published article, or null. */
  words(id: Id): Promise<RelateWords | null>;
  /** Other published articles that bear one of the tags, newest first. */
  taggedLike(id: Id, limit: number): Promise<Id[]>;
  /** Replaces the neighbours of an article as computed for its `version`; false, and nothing done, when a newer version's are kept. */
  putNeighbours(
    id: Id,
    version: number,
    sketch: readonly number[],
    neighbours: readonly Neighbour[],
    now: Instant,
  ): Promise<boolean>;
  /** Forgets what was computed for an article that readers cannot see any more. */
  forget(id: Id): Promise<void>;
  /** Kept neighbours that are published now, best first. */
  neighbours(id: Id): Promise<Neighbour[]>;
  choices(id: Id): Promise<RelatedChoices>;
  setChoices(id: Id, choices: RelatedChoices, now: Instant): Promise<void>;
  /** Those of `ids` that are published now, in the order given. */
  published(ids: readonly Id[]): Promise<Id[]>;
  /** Articles that the body's inline related links lead to as things stand. */
  inlineLinked(id: Id): Promise<Id[]>;
};
