import { type Kysely, sql, type Transaction } from 'kysely';
import {
  type Id,
  type Instant,
  type JobLane,
  type JobStore,
  type LeasedJob,
  type NewJob,
  newId,
} from '../base/index.ts';
import { heldBy } from './lease-owner.ts';
import type { Storage } from './open.ts';
import type { Schema } from './schema.ts';

/** Writes jobs in the transaction of the change that causes them. The same (kind, subject, version) twice is one. */
export async function insertJobs(trx: Transaction<Schema>, jobs: readonly NewJob[], now: Instant): Promise<void> {
  if (jobs.length === 0) return;
  await trx
    .insertInto('jobs')
    .values(
      jobs.map((job) => ({
        id: newId(now),
        kind: job.kind,
        subject: job.subject,
        version: job.version,
        lane: job.lane,
        payload: JSON.stringify(job.payload ?? null),
        run_at: job.runAt ?? now,
        attempts: 0,
        leased_until: null,
        lease_token: null,
        dead_at: null,
        last_error: null,
        created_at: now,
      })),
    )
    .onConflict((conflict) => conflict.columns(['kind', 'subject', 'version']).doNothing())
    .execute();
}

export function createJobStore(storage: Storage): JobStore {
  return {
    enqueue: (jobs, now) => storage.write((trx) => insertJobs(trx, jobs, now)),
    lease: (input) => lease(storage, input),
    finish: (jobs, follow, now) =>
      storage.write(async (trx) => {
        for (const [token, held] of Map.groupBy(jobs, (job) => job.leaseToken)) {
          const ids = held.map((job) => job.id);
          await trx.deleteFrom('jobs').where('id', 'in', ids).where('lease_token', '=', token).execute();
        }
        await insertJobs(trx, follow, now);
      }),
    fail: (job, error, runAt, now) =>
      storage.write(async (trx) => {
        await trx
          .updateTable('jobs')
          .set({
            leased_until: null,
            lease_token: null,
            // 2,000: enough for a stack's first frames; the table is no log.
            last_error: error.slice(0, 2000),
            run_at: runAt ?? now,
            dead_at: runAt === null ? now : null,
          })
          .where('id', '=', job.id)
          .where('lease_token', '=', job.leaseToken)
          .execute();
      }),
    recover: (owner, suspect, now) =>
      storage.write(async (trx) => {
        const died = 'the server ended each time while this was in hand';
        await sql`
          update jobs set leased_until = null, lease_token = null,
            dead_at = case when attempts < ${suspect} then null else cast(${now} as bigint) end,
            last_error = case when attempts < ${suspect} then last_error else ${died} end
          where dead_at is null and ${heldBy(owner)}`.execute(trx);
      }),
    dead: async (limit) => {
      const rows = await storage.read
        .selectFrom('jobs')
        .selectAll()
        .where('dead_at', 'is not', null)
        .orderBy('dead_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        id: row.id,
        kind: row.kind,
        subject: row.subject,
        version: row.version,
        attempts: row.attempts,
        diedAt: row.dead_at ?? 0,
        error: row.last_error ?? '',
      }));
    },
    revive: (id, now) =>
      storage.write(async (trx) => {
        const result = await trx
          .updateTable('jobs')
          .set({ dead_at: null, attempts: 0, run_at: now })
          .where('id', '=', id)
          .where('dead_at', 'is not', null)
          .executeTakeFirst();
        return result.numUpdatedRows > 0n;
      }),
    counts: async (now) => {
      const row = await storage.read
        .selectFrom('jobs')
        .select([
          sql<number>`coalesce(sum(case when dead_at is null and lease_token is null and run_at <= ${now} then 1 else 0 end), 0)`.as(
            'waiting',
          ),
          sql<number>`coalesce(sum(case when dead_at is null and lease_token is null and run_at > ${now} then 1 else 0 end), 0)`.as(
            'later',
          ),
          sql<number>`coalesce(sum(case when dead_at is null and lease_token is not null then 1 else 0 end), 0)`.as(
            'leased',
          ),
          sql<number>`coalesce(sum(case when dead_at is not null then 1 else 0 end), 0)`.as('dead'),
        ])
        .executeTakeFirstOrThrow();
      return {
        waiting: Number(row.waiting),
        later: Number(row.later),
        leased: Number(row.leased),
        dead: Number(row.dead),
      };
    },
    nextDue: async (kinds) => {
      if (kinds.length === 0) return null;
      const row = await dueAt(storage.read)
        .where('dead_at', 'is', null)
        .where('kind', 'in', [...kinds])
        .executeTakeFirst();
      return row?.due ?? null;
    },
  };
}

function dueAt(db: Kysely<Schema>) {
  return db
    .selectFrom('jobs')
    .select(
      sql<
        number | null
      >`min(case when leased_until is null or leased_until < run_at then run_at else leased_until end)`.as('due'),
    );
}

async function lease(
  storage: Storage,
  input: { token: string; lane: JobLane; kinds: readonly string[]; limit: number; now: Instant; lease: number },
): Promise<LeasedJob[]> {
  const { token } = input;
  const leasedUntil = input.now + input.lease;
  return storage.write(async (trx) => {
    let ids: Id[] = [];
    for (const kind of input.kinds) {
      let due = trx
        .selectFrom('jobs')
        .select('id')
        .where('dead_at', 'is', null)
        .where('lane', '=', input.lane)
        .where('kind', '=', kind)
        .where('run_at', '<=', input.now)
        .where((eb) => eb.or([eb('leased_until', 'is', null), eb('leased_until', '<', input.now)]))
        .orderBy('run_at')
        .orderBy('id')
        .limit(input.limit);
      // Several processes on PostgreSQL take different rows instead of waiting for one another; SQLite has one writer.
      if (storage.dialect === 'postgres') due = due.forUpdate().skipLocked();
      ids = (await due.execute()).map((row) => row.id);
      if (ids.length > 0) break;
    }
    if (ids.length === 0) return [];
    const rows = await trx
      .updateTable('jobs')
      .set((eb) => ({ leased_until: leasedUntil, lease_token: token, attempts: eb('attempts', '+', 1) }))
      .where('id', 'in', ids)
      .returningAll()
      .execute();
    rows.sort((a, b) => a.run_at - b.run_at || (a.id < b.id ? -1 : 1));
    return rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      subject: row.subject,
      version: row.version,
      lane: input.lane,
      payload: JSON.parse(row.payload),
      attempts: row.attempts,
      createdAt: row.created_at,
      leaseToken: token,
      leasedUntil,
    }));
  });
}
