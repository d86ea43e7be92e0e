import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** Marks of today's readers; reads by hour, and by day for the long windows and for good. */
export const migration: Migration = {
  name: '0005-reads',
  up: async (trx, dialect) => {
    const [blob, end] = dialect === 'sqlite' ? ['blob', ' without rowid'] : ['bytea', ''];
    const statements = [
      `create table read_marks (day text not null, mark ${blob} not null, primary key (day, mark))${end}`,
      // Hour first: a window is one range of the key.
      `create table reads_hourly (hour bigint not null, article_id text not null, reads bigint not null, primary key (hour, article_id))${end}`,
      `create table reads_daily (day bigint not null, article_id text not null, reads bigint not null, primary key (day, article_id))${end}`,
      `create index reads_daily_of on reads_daily (article_id)`,
    ];
    for (const statement of statements) await sql.raw(statement).execute(trx);
  },
};
