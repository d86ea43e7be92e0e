/** The article and its document. Words: article (not post, story, entry), deck (not subtitle), byline, revision, correction, withdrawal. */
export {
  type Article,
  type ArticleContent,
  type ArticleContentInput,
  type BylineRole,
  bylineRoles,
  type Correction,
  contentSchema,
  type Form,
  forms,
  provenanceKinds,
  type State,
  states,
  TITLE_MAX,
  type Withdrawal,
} from './article.ts';
export {
  type Block,
  type Document,
  documentSchema,
  EMPTY_DOCUMENT,
  type Image,
  type ImageOrigin,
  type Inline,
  imageOrigin,
  isHref,
  type Mark,
  parseDocument,
} from './document.ts';
export { documentMedia, documentRuns, documentText, relatedLinks, type TextRun } from './document-text.ts';
export { type Embed, type EmbedProvider, embedHosts, readEmbed } from './embed.ts';
export { deleteDraft, returnToDraft, submitForReview } from './move-draft.ts';
export type { ArticleChange, ArticleFilter, ArticleStore, ArticleSummary, AuditEntry, Revision } from './ports.ts';
export {
  articleFor,
  changedFields,
  changeOf,
  conflictError,
  createDraft,
  parseContent,
  restoreRevision,
  saveArticle,
  type WriteDeps,
} from './save-article.ts';
