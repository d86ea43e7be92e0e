import { type Auth, createAuth } from '../../src/auth/index.ts';
import { AppError, type Clock } from '../../src/base/index.ts';
import type { Account, Role } from '../../src/news/people/index.ts';
import { createAccountStore, createAttemptStore, createTokenStore, signInDatabase } from '../../src/storage/index.ts';
import type { TestDatabase } from './databases.ts';

export const PASSWORD = 'four olives on a hill';
export const SECRET = 'a key for tests that is long enough';
export const ORIGIN = 'http://127.0.0.1:4000';

/** Signing in over a real database. */
export function authOver(
  db: TestDatabase,
  clock: Clock,
  over: { secret?: string; publicUrl?: () => string } = {},
): Auth {
  return createAuth({
    database: signInDatabase(db),
    accounts: createAccountStore(db),
    tokens: createTokenStore(db),
    attempts: createAttemptStore(db),
    secret: over.secret ?? SECRET,
    clock,
    publicUrl: over.publicUrl ?? (() => ORIGIN),
  });
}

export function addAccount(auth: Auth, role: Role = 'editor', email = 'salma@example.org'): Promise<Account> {
  return auth.createAccount({ name: 'سلمى الحلبي', email, role, password: PASSWORD });
}

/** The code an attempt failed with, or 'done'. */
export async function codeOf(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
    return 'done';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}
