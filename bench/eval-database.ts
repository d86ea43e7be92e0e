import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate, openStorage, type Storage } from '../src/storage/index.ts';

const clock = { now: () => Date.now() };

/**
 * Runs `work` on a migrated database of its own, gone afterwards: a file in a temporary folder, or a schema of its own in
 * the PostgreSQL database that `url` names.
 */
export async function withDatabase<T>(url: string | undefined, work: (storage: Storage) => Promise<T>): Promise<T> {
  return url === undefined ? withFile(work) : withSchema(url, work);
}

async function withFile<T>(work: (storage: Storage) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'warraq-eval-'));
  try {
    return await opened({ sqlite: join(folder, 'eval.sqlite') }, work);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function withSchema<T>(url: string, work: (storage: Storage) => Promise<T>): Promise<T> {
  const schema = `warraq_eval_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    await admin.query(`create schema ${schema}`);
    const own = new URL(url);
    const options = own.searchParams.get('options');
    own.searchParams.set('options', `${options === null ? '' : `${options} `}-c search_path=${schema}`);
    // pg reads «+» in an address as itself
    return await opened({ postgres: own.href.replaceAll('+', '%20') }, work);
  } finally {
    await admin.query(`drop schema if exists ${schema} cascade`);
    await admin.end();
  }
}

async function opened<T>(
  location: Parameters<typeof openStorage>[0],
  work: (storage: Storage) => Promise<T>,
): Promise<T> {
  const storage = await openStorage(location);
  try {
    await migrate(storage, clock);
    return await work(storage);
  } finally {
    await storage.close();
  }
}
