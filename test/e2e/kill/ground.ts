import { join } from 'node:path';
import { newId } from '../../../src/base/index.ts';
import { migrate, openStorage, type Storage, type StorageLocation } from '../../../src/storage/index.ts';
import { databases } from '../../support/databases.ts';
import { dataFolder, runCommand } from '../../support/warraq.ts';

/** A publication with an administrator and readers of both newsletters, and no server yet. */
export type Ground = {
  data: string;
  env: Record<string, string>;
  account: { email: string; password: string };
  readers: string[];
  /** Opens its database beside the server, to look. */
  open(): Promise<Storage>;
};

export async function makeGround(database: 'sqlite' | 'postgres', readers: number): Promise<Ground> {
  const data = dataFolder();
  const location = await locationFor(database, data);
  const env: Record<string, string> = 'postgres' in location ? { DATABASE_URL: location.postgres } : {};
  const open = () => openStorage(location);
  const email = 'nur@example.org';
  const args = ['user', 'add', '--data', data, '--name', 'نور', '--email', email, '--role', 'admin', '--json'];
  const { stdout } = await runCommand(args, env);
  const { password } = JSON.parse(stdout) as { password: string };
  const storage = await open();
  const addresses = await addReaders(storage, readers);
  await storage.close();
  return { data, env, account: { email, password }, readers: addresses, open };
}

async function locationFor(database: 'sqlite' | 'postgres', data: string): Promise<StorageLocation> {
  if (database === 'postgres') {
    const opened = await databases.find((one) => one.name === 'postgres')?.open();
    if (opened === undefined || !('postgres' in opened.location)) throw new Error('no PostgreSQL');
    return opened.location;
  }
  const location = { sqlite: join(data, 'warraq.sqlite') };
  const storage = await openStorage(location);
  await migrate(storage, { now: () => Date.now() });
  await storage.close();
  return location;
}

/** Readers who subscribed long ago, as far as letters are concerned. */
async function addReaders(storage: Storage, count: number): Promise<string[]> {
  const at = Date.now();
  const rows = Array.from({ length: count }, (_, i) => ({ id: newId(at), address: `old${i}@example.org` }));
  await storage.write(async (trx) => {
    for (const { id, address } of rows) {
      const times = { created_at: at, confirmed_at: at, left_at: null, paused_until: null };
      await trx
        .insertInto('subscribers')
        .values({ id, address, address_key: address, language: 'ar', ...times })
        .execute();
      const subscription = { subscriber_id: id, since: at, ended_at: null };
      await trx
        .insertInto('subscriptions')
        .values(['daily', 'weekly'].map((newsletter) => ({ ...subscription, newsletter })))
        .execute();
    }
  });
  return rows.map((one) => one.address);
}
