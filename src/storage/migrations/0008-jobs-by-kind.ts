import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** Jobs are leased kind by kind: an archive's articles are all indexed before the first one's neighbours are looked for. */
export const migration: Migration = {
  name: '0008-jobs-by-kind',
  up: async (trx) => {
    await sql`drop index jobs_due`.execute(trx);
    await sql`create index jobs_due on jobs (lane, kind, run_at) where dead_at is null`.execute(trx);
  },
};
