import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** Settings, sections, names, articles with their revisions, what readers see, pictures, audit and jobs. */
export const migration: Migration = {
  name: '0001-core',
  up: async (trx) => {
    const statements = [
      `create table settings (key text not null, version integer not null, value text not null, changed_at bigint not null, changed_by text, primary key (key, version))`,
      `create table sections (id text primary key, slug text not null unique, name text not null, description text not null, position integer not null)`,
      `create table contributors (id text primary key, slug text not null unique, name text not null, city text not null, bio text not null, account_id text)`,
      `create table tags (id text primary key, slug text not null unique, name text not null, name_key text not null unique)`,
      `create table articles (
        id text primary key, short_id text not null unique, version integer not null, content_version integer not null,
        state text not null, title text not null, section_id text references sections (id), created_by text not null,
        created_at bigint not null, updated_at bigint not null, updated_by text not null, scheduled_for bigint,
        published_at bigint, live_version integer, withdrawal text, content_key text)`,
      `create index articles_by_state on articles (state, updated_at, id)`,
      `create index articles_by_update on articles (updated_at, id)`,
      `create index articles_by_author on articles (created_by, updated_at, id)`,
      `create index articles_scheduled on articles (scheduled_for) where scheduled_for is not null`,
      `create index articles_by_content on articles (content_key) where content_key is not null`,
      `create table revisions (
        article_id text not null references articles (id) on delete cascade, version integer not null, content text not null,
        saved_at bigint not null, saved_by text not null, note text not null, primary key (article_id, version))`,
      `create table live_articles (
        article_id text primary key references articles (id), short_id text not null unique, version integer not null,
        status text not null, section_id text references sections (id), slug text not null, title text not null,
        title_key text not null, deck text not null, form text not null, language text not null, direction text not null,
        dateline text, provenance text not null, bylines text not null, tag_ids text not null, lead_image text,
        search_title text not null, search_description text not null, html text not null, html_version integer not null,
        related_links text not null, word_count integer not null, published_at bigint not null, modified_at bigint not null,
        withdrawal text)`,
      `create index live_latest on live_articles (status, published_at desc, article_id desc)`,
      `create index live_by_section on live_articles (section_id, status, published_at desc, article_id desc)`,
      `create index live_by_title on live_articles (title_key)`,
      `create table live_tags (tag_id text not null references tags (id), article_id text not null references live_articles (article_id) on delete cascade, published_at bigint not null, primary key (tag_id, published_at, article_id))`,
      `create index live_tags_of on live_tags (article_id)`,
      `create table live_bylines (contributor_id text not null references contributors (id), article_id text not null references live_articles (article_id) on delete cascade, published_at bigint not null, primary key (contributor_id, published_at, article_id))`,
      `create index live_bylines_of on live_bylines (article_id)`,
      `create table corrections (id text primary key, article_id text not null references articles (id), at bigint not null, note text not null, account_id text not null)`,
      `create index corrections_of on corrections (article_id, at)`,
      `create index corrections_latest on corrections (at)`,
      `create table media (id text primary key, width integer not null, height integer not null, sha256 text not null, renditions text not null, created_at bigint not null, created_by text)`,
      `create index media_by_hash on media (sha256)`,
      `create table audit (id text primary key, at bigint not null, account_id text, action text not null, subject text not null, detail text not null)`,
      `create index audit_by_time on audit (at)`,
      `create index audit_by_subject on audit (subject, at)`,
      `create table jobs (
        id text primary key, kind text not null, subject text not null, version integer not null, lane text not null,
        payload text not null, run_at bigint not null, attempts integer not null, leased_until bigint, lease_token text,
        dead_at bigint, last_error text, created_at bigint not null, unique (kind, subject, version))`,
      `create index jobs_due on jobs (lane, run_at) where dead_at is null`,
    ];
    for (const statement of statements) await sql.raw(statement).execute(trx);
  },
};
