import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { AppError } from '../base/index.ts';

/**
 * Takes the data folder for this process until `release` or the process's end, however it ends: the lock is SQLite's own
 * on a file kept for it, which the kernel lets go. Throws `data_in_use`.
 */
export function lockData(folder: string): { release(): void } {
  mkdirSync(folder, { recursive: true });
  const lock = new SQLite(join(folder, 'lock'));
  try {
    lock.pragma('busy_timeout = 0');
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    throw new AppError('data_in_use', { data: folder }, { cause: error });
  }
  return { release: () => lock.close() };
}
