import { dayKey } from '../../arabic/index.ts';
import { type Clock, DAY } from '../../base/index.ts';
import type { Reads, Salts } from './ports.ts';

/** The longest window is 30 days and part of an hour. */
const HOURS_KEPT = 32 * DAY;

/** 5,000 rows a transaction: about 10 ms, so that a read never waits long for the writer. */
const ROWS_AT_ONCE = 5_000;

/**
 * Deletes the salts and marks of days that are over, and hour sums past the longest window; day sums stay. Run it often or
 * seldom, it is harmless to repeat; an interrupted run leaves the rest to the next.
 */
export async function forgetReads(deps: {
  reads: Pick<Reads, 'forgetMarks' | 'forgetHours'>;
  salts: Salts;
  clock: Clock;
  zone: () => string;
}): Promise<{ marks: number }> {
  const now = deps.clock.now();
  const today = dayKey(now, deps.zone());
  // Asking for today's salt destroys the older ones, also on a day that nobody reads.
  await deps.salts.saltOf(today);
  let marks = 0;
  for (;;) {
    const gone = await deps.reads.forgetMarks(today, ROWS_AT_ONCE);
    marks += gone;
    if (gone < ROWS_AT_ONCE) break;
  }
  while (await deps.reads.forgetHours(now - HOURS_KEPT, ROWS_AT_ONCE));
  return { marks };
}
