/**
 * Reads in, most-read out. Words: a read is a page that was visible long enough, counted once per reader, article
 * and calendar day (not view, hit, impression, visit); a mark is the salted hash that makes the second one a repeat.
 */
export { forgetReads } from './forget-reads.ts';
export { type MostRead, mostRead, type ReadWindow, rankMostRead, readWindows } from './most-read.ts';
export type { Read, ReadOutcome, Reads, ReadTotal, Salts } from './ports.ts';
export {
  READ_VISIBLE_SECONDS,
  type ReadSignal,
  type RecordedRead,
  type RecordReadDeps,
  recordRead,
} from './record-read.ts';
