import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/**
 * Accounts, their credentials and sessions as better-auth 1.7.6 compiles them for our names (src/auth/options.ts),
 * frozen here so that they run in one transaction; the accounts contract compares the two. Then our own: tokens for
 * machines and the counters that slow down guessing.
 */
export const migration: Migration = {
  name: '0002-accounts',
  up: async (trx, dialect) => {
    const time = dialect === 'postgres' ? 'timestamptz' : 'date';
    const now = dialect === 'postgres' ? 'default current_timestamp ' : '';
    const flag = dialect === 'postgres' ? 'boolean' : 'integer';
    const statements = [
      `create table accounts (
        id text not null primary key, name text not null, email text not null unique, email_verified ${flag} not null,
        image text, created_at ${time} ${now}not null, updated_at ${time} ${now}not null, role text not null, disabled integer not null)`,
      `create table sessions (
        id text not null primary key, expires_at ${time} not null, token text not null unique, created_at ${time} ${now}not null,
        updated_at ${time} not null, ip_address text, user_agent text,
        account_id text not null references accounts (id) on delete cascade)`,
      `create table credentials (
        id text not null primary key, provider_account_id text not null, provider text not null,
        account_id text not null references accounts (id) on delete cascade, access_token text, refresh_token text, id_token text,
        access_token_expires_at ${time}, refresh_token_expires_at ${time}, scope text, password text,
        created_at ${time} ${now}not null, updated_at ${time} not null)`,
      `create table verifications (
        id text not null primary key, identifier text not null, value text not null, expires_at ${time} not null,
        created_at ${time} ${now}not null, updated_at ${time} ${now}not null)`,
      `create index sessions_account_id_idx on sessions (account_id)`,
      `create index credentials_account_id_idx on credentials (account_id)`,
      `create index verifications_identifier_idx on verifications (identifier)`,
      `create table api_tokens (
        id text primary key, account_id text not null references accounts (id) on delete cascade, name text not null,
        hash text not null unique, role text not null, scopes text not null, created_at bigint not null,
        last_used_at bigint, revoked_at bigint)`,
      `create index api_tokens_of on api_tokens (account_id, created_at)`,
      `create table attempts (key text primary key, count integer not null, started_at bigint not null)`,
      `create index attempts_by_age on attempts (started_at)`,
    ];
    for (const statement of statements) await sql.raw(statement).execute(trx);
  },
};
