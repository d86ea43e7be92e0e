import type { Id, Instant } from '../../base/index.ts';
import type { Account, Role } from './account.ts';

/** What happened to an account or token, for the audit log. Never a password, a token or a network address. */
export type AccountAudit = {
  at: Instant;
  accountId: Id | null;
  action: string;
  subject: Id;
  detail: Record<string, unknown>;
};

export type AccountChange = { name?: string; role?: Role; disabled?: boolean };

export type AccountStore = {
  byId(id: Id): Promise<Account | null>;
  /** `email` in lower case. */
  byEmail(email: string): Promise<Account | null>;
  /** By name. */
  list(): Promise<Account[]>;
  /** Display names of those that exist; for bylines of changes in the newsroom. */
  namesOf(ids: readonly Id[]): Promise<Map<Id, string>>;
  /** 'exists' when the address is taken; then nothing was written. */
  add(account: Account, passwordHash: string, audit: AccountAudit): Promise<'added' | 'exists'>;
  /** Ends all sessions of an account whose role falls or that is disabled. 'last_admin' would leave no enabled admin. */
  change(id: Id, change: AccountChange, audit: AccountAudit): Promise<Account | 'not_found' | 'last_admin'>;
  /** Replaces the password and ends all sessions. False when there is no such account. */
  setPasswordHash(id: Id, passwordHash: string, audit: AccountAudit): Promise<boolean>;
  /** Ends all sessions of an account; returns how many there were. */
  endSessions(id: Id, audit: AccountAudit): Promise<number>;
};

/** What a token may be used for: to look, or to look and change. */
export const tokenScopes = ['read', 'write'] as const;
export type TokenScope = (typeof tokenScopes)[number];

/** A machine's key to the API. It acts as its account, with no more than `role`. The token itself is shown once and never kept. */
export type ApiToken = {
  id: Id;
  accountId: Id;
  name: string;
  role: Role;
  scopes: readonly TokenScope[];
  createdAt: Instant;
  lastUsedAt: Instant | null;
  revokedAt: Instant | null;
};

export type TokenStore = {
  add(token: ApiToken, hash: string, audit: AccountAudit): Promise<void>;
  /** The token with this hash and its account; revoked tokens are found too. */
  byHash(hash: string): Promise<{ token: ApiToken; account: Account } | null>;
  byId(id: Id): Promise<ApiToken | null>;
  /** Newest first; of one account, or of all. */
  list(accountId: Id | null): Promise<ApiToken[]>;
  revoke(id: Id, at: Instant, audit: AccountAudit): Promise<void>;
  markUsed(id: Id, at: Instant): Promise<void>;
};

/** A counter over a window: `max` failures in `window` ms, then no more until the window has passed. */
export type AttemptLimit = { key: string; max: number; window: number };

export type AttemptStore = {
  /**
   * Counts one attempt against the limits in their order, narrowest first, in one transaction, and stops at the first
   * that refuses. Returns 0 when none does, else the milliseconds until that one opens again.
   */
  count(limits: readonly AttemptLimit[], now: Instant): Promise<number>;
  /** Takes one attempt back from each key: it succeeded. */
  forgive(keys: readonly string[]): Promise<void>;
};
