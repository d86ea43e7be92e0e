import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** Translations of an article find one another, and pages of an older renderer are found to be made anew. */
export const migration: Migration = {
  name: '0009-pages',
  up: async (trx) => {
    const statements = [
      'alter table live_articles add column translation_of text',
      'create index live_articles_by_translation on live_articles (translation_of)',
      'create index live_articles_by_renderer on live_articles (html_version)',
    ];
    for (const statement of statements) await sql.raw(statement).execute(trx);
  },
};
