/** What travels between the server and its clients: messages in Arabic and English, request and response schemas. Safe in a browser. */
export {
  type ArticleOut, type ArticleSummaryOut, articleListOut, articleOut, articleSummaryOut, type CardOut, cardOut, contentIn, contentPatchIn, correctIn,
  correctionOut, publishIn, returnIn, revisionContentOut, revisionListOut, revisionOut, scheduleIn, stateSchema, withdrawalReason,
  withdrawIn,
} from './articles.ts';
export {
  contributorChangeIn, contributorOut, contributorsOut, editionOut, editionsOut, jobsOut, type MediaOut, mediaListOut, mediaOut, newContributorIn,
  newSectionIn, type SectionOut, sectionChangeIn, sectionOut, sectionsOut, tagsOut,
} from './desk.ts';
export { type Language, languages, pickLanguage } from './language.ts';
export { messageFor, messageOf, messages } from './messages.ts';
export { instantText, type PersonRef, personRef, type ProblemOut, problemOut, toInstant, toInstantText } from './parts.ts';
export {
  type AccountOut, accountChangeIn, accountOut, changePasswordIn, newAccountIn, newTokenIn, newTokenOut, passwordIn, roleSchema, scopeSchema,
  type SessionOut, sessionOut, signInIn, type TokenOut, tokenOut,
} from './people.ts';
export { cardsOut, importIn, importOut, mostReadOut, pinsIn, relatedOut, type SearchOut, searchOut } from './reading.ts';
