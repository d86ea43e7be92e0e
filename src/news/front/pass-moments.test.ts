import { describe, expect, it } from 'vitest';
import { breakingSchema } from './breaking.ts';
import { passMoments } from './pass-moments.ts';
import type { RecordStore } from './ports.ts';

/** What is purged when the schedule last looked at `since` and looks again at `now`, with a line that ends at 100. */
async function purgedBetween(since: number, now: number): Promise<string[]> {
  const purged: string[] = [];
  const value = breakingSchema.parse({ line: 'خبر', startedAt: 0, endsAt: 100 });
  const records: RecordStore = {
    read: async () => null,
    list: async (kind) => (kind === 'breaking' ? [{ id: 'b', version: 1, value, changedAt: 0, changedBy: null }] : []),
    save: async () => 'saved',
  };
  const purge = { purge: async (tags: readonly string[]) => void purged.push(...tags) };
  expect(await passMoments({ records, purge, clock: { now: () => now } }, since)).toBe(now);
  return purged;
}

describe('a moment that passes by itself', () => {
  it('purges every page once, when it has passed', async () => {
    expect(await purgedBetween(90, 99)).toEqual([]);
    expect(await purgedBetween(99, 100)).toEqual(['site']);
    expect(await purgedBetween(100, 110)).toEqual([]);
  });

  it('is not missed while the schedule slept', async () => {
    expect(await purgedBetween(10, 5000)).toEqual(['site']);
  });
});
