/** The part of this room that runs in a browser beside the text as one types: detection alone. */
export type { Attribution, Mode, SourceKind, Span } from './attribution.ts';
export { detectAttributions, detectInRuns } from './detect.ts';
