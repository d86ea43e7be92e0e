import { mkdirSync } from 'node:fs';
import { AppError } from '../base/index.ts';

/** Makes a folder and those above it. Throws `folder_unwritable`, `disk_full`. */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw asFolderError(error, folder);
  }
}

/** What the system, or SQLite for it, says of a place where nothing may be written. */
const NO_ENTRY = /^(EACCES|EPERM|EROFS|ENOTDIR|ENOENT|EEXIST|SQLITE_CANTOPEN.*|SQLITE_READONLY.*|SQLITE_PERM)$/;
const NO_ROOM = /^(ENOSPC|EDQUOT|EFBIG|SQLITE_FULL|SQLITE_IOERR_(WRITE|FSYNC|TRUNCATE))$/;

/** Turns what an operator can act on into an error with a code; everything else passes through. */
export function asFolderError(error: unknown, folder: string): unknown {
  const code = String((error as { code?: unknown } | null)?.code ?? '');
  if (NO_ENTRY.test(code)) return new AppError('folder_unwritable', { folder }, { cause: error });
  return NO_ROOM.test(code) ? new AppError('disk_full', {}, { cause: error }) : error;
}
