import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../base/index.ts';
import { mostRead, rankMostRead, readWindows, windowHours } from './most-read.ts';
import type { ReadTotal } from './ports.ts';

const NOON = Date.parse('2026-11-24T12:00:00Z');
const reads = (articleId: string, count: number): ReadTotal => ({ articleId, reads: count });

/** A store of hour buckets in memory. */
function bucketed(rows: { articleId: string; hour: number; reads: number }[]) {
  return {
    totals: async (from: number, to: number) =>
      rows.filter((row) => row.hour >= from && row.hour < to).map(({ articleId, reads: n }) => reads(articleId, n)),
  };
}

const ids = (list: { articleId: string }[]) => list.map((one) => one.articleId);

test('most read comes first, and the younger of equals', () => {
  expect(ids(rankMostRead([reads('a', 2), reads('b', 9), reads('c', 2)], [], 1, 10))).toEqual(['b', 'c', 'a']);
});

test('the oldest hour counts by the part of it that is still inside', () => {
  expect(rankMostRead([reads('a', 10)], [reads('a', 100), reads('b', 100)], 0.25, 10)).toEqual([
    { articleId: 'a', reads: 35 },
    { articleId: 'b', reads: 25 },
  ]);
});

test('the list is as long as asked and never longer', () => {
  expect(rankMostRead([reads('a', 1), reads('b', 2)], [], 1, 1)).toHaveLength(1);
  expect(rankMostRead([reads('a', 1)], [], 1, 0)).toEqual([]);
});

test('an hour ago is in the window of one hour and two hours ago is not', async () => {
  const store = bucketed([
    { articleId: 'now', hour: NOON, reads: 1 },
    { articleId: 'before', hour: NOON - HOUR, reads: 10 },
    { articleId: 'long_gone', hour: NOON - 2 * HOUR, reads: 100 },
  ]);
  const list = await mostRead({ reads: store, clock: { now: () => NOON + 30 * MINUTE } }, '1h', 10);
  expect(list).toEqual([
    { articleId: 'before', reads: 5 },
    { articleId: 'now', reads: 1 },
  ]);
});

test('each window sees what the shorter ones see and more', async () => {
  const store = bucketed([
    { articleId: 'today', hour: NOON - 2 * HOUR, reads: 1 },
    { articleId: 'this_week', hour: NOON - 2 * DAY, reads: 1 },
    { articleId: 'this_month', hour: NOON - 20 * DAY, reads: 1 },
    { articleId: 'earlier', hour: NOON - 31 * DAY, reads: 1 },
  ]);
  const seen = await Promise.all(
    readWindows.map(async (window) => (await mostRead({ reads: store, clock: { now: () => NOON } }, window, 9)).length),
  );
  expect(seen).toEqual([0, 1, 2, 3]);
});

test('whole hours and the part of the oldest make exactly the window', () => {
  fc.assert(
    fc.property(fc.integer({ min: NOON, max: NOON + DAY }), fc.constantFrom(...readWindows), (now, window) => {
      const { edge, edgeShare, whole, end } = windowHours(window, now);
      const length = { '1h': HOUR, '24h': DAY, '7d': 7 * DAY, '30d': 30 * DAY }[window];
      // The running hour is whole in the sums; what of it is still to come holds no reads.
      const covered = now - whole + edgeShare * HOUR;
      expect(Math.abs(covered - length)).toBeLessThan(1);
      expect(edgeShare > 0 && edgeShare <= 1 && edge + HOUR === whole && end > now && end - now <= HOUR).toBe(true);
    }),
  );
});

test('one more read never moves an article down', () => {
  const totals = fc.uniqueArray(
    fc.record({ articleId: fc.string({ minLength: 1 }), reads: fc.integer({ min: 1, max: 50 }) }),
    {
      selector: (one) => one.articleId,
      minLength: 1,
      maxLength: 20,
    },
  );
  fc.assert(
    fc.property(totals, totals, fc.double({ min: 0.01, max: 1, noNaN: true }), (whole, edge, share) => {
      const lucky = whole[0]?.articleId as string;
      const place = (list: readonly ReadTotal[]) => ids(rankMostRead(list, edge, share, 100)).indexOf(lucky);
      const more = whole.map((one) => (one.articleId === lucky ? reads(lucky, one.reads + 1) : one));
      expect(place(more)).toBeLessThanOrEqual(place(whole));
    }),
  );
});
