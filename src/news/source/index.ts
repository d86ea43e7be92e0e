/**
 * Who said it, through whom, and when. Words: attribution (a stretch of text credited to a source; not quote, mention),
 * cue (the verb or preposition that marks it), mention (the source as the text puts it there), source (a person,
 * organisation, document, or somebody unnamed), anonymous (the article gives no name; not unknown, secret), outlet (the
 * medium that carried the words; not publisher, channel), mode (direct, indirect or mixed speech), entry (an attribution
 * in the ledger: found by Warraq, accepted or rejected by an editor), anchored (its words still stand in the article).
 */
export { type Attribution, type Mode, modes, type SourceKind, type Span, sourceKinds } from './attribution.ts';
export { detectAttributions, detectInRuns } from './detect.ts';
export { type DetectSourcesDeps, detectSources, SOURCE_DETECT } from './detect-sources.ts';
export {
  type Anchoring,
  type AttributionStatus,
  attributionStatuses,
  type LedgerDraft,
  type LedgerEntry,
  type NamedOutlet,
  type OutletRef,
  type Settlement,
  type Source,
  type SourceRef,
  type SourceStore,
} from './ports.ts';
export { draftOf, settleFound } from './settle-found.ts';
export { type ArticleSources, type QuotedSource, sourcesOf, summarise } from './sources-of.ts';
