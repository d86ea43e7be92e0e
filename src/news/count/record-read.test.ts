import { expect, test } from 'vitest';
import { newId } from '../../base/index.ts';
import type { Read } from './ports.ts';
import { type ReadSignal, recordRead } from './record-read.ts';

const NOW = Date.parse('2026-11-24T10:20:30Z');
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

function counting(now = NOW) {
  const kept: Read[] = [];
  const saltDays: string[] = [];
  return {
    kept,
    saltDays,
    deps: {
      clock: { now: () => now },
      zone: () => 'Asia/Damascus',
      salts: {
        saltOf: async (day: string) => {
          saltDays.push(day);
          return new TextEncoder().encode(day);
        },
      },
      reads: {
        record: async (read: Read) => {
          const key = Buffer.from(read.mark).toString('hex');
          if (kept.some((other) => Buffer.from(other.mark).toString('hex') === key)) return 'repeat' as const;
          kept.push(read);
          return 'counted' as const;
        },
      },
    },
  };
}

const articleId = newId(NOW);
const signal = (change: Partial<ReadSignal> = {}): ReadSignal => ({
  articleId,
  address: '203.0.113.9',
  userAgent: FIREFOX,
  purposes: [],
  ...change,
});

test('a reader counts once for an article and day', async () => {
  const { deps, kept } = counting();
  expect(await recordRead(deps, signal())).toBe('counted');
  expect(await recordRead(deps, signal())).toBe('repeat');
  expect(kept).toHaveLength(1);
});

test('what is kept holds neither address nor program', async () => {
  const { deps, kept } = counting();
  await recordRead(deps, signal());
  const stored = JSON.stringify(kept[0]);
  expect(stored).not.toContain('203.0.113');
  expect(stored).not.toContain('Firefox');
});

test('a read falls in its UTC hour and in the day of the publication', async () => {
  const { deps, kept, saltDays } = counting(Date.parse('2026-11-24T21:30:00Z'));
  await recordRead(deps, signal());
  expect(kept[0]).toMatchObject({ day: '2026-11-25', hour: Date.parse('2026-11-24T21:00:00Z') });
  expect(saltDays).toEqual(['2026-11-25']);
});

test.each([
  ['Googlebot', 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'],
  ['a script', 'curl/8.5.0'],
  ['a headless browser', 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/140.0 Safari/537.36'],
  ['no name at all', ' '],
  ['a name no browser has', FIREFOX + 'x'.repeat(600)],
])('%s is not a reader', async (_name, userAgent) => {
  const { deps, kept } = counting();
  expect(await recordRead(deps, signal({ userAgent }))).toBe('ignored');
  expect(kept).toEqual([]);
});

test.each(['prefetch', 'prefetch;prerender', 'Prefetch', 'prerender', 'preview'])(
  'a page loaded ahead (%s) is not a read',
  async (purpose) => {
    const { deps } = counting();
    expect(await recordRead(deps, signal({ purposes: [null, purpose, undefined] }))).toBe('ignored');
  },
);

test('an id that is none reaches neither salt nor store', async () => {
  const { deps, saltDays } = counting();
  expect(await recordRead(deps, signal({ articleId: "' or 1=1 --" }))).toBe('ignored');
  expect(saltDays).toEqual([]);
});

test('an article that is not published is ignored', async () => {
  const { deps } = counting();
  const reads = { record: async () => 'unknown' as const };
  expect(await recordRead({ ...deps, reads }, signal())).toBe('ignored');
});

test('a read that could not be committed is not acknowledged', async () => {
  const { deps } = counting();
  const reads = { record: () => Promise.reject(new Error('disk')) };
  await expect(recordRead({ ...deps, reads }, signal())).rejects.toThrow('disk');
});
