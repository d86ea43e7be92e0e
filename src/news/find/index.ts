/**
 * Finding articles by their words. Words: query (what a reader typed), term (an entry of the index's dictionary), hit (an
 * article that counts as found; not result, match), near (one that fills a page without counting), segment (a part of the
 * index that never changes), block (a piece of a segment as stored), snippet (a marked piece of an article's text).
 */
export { indexArticles, rebuildIndex } from './index-article.ts';
export { makeSnippet, type Snippet } from './make-snippet.ts';
export { type Applied, INDEX_FORMAT, type IndexStats, openIndex, type SearchIndex } from './open-index.ts';
export {
  type ArticleChange,
  type Block,
  type BlockKind,
  blockKinds,
  type IndexChange,
  type IndexState,
  type SearchArticles,
  type SearchFields,
  type SearchStore,
  type SegmentRow,
} from './ports.ts';
export { searchFields, snippetText } from './read-fields.ts';
export type { Hit, SearchRequest, SearchResult } from './search-index.ts';
export type { SharedTerm, Similar } from './similar-articles.ts';
