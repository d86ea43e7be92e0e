import { expect, test } from 'vitest';
import { DAY } from '../../base/index.ts';
import { forgetReads } from './forget-reads.ts';

const NOW = Date.parse('2026-11-24T10:00:00Z');

test('marks before today go in portions, hours past every window go, and older salts are destroyed', async () => {
  const portions = [5_000, 5_000, 12];
  let hours = 3;
  const asked: [string, unknown][] = [];
  const result = await forgetReads({
    clock: { now: () => NOW },
    zone: () => 'Asia/Damascus',
    salts: {
      saltOf: async (day) => {
        asked.push(['salt', day]);
        return new Uint8Array(32);
      },
    },
    reads: {
      forgetMarks: async (day) => {
        asked.push(['marks', day]);
        return portions.shift() ?? 0;
      },
      forgetHours: async (before) => {
        asked.push(['hours', before]);
        hours -= 1;
        return hours >= 0;
      },
    },
  });
  expect(result).toEqual({ marks: 10_012 });
  expect(asked[0]).toEqual(['salt', '2026-11-24']);
  expect(asked).toContainEqual(['marks', '2026-11-24']);
  expect(asked.filter(([what, before]) => what === 'hours' && before === NOW - 32 * DAY)).toHaveLength(4);
});
