import type { DayKey } from '../../arabic/index.ts';
import type { Id, Instant } from '../../base/index.ts';

/** One read on its way to the store. Nothing in it leads back to a reader once the day's salt is gone. */
export type Read = {
  articleId: Id;
  /** Calendar day in the publication's zone. */
  day: DayKey;
  /** 16 bytes; equal for the same reader, article and day. */
  mark: Uint8Array;
  /** Start of the UTC hour the read fell in. */
  hour: Instant;
};

/** `counted`: the first of its mark. `repeat`: the mark was there. `unknown`: no such published article. */
export type ReadOutcome = 'counted' | 'repeat' | 'unknown';

export type ReadTotal = { articleId: Id; reads: number };

/** Where reads are kept. */
export type Reads = {
  /** Resolves only after the commit that holds the read. Rejects with `database_busy` when too many wait already. */
  record(read: Read): Promise<ReadOutcome>;
  /** Reads of articles published now, summed over the hours that start in [from, to). Without those that have none. */
  totals(from: Instant, to: Instant): Promise<ReadTotal[]>;
  /** All reads ever counted, for the desk; articles without any are left out. */
  totalsOf(articleIds: readonly Id[]): Promise<ReadTotal[]>;
  /** Deletes at most `limit` marks of days before `day`; returns how many went. */
  forgetMarks(day: DayKey, limit: number): Promise<number>;
  /** Deletes about `limit` of the oldest hour sums that start before `before`; false when there were none. Day sums stay. */
  forgetHours(before: Instant, limit: number): Promise<boolean>;
};

/**
 * Holds the one secret that makes marks unguessable: a salt that is made anew for each day and forgotten with it,
 * outside the database and every backup, so that neither can ever be asked who read what.
 */
export type Salts = {
  /** 32 random bytes, the same for all processes that share the store. Asking for a new day destroys the older ones. */
  saltOf(day: DayKey): Promise<Uint8Array>;
};
