import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { AppError } from '../base/index.ts';
import { asFolderError, makeFolder } from './make-folder.ts';

/** `place`: 1 for who has the folder alone, else the number among those who share it. */
export type DataLock = { place: number; release(): void };

/**
 * Takes the data folder for this process alone until `release` or the process's end, however it ends. Throws `data_in_use`,
 * `folder_unwritable`, `disk_full`.
 */
export function lockData(folder: string): DataLock {
  return lockPlace(folder, 1);
}

/**
 * Takes the first free place in a folder that several processes share. No other living process has the place, and the
 * next one after this process's end gets it: what it left under its place's name is then known to be left.
 * Throws `folder_unwritable`, `disk_full`.
 */
export function takePlace(folder: string): DataLock {
  for (let place = 1; ; place += 1) {
    try {
      return lockPlace(folder, place);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'data_in_use') throw error;
    }
  }
}

/** The lock is SQLite's own on a file kept for it, which the kernel lets go when the process ends. */
function lockPlace(folder: string, place: number): DataLock {
  makeFolder(folder);
  let lock: SQLite.Database | null = null;
  try {
    lock = new SQLite(join(folder, place === 1 ? 'lock' : `lock-${place}`));
    lock.pragma('busy_timeout = 0');
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('begin exclusive');
    const held = lock;
    return { place, release: () => held.close() };
  } catch (error) {
    lock?.close();
    if (error instanceof SQLite.SqliteError && error.code.startsWith('SQLITE_BUSY'))
      throw new AppError('data_in_use', { data: folder }, { cause: error });
    throw asFolderError(error, folder);
  }
}
