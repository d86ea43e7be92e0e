import { AppError } from '../base/index.ts';

/** better-sqlite3's code such as SQLITE_BUSY, or PostgreSQL's SQLSTATE; undefined for anything else. */
export function sqliteCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
}

/** Serialization failure and deadlock (PostgreSQL 40001, 40P01): the same change may succeed at once. */
export function isRetryable(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === '40001' || code === '40P01';
}

/** A row with that unique key is there already. */
export function isUniqueViolation(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === '23505' || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
}

/**
 * A disk without room, in SQLite's words, PostgreSQL's and the system's. A quota and a file's greatest size come to SQLite as
 * a write that failed, with no word of why.
 */
const NO_ROOM = new Set([
  'SQLITE_FULL',
  'SQLITE_IOERR_WRITE',
  'SQLITE_IOERR_SHMSIZE',
  'SQLITE_IOERR_TRUNCATE',
  'SQLITE_IOERR_FSYNC',
  '53100',
  'ENOSPC',
  'EDQUOT',
  'EFBIG',
]);

/** Turns what an operator can act on into an error with a code; everything else passes through. */
export function asAppError(error: unknown): unknown {
  const code = sqliteCode(error);
  if (code !== undefined && NO_ROOM.has(code)) return new AppError('disk_full', {}, { cause: error });
  return error;
}
