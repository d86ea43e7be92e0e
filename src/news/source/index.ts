/**
 * Who said it, through whom, and when. Words: attribution (a stretch of text credited to a source; not quote, mention),
 * cue (the verb or preposition that marks it), mention (the source as the text puts it there), source (a person,
 * organisation, document, or somebody unnamed), anonymous (the article gives no name; not unknown, secret), outlet (the
 * medium that carried the words; not publisher, channel), mode (direct, indirect or mixed speech), entry (an attribution
 * in the ledger: found by Warraq, accepted or rejected by an editor), anchored (its words still stand in the article),
 * statement (an entry seen from who made it), credit (one source of an article with all it said there), confidence (how many
 * of a hundred like this one are right).
 */
export { type Attribution, type Mode, modes, type SourceKind, type Span, sourceKinds } from './attribution.ts';
export { GOOD_ENOUGH, type Grade, grades, RIGHT } from './confidence.ts';
export { dayOf } from './day-of.ts';
export { DETECTOR_VERSION, detectAttributions, detectInRuns } from './detect.ts';
export {
  type DetectSourcesDeps,
  detectSources,
  SOURCE_DETECT,
  SOURCE_SWEEP,
  sweepSources,
  sweepUnread,
} from './detect-sources.ts';
export {
  type Amendment,
  decideJudgement,
  type JudgeDeps,
  judgeAttribution,
  type Verdict,
} from './judge-attribution.ts';
export {
  type Anchoring,
  type ArticleStatements,
  type AttributionStatus,
  attributionStatuses,
  type Judgement,
  type LedgerDraft,
  type LedgerEntry,
  type NamedOutlet,
  type OutletRef,
  type PurgePages,
  type Reading,
  type Settlement,
  type Source,
  type SourceRef,
  type SourceStore,
  type StatementQuery,
} from './ports.ts';
export { draftOf, settleFound } from './settle-found.ts';
export { type Credit, creditsOf, type Shown, shownFrom, sourcesOf } from './sources-of.ts';
export { statementsOfOutlet, statementsOfSource } from './statements.ts';
