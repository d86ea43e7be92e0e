import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** Which detector read an article, so that a better one reads it again, and how sure each attribution is. */
export const migration: Migration = {
  name: '0011-source-readings',
  up: async (trx) => {
    const statements = [
      `alter table source_state add column detector integer not null default 0`,
      `alter table attributions add column confidence integer not null default 0`,
      `drop index attributions_by_outlet`,
      `create index attributions_by_outlet on attributions (outlet_id, article_id)`,
    ];
    for (const statement of statements) await sql.raw(statement).execute(trx);
  },
};
