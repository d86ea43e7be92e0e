import { sql, type Transaction } from 'kysely';
import { AppError, DAY, HOUR } from '../base/index.ts';
import type { Read, ReadOutcome, Reads, ReadTotal } from '../news/count/index.ts';
import type { Storage } from './open.ts';
import type { Schema } from './schema.ts';

/** 500: two parameters each stay far below both databases' limits, and the transaction takes a few ms. */
const BATCH_MAX = 500;

/** 20,000 waiting reads are about 40 commits, some seconds behind; past that it is kinder to say so at once. */
const WAITING_MAX = 20_000;

/** 4 ms: reads that come together share one commit, and nobody notices the wait. */
const LINGER_MS = 4;

type Waiting = { read: Read; resolve(outcome: ReadOutcome): void; reject(error: unknown): void };

/** Reads summed by article and UTC period of `length` ms, in the order of the key. */
function sumBy(reads: readonly Read[], length: number): { start: number; article_id: string; reads: number }[] {
  const sums = new Map<string, { start: number; article_id: string; reads: number }>();
  for (const { hour, articleId } of reads) {
    const start = hour - (hour % length);
    const key = `${start} ${articleId}`;
    const sum = sums.get(key) ?? { start, article_id: articleId, reads: 0 };
    sum.reads += 1;
    sums.set(key, sum);
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}

/** The reads of `batch` in one transaction; an outcome for each, in order. */
async function commitReads(trx: Transaction<Schema>, batch: readonly Read[]): Promise<ReadOutcome[]> {
  const asked = [...new Set(batch.map((read) => read.articleId))];
  const live = await trx
    .selectFrom('live_articles')
    .select('article_id')
    .where('article_id', 'in', asked)
    .where('status', '=', 'published')
    .execute();
  const known = new Set(live.map((row) => row.article_id));

  const keyOf = (day: string, mark: Uint8Array) => `${day} ${Buffer.from(mark).toString('hex')}`;
  const rows = new Map<string, Read>();
  for (const read of batch) {
    const key = keyOf(read.day, read.mark);
    if (known.has(read.articleId) && !rows.has(key)) rows.set(key, read);
  }
  if (rows.size === 0) return batch.map(() => 'unknown');

  // Sorted, marks before hours: two processes that commit the same rows take their locks in the same order.
  const sorted = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, read]) => read);
  const inserted = await trx
    .insertInto('read_marks')
    .values(sorted.map((read) => ({ day: read.day, mark: Buffer.from(read.mark) })))
    .onConflict((conflict) => conflict.columns(['day', 'mark']).doNothing())
    .returning(['day', 'mark'])
    .execute();
  const fresh = new Set(inserted.map((row) => keyOf(row.day, row.mark)));

  const counted: Read[] = [];
  const outcomes = batch.map((read): ReadOutcome => {
    if (!known.has(read.articleId)) return 'unknown';
    if (!fresh.delete(keyOf(read.day, read.mark))) return 'repeat';
    counted.push(read);
    return 'counted';
  });
  if (counted.length > 0) {
    await trx
      .insertInto('reads_hourly')
      .values(sumBy(counted, HOUR).map(({ start, ...row }) => ({ hour: start, ...row })))
      .onConflict((conflict) =>
        conflict
          .columns(['hour', 'article_id'])
          .doUpdateSet((eb) => ({ reads: eb('reads_hourly.reads', '+', eb.ref('excluded.reads')) })),
      )
      .execute();
    await trx
      .insertInto('reads_daily')
      .values(sumBy(counted, DAY).map(({ start, ...row }) => ({ day: start, ...row })))
      .onConflict((conflict) =>
        conflict
          .columns(['day', 'article_id'])
          .doUpdateSet((eb) => ({ reads: eb('reads_daily.reads', '+', eb.ref('excluded.reads')) })),
      )
      .execute();
  }
  return outcomes;
}

/**
 * Reads in either database. Writes commit in groups: while one transaction runs, the reads that arrive wait for the
 * next, so the number of commits follows the disk and not the readers.
 */
export function createReadsStore(storage: Storage): Reads & { drain(): Promise<void> } {
  let waiting: Waiting[] = [];
  let running: Promise<void> | null = null;

  async function flush(batch: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await storage.write((trx) =>
        commitReads(
          trx,
          batch.map(({ read }) => read),
        ),
      );
      batch.forEach(({ resolve }, i) => {
        resolve(outcomes[i] as ReadOutcome);
      });
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  async function work(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, LINGER_MS));
    while (waiting.length > 0) {
      const batch = waiting.slice(0, BATCH_MAX);
      waiting = waiting.slice(BATCH_MAX);
      await flush(batch);
    }
    running = null;
  }

  return {
    record: (read) => {
      if (waiting.length >= WAITING_MAX) return Promise.reject(new AppError('database_busy'));
      return new Promise((resolve, reject) => {
        waiting.push({ read, resolve, reject });
        running ??= work();
      });
    },

    totals: async (from, to) => {
      // Whole days come from the day sums: 30 days are then some thousand rows instead of some hundred thousand.
      const firstDay = Math.min(Math.ceil(from / DAY) * DAY, to);
      const lastDay = Math.max(Math.floor(to / DAY) * DAY, firstDay);
      const rows = await sql<ReadTotal>`
        select summed.article_id as "articleId", summed.reads from (
          select article_id, cast(sum(reads) as bigint) as reads from (
            select article_id, reads from reads_hourly where hour >= ${from} and hour < ${firstDay}
            union all select article_id, reads from reads_daily where day >= ${firstDay} and day < ${lastDay}
            union all select article_id, reads from reads_hourly where hour >= ${lastDay} and hour < ${to}
          ) as periods group by article_id
        ) as summed
        join live_articles on live_articles.article_id = summed.article_id and live_articles.status = 'published'
      `.execute(storage.read);
      return rows.rows;
    },

    totalsOf: async (articleIds) => {
      if (articleIds.length === 0) return [];
      return (
        storage.read
          .selectFrom('reads_daily')
          .where('article_id', 'in', [...articleIds])
          .groupBy('article_id')
          // The sum of bigint is PostgreSQL's numeric, which arrives as text; reads fit a bigint.
          .select(['article_id as articleId', sql<number>`cast(sum(reads) as bigint)`.as('reads')])
          .execute()
      );
    },

    forgetMarks: (day, limit) =>
      storage.write(async (trx) => {
        const old = await trx
          .selectFrom('read_marks')
          .select(['day', 'mark'])
          .where('day', '<', day)
          .orderBy('day')
          .orderBy('mark')
          .limit(limit)
          .execute();
        const first = old[0];
        const last = old.at(-1);
        if (!first || !last) return 0;
        // One range of the primary key instead of thousands of parameters.
        const gone = await trx
          .deleteFrom('read_marks')
          .where(sql<boolean>`(day, mark) <= (${last.day}, ${last.mark})`)
          .executeTakeFirst();
        return Number(gone.numDeletedRows);
      }),

    forgetHours: (before, limit) =>
      storage.write(async (trx) => {
        const { old } = await trx
          .selectFrom((from) =>
            from
              .selectFrom('reads_hourly')
              .select('hour')
              .where('hour', '<', before)
              .orderBy('hour')
              .limit(limit)
              .as('first'),
          )
          .select((eb) => eb.fn.max('hour').as('old'))
          .executeTakeFirstOrThrow();
        if (old === null) return false;
        await trx.deleteFrom('reads_hourly').where('hour', '<=', old).execute();
        return true;
      }),

    drain: async () => {
      while (running !== null) await running;
    },
  };
}
