import type { Id, Instant } from '../../base/index.ts';

/**
 * docs: who is in a segment; directory: the first term of each postings block; postings: terms with their documents;
 * positions: where in those documents, read only for phrases and for the best of a ranking.
 */
export const blockKinds = ['docs', 'directory', 'postings', 'positions'] as const;
export type BlockKind = (typeof blockKinds)[number];

/** A piece of a segment, up to some tens of kB. Never changes once written. */
export type Block = { kind: BlockKind; number: number; data: Uint8Array };

/** A segment as it counts now. `gone`: a bit a document, set when a newer version of it stands elsewhere. */
export type SegmentRow = { id: Id; docs: number; gone: Uint8Array };

/** What makes up the index: a set of segments under a generation number that grows with every change. */
export type IndexState = {
  generation: number;
  /** Version of the analyser and layout that wrote it; 0 while nothing has. */
  format: number;
  /** True until whoever opened a new or cleared index has asked for every article again. */
  rebuildWanted: boolean;
  segments: SegmentRow[];
};

/** What turns one state into the next, whole or not at all. */
export type IndexChange = {
  /** The generation it was worked out from; another one meanwhile and nothing happens. */
  expected: number;
  add: SegmentRow[];
  gone: { id: Id; gone: Uint8Array }[];
  drop: Id[];
  now: Instant;
};

/** Where the index lives. Knows rows and bytes, nothing of words. */
export type SearchStore = {
  generation(): Promise<number>;
  state(): Promise<IndexState>;
  /** Those of the blocks that exist, in any order. */
  blocks(segment: Id, kind: BlockKind, numbers: readonly number[]): Promise<{ number: number; data: Uint8Array }[]>;
  /** Writes blocks of a segment that no state names yet; `now` tells a later {@link sweep} how old they are. */
  putBlocks(segment: Id, blocks: readonly Block[], now: Instant): Promise<void>;
  /** False when another change came first. */
  commit(change: IndexChange): Promise<boolean>;
  /** Drops every segment and wants a rebuild in `format`. */
  clear(format: number, now: Instant): Promise<void>;
  /** Every article has been handed in again. */
  rebuildDone(): Promise<void>;
  /** Deletes blocks of segments that no state has named since `before`. */
  sweep(before: Instant): Promise<void>;
  /** Those of the articles that readers may not see any more, though the index may still know them. */
  withdrawn(ids: readonly Id[]): Promise<Id[]>;
};

/** An article as it stands for the index: its words while readers see it, null once they do not. */
export type ArticleChange = {
  articleId: Id;
  version: number;
  fields: SearchFields | null;
  sectionId: string | null;
  publishedAt: Instant;
};

/** The words of an article by where they stand. */
export type SearchFields = { title: string; deck: string; subheads: string[]; body: string[] };

/** Where the index reads articles from. */
export type SearchArticles = {
  /** The newest live state of each that was ever published, in any order. */
  liveState(ids: readonly Id[]): Promise<ArticleChange[]>;
  /** Ids of all published articles after `after` in order of id, at most `limit`. */
  publishedIds(after: Id, limit: number): Promise<Id[]>;
};
