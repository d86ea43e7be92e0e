/**
 * Bringing articles in, and the whole site out. Words: record (one object of a JSON-lines file), mapping (which key fills which field), reject (a line
 * that could not be imported, with its reason), furniture (a page's own lines that are no part of the article),
 * copy (the whole site as still files; not mirror, which is an address where one can be read), manifest (what belongs to a copy, signed).
 */
export { keyLine, MANIFEST } from './copy-manifest.ts';
export { type ExportDeps, type ExportReport, exportSite } from './export-site.ts';
export { contentKey, type ImportDeps, type ImportOptions, importArticles } from './import-articles.ts';
export { type Mapping, mapRecord, parseMapping, recordFields } from './map-record.ts';
export type {
  CopyFolder,
  CopyKey,
  ImportedArticle,
  ImportListener,
  ImportProgress,
  ImportStore,
  Reject,
  Rendered,
  RenderPath,
} from './ports.ts';
export { type ArticleFile, type NameLookup, placeArticle, readArticleFile, readSpan } from './read-article-file.ts';
export { readText } from './read-bytes.ts';
export { type JsonLine, readJsonLines } from './read-json-lines.ts';
export { readMarkup } from './read-markup.ts';
export { type PageText, readPageText } from './read-page-text.ts';
export { type CopyVerdict, isWhole, verifyCopy } from './verify-copy.ts';
