export { type Attribution, type Mode, type SourceKind, type Span } from './attribution.ts';
export { detectAttributions, detectInRuns } from './detect.ts';
