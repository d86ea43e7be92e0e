import { createHash, randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import pg from 'pg';
import { afterAll } from 'vitest';
import type { Clock } from '../../src/base/index.ts';
import { migrate, openStorage, type Storage } from '../../src/storage/index.ts';
import { postgresServer } from './postgres.ts';
import { currentRun } from './test-run.ts';

/** A fresh, migrated database. `location` opens it a second time, as another process would. */
export type TestDatabase = Storage & { location: { sqlite: string } | { postgres: string } };

/** For `describe.each(databases)('$name', ({ open }) => …)`. What was opened is closed and deleted after the test file. */
export const databases: { name: 'sqlite' | 'postgres'; open(): Promise<TestDatabase> }[] = [
  { name: 'sqlite', open: openSqlite },
  { name: 'postgres', open: openPostgres },
];

const clock: Clock = { now: () => Date.UTC(2026, 10, 1) };
const cleanups: (() => Promise<void> | void)[] = [];

afterAll(async () => {
  const failures: unknown[] = [];
  // One that fails must not leave the rest behind.
  for (const cleanup of cleanups.splice(0).reverse()) {
    try {
      await cleanup();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'the test file could not be cleaned up');
});

/** A folder of this test file's own, deleted after it, or with the run's folder when the run was killed. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(currentRun() ?? tmpdir(), 'warraq-files-'));
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

let sqliteTemplate: Promise<string> | undefined;

async function openSqlite(): Promise<TestDatabase> {
  sqliteTemplate ??= makeSqliteTemplate();
  const path = join(temporaryFolder(), 'warraq.sqlite');
  copyFileSync(await sqliteTemplate, path);
  return opened({ sqlite: path });
}

/** One migrated file, copied for every test. */
async function makeSqliteTemplate(): Promise<string> {
  const folder = temporaryFolder();
  const storage = await openStorage({ sqlite: join(folder, 'migrated.sqlite') });
  await migrate(storage, clock);
  await storage.close();
  // A file on its own, whatever is still in the write-ahead log beside the first one.
  const database = new SQLite(join(folder, 'migrated.sqlite'));
  database.prepare('vacuum into ?').run(join(folder, 'template.sqlite'));
  database.close();
  return join(folder, 'template.sqlite');
}

async function openPostgres(): Promise<TestDatabase> {
  const server = await postgresServer();
  const template = await postgresTemplate();
  const name = `warraq_test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin((admin) => admin.query(`create database ${name} template ${template}`));
  cleanups.push(async () => {
    await asAdmin((admin) => admin.query(`drop database if exists ${name} with (force)`));
  });
  return opened({ postgres: server.urlOf(name) });
}

async function opened(location: TestDatabase['location']): Promise<TestDatabase> {
  const storage = await openStorage(location);
  let closing: Promise<void> | undefined;
  // A test may close its database itself; closing again after the file must be harmless.
  const close = () => (closing ??= storage.close());
  cleanups.push(close);
  return { ...storage, close, location };
}

let template: Promise<string> | undefined;

/** One migrated database, copied for every test: 30 ms each instead of all migrations. */
function postgresTemplate(): Promise<string> {
  template ??= makePostgresTemplate();
  return template;
}

async function makePostgresTemplate(): Promise<string> {
  const server = await postgresServer();
  // Named by what the migrations say: a watching test runner sees a changed one, a server given from outside an old one.
  const name = `warraq_template_${migrationsDigest()}`;
  await asAdmin(async (admin) => {
    // Any number: test files in other processes wait here for the first.
    await admin.query('select pg_advisory_lock(7277262)');
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1 and datistemplate', [name]);
    if (rowCount) return;
    // A run that was killed half-way left one that is not marked as complete.
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.query(`create database ${name}`);
    const storage = await openStorage({ postgres: server.urlOf(name) });
    try {
      await migrate(storage, clock);
    } finally {
      await storage.close();
    }
    await admin.query(`alter database ${name} with is_template true`);
  });
  return name;
}

function migrationsDigest(): string {
  const folder = join(import.meta.dirname, '../../src/storage/migrations');
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 16);
}

async function asAdmin<T>(work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const server = await postgresServer();
  const admin = new pg.Client({ connectionString: server.urlOf('postgres') });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}
