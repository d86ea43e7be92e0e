import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** Neighbours of articles as computed, and what editors chose. */
export const migration: Migration = {
  name: '0004-related',
  up: async (trx) => {
    const statements = [
      `create table related_state (article_id text primary key references articles (id) on delete cascade, version integer not null, sketch text not null, refreshed_at bigint not null)`,
      `create table related_neighbours (
        article_id text not null references related_state (article_id) on delete cascade, position integer not null,
        neighbour_id text not null references articles (id) on delete cascade, score double precision not null,
        words text not null, same_section integer not null, primary key (article_id, position))`,
      // For the cascade: without it, deleting an article reads the whole table.
      `create index related_neighbours_to on related_neighbours (neighbour_id)`,
      `create table related_choices (
        article_id text not null references articles (id) on delete cascade, other_id text not null,
        choice text not null, position integer not null, chosen_at bigint not null, primary key (article_id, other_id))`,
    ];
    for (const statement of statements) await sql.raw(statement).execute(trx);
  },
};
