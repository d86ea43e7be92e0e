import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** What the desk keeps besides articles, in every version; entries of live coverages; what readers wrote to the desk. */
export const migration: Migration = {
  name: '0010-front',
  up: async (trx) => {
    const statements = [
      `create table desk_records (
        kind text not null, id text not null, version integer not null, value text, changed_at bigint not null,
        changed_by text, primary key (kind, id, version))`,
      `create table live_entries (
        id text primary key, article_id text not null references articles (id), version integer not null, at bigint not null,
        content text not null, marked integer not null, created_by text not null,
        corrections text not null, withdrawal text)`,
      `create index live_entries_newest on live_entries (article_id, at desc, id desc)`,
      `create index live_entries_marked on live_entries (article_id, at desc, id desc) where marked = 1`,
      `create table tips (
        id text primary key, at bigint not null, kind text not null, article_id text, text text not null, contact text not null,
        state text not null)`,
      `create index tips_by_state on tips (state, id)`,
    ];
    for (const statement of statements) await sql.raw(statement).execute(trx);
  },
};
