import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../base/index.ts';
import { openHouse } from './house.ts';
import type { Settings } from './settings.ts';

/** There from the first change of a demo's filling until its passwords have been shown, which happens once. */
const marker = (settings: Settings) => join(settings.data, 'demo-unfinished');

export function markDemo(settings: Settings): void {
  writeFileSync(marker(settings), '');
}

export function unmarkDemo(settings: Settings): void {
  rmSync(marker(settings), { force: true });
}

/**
 * Takes away a demo whose filling was cut short: nobody could sign in to it, and it would never be filled again. One that
 * somebody has put an account of their own into stays as it is. Throws `demo_unfinished` on PostgreSQL, whose databases are
 * not ours to empty.
 */
export async function removeUnfinishedDemo(settings: Settings, emails: readonly string[]): Promise<void> {
  if (!existsSync(marker(settings))) return;
  const house = await openHouse(settings, { migrate: true, thread: 'front' });
  const accounts = await house.accounts.list();
  await house.close();
  if (accounts.every((account) => emails.includes(account.email))) {
    if (settings.databaseUrl !== null) throw new AppError('demo_unfinished');
    for (const name of ['warraq.sqlite', 'warraq.sqlite-wal', 'warraq.sqlite-shm', 'media'])
      rmSync(join(settings.data, name), { recursive: true, force: true });
  }
  unmarkDemo(settings);
}
