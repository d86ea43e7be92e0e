import { sql, type Transaction } from 'kysely';
import { AppError, type Clock } from '../base/index.ts';
import { migrations as all } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';
import type { Storage } from './open.ts';
import type { Schema } from './schema.ts';

/** Any fixed number of ours: the key of PostgreSQL's advisory lock around migrations. */
const LOCK_KEY = 7_277_261;

/**
 * Brings the schema up to date: each missing step in a transaction of its own, under a lock that other
 * processes wait for. Returns the names of the steps it ran. Throws `data_newer` when the database holds
 * a step that this version does not know.
 */
export async function migrate(storage: Storage, clock: Clock, steps: readonly Migration[] = all): Promise<string[]> {
  await storage.write(async (trx) => {
    await lock(storage, trx);
    await sql`create table if not exists migrations (name text primary key, applied_at bigint not null)`.execute(trx);
  });
  const ran: string[] = [];
  for (const step of steps) {
    const applied = await storage.write(async (trx) => {
      await lock(storage, trx);
      const known = new Set(steps.map((one) => one.name));
      const rows = await trx.selectFrom('migrations').select('name').execute();
      const unknown = rows.find((row) => !known.has(row.name));
      if (unknown) throw new AppError('data_newer', { step: unknown.name });
      if (rows.some((row) => row.name === step.name)) return false;
      await step.up(trx, storage.dialect);
      await trx.insertInto('migrations').values({ name: step.name, applied_at: clock.now() }).execute();
      return true;
    });
    if (applied) ran.push(step.name);
  }
  return ran;
}

/** SQLite's BEGIN IMMEDIATE is the lock already; PostgreSQL's advisory one lasts until the commit. */
async function lock(storage: Storage, trx: Transaction<Schema>): Promise<void> {
  if (storage.dialect === 'postgres') await sql`select pg_advisory_xact_lock(${LOCK_KEY})`.execute(trx);
}
