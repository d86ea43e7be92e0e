import type { Kysely } from 'kysely';
import type { Clock } from '../base/index.ts';
import type { AccountStore, AttemptStore, TokenStore } from '../news/people/index.ts';

/** The tables that better-auth reads and writes by itself. It sends single statements and opens no transaction. */
export type SignInDatabase = {
  dialect: 'sqlite' | 'postgres';
  // biome-ignore lint/suspicious/noExplicitAny: better-auth names its tables at run time.
  kysely: Kysely<any>;
};

export type AuthDeps = {
  database: SignInDatabase;
  accounts: AccountStore;
  tokens: TokenStore;
  attempts: AttemptStore;
  /** At least 32 characters, from a key file outside database and backups; signs cookies. Changing it signs everybody out. */
  secret: string;
  clock: Clock;
  /** Where the publication says it is reached, as `https://example.org`; decides whether cookies are Secure behind a proxy. */
  publicUrl(): string;
  /** Hears what better-auth complains about. */
  log?(message: string): void;
};
