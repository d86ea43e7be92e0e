import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { databases } from '../../../test/support/databases.ts';
import { DAY, HOUR, type Id } from '../../base/index.ts';
import { openStorage, type Storage } from '../open.ts';
import { createReadsStore } from '../reads-store.ts';
import { insertLiveArticle, withdrawLiveArticle } from './live-rows.ts';

const HOUR_0 = Date.UTC(2026, 10, 24, 9);

describe.each(databases)('reads on $name', ({ open }) => {
  let storage: Awaited<ReturnType<typeof open>>;
  let store: ReturnType<typeof createReadsStore>;
  let article: Id;
  beforeEach(async () => {
    storage = await open();
    store = createReadsStore(storage);
    article = await insertLiveArticle(storage);
  });
  afterEach(() => storage.close());

  const mark = (n: number) => new Uint8Array(Buffer.from(n.toString(16).padStart(32, '0'), 'hex'));
  const read = (n: number, change: { articleId?: Id; day?: string; hour?: number } = {}) => ({
    articleId: article,
    day: '2026-11-24',
    hour: HOUR_0,
    mark: mark(n),
    ...change,
  });
  const marks = async (of: Storage = storage) =>
    Number(
      (
        await of.read
          .selectFrom('read_marks')
          .select((eb) => eb.fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    );

  test('a mark counts once, in the same batch and in later ones', async () => {
    expect(await Promise.all([store.record(read(1)), store.record(read(1)), store.record(read(2))])).toEqual([
      'counted',
      'repeat',
      'counted',
    ]);
    expect(await store.record(read(1))).toBe('repeat');
    expect(await store.totals(HOUR_0, HOUR_0 + HOUR)).toEqual([{ articleId: article, reads: 2 }]);
  });

  test('the same mark on another day counts again', async () => {
    await store.record(read(1));
    expect(await store.record(read(1, { day: '2026-11-25' }))).toBe('counted');
  });

  test('what was acknowledged is seen by another connection at once', async () => {
    await store.record(read(1));
    const other = await openStorage(storage.location);
    try {
      expect(await marks(other)).toBe(1);
      expect(await createReadsStore(other).totals(HOUR_0, HOUR_0 + 1)).toEqual([{ articleId: article, reads: 1 }]);
    } finally {
      await other.close();
    }
  });

  test('more reads than one batch holds are each counted once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 1_700 }, (_, n) => store.record(read(n % 1_200))));
    expect(outcomes.filter((outcome) => outcome === 'counted')).toHaveLength(1_200);
    expect(await store.totals(HOUR_0, HOUR_0 + HOUR)).toEqual([{ articleId: article, reads: 1_200 }]);
  });

  test('two processes that count the same readers count each once', async () => {
    const other = await openStorage(storage.location);
    try {
      const stores = [store, createReadsStore(other)];
      const outcomes = await Promise.all(
        Array.from({ length: 600 }, (_, n) => (stores[n % 2] as typeof store).record(read(Math.floor(n / 2)))),
      );
      expect(outcomes.filter((outcome) => outcome === 'counted')).toHaveLength(300);
      expect(await store.totals(HOUR_0, HOUR_0 + HOUR)).toEqual([{ articleId: article, reads: 300 }]);
    } finally {
      await other.close();
    }
  });

  test('an article that nobody can read is unknown and leaves no trace', async () => {
    const gone = await insertLiveArticle(storage, { status: 'withdrawn' });
    expect(
      await Promise.all([store.record(read(1, { articleId: gone })), store.record(read(2, { articleId: 'none' }))]),
    ).toEqual(['unknown', 'unknown']);
    expect(await marks()).toBe(0);
  });

  test('a withdrawn article leaves the totals at once, and the desk still sees its reads', async () => {
    await store.record(read(1));
    await withdrawLiveArticle(storage, article);
    expect(await store.totals(HOUR_0, HOUR_0 + HOUR)).toEqual([]);
    expect(await store.totalsOf([article])).toEqual([{ articleId: article, reads: 1 }]);
  });

  test('totals hold the hours that start in the window and no others', async () => {
    await Promise.all([-1, 0, 1, 2].map((n) => store.record(read(n + 10, { hour: HOUR_0 + n * HOUR }))));
    expect(await store.totals(HOUR_0, HOUR_0 + 2 * HOUR)).toEqual([{ articleId: article, reads: 2 }]);
    expect(await store.totals(HOUR_0, HOUR_0)).toEqual([]);
  });

  test('any window has the sum of its hours, however many days it spans', async () => {
    const offsets = Array.from({ length: 80 }, (_, n) => n * HOUR);
    await Promise.all(offsets.map((offset, n) => store.record(read(n, { hour: HOUR_0 + offset }))));
    const window = fc.tuple(fc.integer({ min: -30, max: 100 }), fc.integer({ min: 0, max: 110 }));
    await fc.assert(
      fc.asyncProperty(window, async ([start, length]) => {
        const [from, to] = [HOUR_0 + start * HOUR, HOUR_0 + (start + length) * HOUR];
        const inside = offsets.filter((offset) => HOUR_0 + offset >= from && HOUR_0 + offset < to).length;
        const totals = await store.totals(from, to);
        expect(totals).toEqual(inside === 0 ? [] : [{ articleId: article, reads: inside }]);
      }),
      { numRuns: 60 },
    );
  });

  test('a batch that cannot be committed is refused whole, and the next one is not hurt', async () => {
    let failures = 1;
    const shaky = createReadsStore({
      ...storage,
      write: (change) => {
        failures -= 1;
        return failures >= 0 ? Promise.reject(new Error('disk')) : storage.write(change);
      },
    });
    const settled = await Promise.allSettled([shaky.record(read(1)), shaky.record(read(2))]);
    expect(settled.map((one) => one.status)).toEqual(['rejected', 'rejected']);
    expect(await shaky.record(read(1))).toBe('counted');
  });

  test('when too many wait the next one hears of it', async () => {
    const reads = Array.from({ length: 20_001 }, (_, n) => store.record(read(n % 10)));
    await expect(reads[20_000]).rejects.toMatchObject({ code: 'database_busy' });
    expect(new Set(await Promise.all(reads.slice(0, 20_000)))).toEqual(new Set(['counted', 'repeat']));
  });

  test('draining waits for every read that was handed in', async () => {
    const outcome = store.record(read(1));
    await store.drain();
    expect(await marks()).toBe(1);
    expect(await outcome).toBe('counted');
  });

  test('marks of past days go in portions; those of today stay', async () => {
    await Promise.all([
      ...[1, 2, 3, 4, 5].map((n) => store.record(read(n, { day: '2026-11-22' }))),
      store.record(read(6, { day: '2026-11-23' })),
      store.record(read(7)),
    ]);
    expect(await store.forgetMarks('2026-11-24', 4)).toBe(4);
    expect(await store.forgetMarks('2026-11-24', 4)).toBe(2);
    expect(await store.forgetMarks('2026-11-24', 4)).toBe(0);
    expect(await marks()).toBe(1);
    expect(await store.record(read(7))).toBe('repeat');
  });

  test('hours past every window go, the oldest first, and the reads stay in the sum of all', async () => {
    const old = Date.UTC(2026, 9, 1);
    await Promise.all([
      store.record(read(1, { hour: old })),
      store.record(read(2, { hour: old + 5 * HOUR })),
      store.record(read(3, { hour: old + DAY })),
      store.record(read(4)),
    ]);
    const hours = async () =>
      (await storage.read.selectFrom('reads_hourly').select('hour').orderBy('hour').execute()).map((row) => row.hour);
    expect(await store.forgetHours(old + 2 * DAY, 2)).toBe(true);
    expect(await hours()).toEqual([old + DAY, HOUR_0]);
    expect(await store.forgetHours(old + 2 * DAY, 2)).toBe(true);
    expect(await store.forgetHours(old + 2 * DAY, 2)).toBe(false);
    expect(await hours()).toEqual([HOUR_0]);
    expect(await store.totalsOf([article, 'none'])).toEqual([{ articleId: article, reads: 4 }]);
  });
});
