import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** The search index as blobs; nothing here knows of words. */
export const migration: Migration = {
  name: '0003-search',
  up: async (trx, dialect) => {
    const blob = dialect === 'sqlite' ? 'blob' : 'bytea';
    const statements = [
      `create table search_state (id integer primary key, generation bigint not null, format integer not null, rebuild_wanted integer not null)`,
      `insert into search_state (id, generation, format, rebuild_wanted) values (1, 0, 0, 1)`,
      `create table search_segments (id text primary key, status text not null, docs integer not null, gone ${blob} not null, changed_at bigint not null)`,
      `create table search_blocks (segment_id text not null references search_segments (id), kind text not null, number integer not null, data ${blob} not null, primary key (segment_id, kind, number))`,
    ];
    for (const statement of statements) await sql.raw(statement).execute(trx);
    // Blocks are delta-coded already: compressing them again costs time at every read and gains a few per cent.
    if (dialect === 'postgres')
      await sql`alter table search_blocks alter column data set storage external`.execute(trx);
  },
};
