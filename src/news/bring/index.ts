/**
 * Bringing articles in. Words: record (one object of a JSON-lines file), mapping (which key fills which field), reject (a line
 * that could not be imported, with its reason), furniture (a page's own lines that are no part of the article).
 */
export { contentKey, type ImportDeps, type ImportOptions, importArticles } from './import-articles.ts';
export { type Mapping, mapRecord, parseMapping, recordFields } from './map-record.ts';
export type { ImportedArticle, ImportListener, ImportProgress, ImportStore, Reject } from './ports.ts';
export { type ArticleFile, type NameLookup, placeArticle, readArticleFile } from './read-article-file.ts';
export { readText } from './read-bytes.ts';
export { type JsonLine, readJsonLines } from './read-json-lines.ts';
export { type PageText, readPageText } from './read-page-text.ts';
