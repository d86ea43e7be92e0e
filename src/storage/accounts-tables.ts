import type { ColumnType } from 'kysely';

/** better-auth's moments: ISO 8601 text in SQLite, timestamptz in PostgreSQL, which takes the same text. */
type AuthTime = ColumnType<string | Date, string, string>;
/** Written as SQL's own true and false; SQLite keeps 1 and 0. */
type AuthFlag = boolean | number;

export type AccountsTables = {
  accounts: {
    id: string;
    name: string;
    email: string;
    email_verified: AuthFlag;
    image: string | null;
    created_at: AuthTime;
    updated_at: AuthTime;
    role: string;
    disabled: number;
  };
  sessions: {
    id: string;
    expires_at: AuthTime;
    token: string;
    created_at: AuthTime;
    updated_at: AuthTime;
    ip_address: string | null;
    user_agent: string | null;
    account_id: string;
  };
  credentials: {
    id: string;
    provider_account_id: string;
    provider: string;
    account_id: string;
    access_token: string | null;
    refresh_token: string | null;
    id_token: string | null;
    access_token_expires_at: AuthTime | null;
    refresh_token_expires_at: AuthTime | null;
    scope: string | null;
    password: string | null;
    created_at: AuthTime;
    updated_at: AuthTime;
  };
  api_tokens: {
    id: string;
    account_id: string;
    name: string;
    /** SHA-256 of the whole token, hex. */
    hash: string;
    role: string;
    /** JSON array of scopes. */
    scopes: string;
    created_at: number;
    last_used_at: number | null;
    revoked_at: number | null;
  };
  /** Counters of failed attempts; `key` is a keyed hash of what was tried from where. */
  attempts: { key: string; count: number; started_at: number };
};
