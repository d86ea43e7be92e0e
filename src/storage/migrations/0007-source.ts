import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** The source ledger: who said what in which article, and the media that carried it. */
export const migration: Migration = {
  name: '0007-source',
  up: async (trx) => {
    const statements = [
      `create table source_state (article_id text primary key references articles (id) on delete cascade, version integer not null, read_at bigint not null)`,
      `create table sources (
        id text primary key, kind text not null, name text not null, name_key text not null, scope text not null,
        description text not null, created_at bigint not null, unique (kind, name_key, scope))`,
      `create table outlets (id text primary key, name text not null, name_key text not null unique, created_at bigint not null)`,
      `create table attributions (
        id text primary key, article_id text not null references articles (id) on delete cascade, version integer not null,
        position integer not null, status text not null, source_id text references sources (id),
        outlet_id text references outlets (id), kind text not null, resolved text not null, role text, outlet_text text,
        when_text text, mode text not null, cue text, mention text, content_text text not null, spans text not null,
        rule text not null, anchored integer not null, created_at bigint not null, judged_at bigint, judged_by text)`,
      `create index attributions_of on attributions (article_id, position)`,
      `create index attributions_by_source on attributions (source_id, article_id)`,
      `create index attributions_by_outlet on attributions (outlet_id)`,
    ];
    for (const statement of statements) await sql.raw(statement).execute(trx);
  },
};
