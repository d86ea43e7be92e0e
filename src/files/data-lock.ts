import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { AppError } from '../base/index.ts';
import { asFolderError, makeFolder } from './make-folder.ts';

/**
 * Takes the data folder for this process until `release` or the process's end, however it ends: the lock is SQLite's own
 * on a file kept for it, which the kernel lets go. Throws `data_in_use`, `folder_unwritable`, `disk_full`.
 */
export function lockData(folder: string): { release(): void } {
  makeFolder(folder);
  let lock: SQLite.Database | null = null;
  try {
    lock = new SQLite(join(folder, 'lock'));
    lock.pragma('busy_timeout = 0');
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('begin exclusive');
    const held = lock;
    return { release: () => held.close() };
  } catch (error) {
    lock?.close();
    if (error instanceof SQLite.SqliteError && error.code.startsWith('SQLITE_BUSY'))
      throw new AppError('data_in_use', { data: folder }, { cause: error });
    throw asFolderError(error, folder);
  }
}
