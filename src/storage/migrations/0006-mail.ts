import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** Subscribers with the proof of their consent; editions with their frozen content; letters and notices as rows. */
export const migration: Migration = {
  name: '0006-mail',
  up: async (trx, dialect) => {
    // Clustered by its key a letter is written once, not twice.
    const end = dialect === 'sqlite' ? ' without rowid' : '';
    const delivery = `state text not null, due_at bigint not null, lease_token text, attempts integer not null, unknowns integer not null,
      sending_since bigint, settled_at bigint, reply text not null`;
    const statements = [
      `create table subscribers (
        id text primary key, address text not null, address_key text not null unique, language text not null,
        created_at bigint not null, confirmed_at bigint, left_at bigint, paused_until bigint)`,
      `create index subscribers_unconfirmed on subscribers (created_at) where confirmed_at is null`,
      `create table subscriptions (
        subscriber_id text not null references subscribers (id) on delete cascade, newsletter text not null, since bigint not null,
        ended_at bigint, primary key (subscriber_id, newsletter))${end}`,
      // Letters are laid out along this one.
      `create index subscriptions_active on subscriptions (newsletter, subscriber_id) where ended_at is null`,
      `create table consents (
        id text primary key, subscriber_id text not null references subscribers (id) on delete cascade, at bigint not null,
        event text not null, newsletters text not null, language text not null, form text not null, wording text not null,
        answers text unique)`,
      `create index consents_of on consents (subscriber_id, at)`,
      `create index consents_asked on consents (at) where event = 'asked'`,
      `create table suppressions (address_key text primary key, kind text not null, at bigint not null, detail text not null)`,
      `create table notices (
        id text primary key, subscriber_id text not null references subscribers (id) on delete cascade, kind text not null,
        ask_id text not null, ${delivery})`,
      `create index notices_due on notices (due_at) where state = 'open'`,
      `create index notices_of on notices (subscriber_id)`,
      `create table editions (
        id text primary key, newsletter text not null, period text not null, state text not null, scheduled_for bigint not null,
        opened_at bigint not null, since bigint not null, until bigint not null, content_version integer not null, laid_to text,
        laid_at bigint, touched_at bigint not null, finished_at bigint, unique (newsletter, period))`,
      `create index editions_by_state on editions (state, opened_at)`,
      `create table edition_contents (
        edition_id text not null references editions (id), version integer not null, content text not null, made_at bigint not null,
        primary key (edition_id, version))`,
      `create table edition_articles (
        edition_id text not null references editions (id), article_id text not null, removed_in integer, primary key (edition_id, article_id))`,
      `create index edition_articles_of on edition_articles (article_id)`,
      `create table letters (
        edition_id text not null references editions (id), subscriber_id text not null, content_version integer not null, ${delivery},
        primary key (edition_id, subscriber_id))${end}`,
      // Only letters that are still to go: the index shrinks as an edition goes out.
      `create index letters_due on letters (edition_id, due_at) where state = 'open'`,
    ];
    for (const statement of statements) await sql.raw(statement).execute(trx);
  },
};
