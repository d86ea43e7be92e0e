/**
 * From a draft to a page. Words: publish (put the newest content before readers), schedule, correct (publish with a dated
 * note; not update, edit), withdraw (take away with a notice; not delete, unpublish), live (what readers see now).
 */
export { bodyWords } from './body-words.ts';
export { decideCorrect, decidePublish, decideSchedule, decideUnschedule, decideWithdraw } from './decide.ts';
export { escapeHtml } from './escape-html.ts';
export type { ArticleCard, LiveArticle, LiveImage, Translation, WithdrawnArticle } from './live-article.ts';
export { articlePath, makeLivePage } from './make-live-page.ts';
export type {
  CorrectedArticle,
  ListQuery,
  LiveArticles,
  LivePage,
  PageRefs,
  PageRenewal,
  PublishChange,
  PublishStore,
  Purge,
} from './ports.ts';
export {
  articleChanged,
  correctArticle,
  type PublishDeps,
  publishArticle,
  publishDue,
  purgeTags,
  SYSTEM_ACCOUNT,
  scheduleArticle,
  unscheduleArticle,
  withdrawArticle,
} from './publish-article.ts';
export { HTML_VERSION, renderHtml } from './render-html.ts';
export { renewPages } from './renew-pages.ts';
