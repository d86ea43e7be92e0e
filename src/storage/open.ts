import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import SQLite from 'better-sqlite3';
import { Kysely, PostgresDialect, SqliteDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { AppError } from '../base/index.ts';
import { cachedStatements } from './cached-statements.ts';
import { asAppError, isRetryable } from './database-errors.ts';
import type { Schema } from './schema.ts';
import { WaitingSqliteDialect } from './waiting-sqlite.ts';

export type DialectName = 'sqlite' | 'postgres';

/** One opened database. Domain code never sees it; the stores of this folder do. */
export type Storage = {
  dialect: DialectName;
  /** For queries outside a change. Sees every committed change. */
  read: Kysely<Schema>;
  /**
   * Runs `change` in one transaction: all of it is durable when the promise resolves, none of it otherwise.
   * May run `change` again after a deadlock, so it does nothing but query `trx`.
   * Throws `disk_full` and `database_busy` where the database says so.
   */
  write<T>(change: (trx: Transaction<Schema>) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

export type StorageLocation = { sqlite: string } | { postgres: string; poolSize?: number };

// int8 holds instants and counts; all of them are far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** Throws `disk_full`, `database_unreachable`. */
export async function openStorage(location: StorageLocation): Promise<Storage> {
  if ('postgres' in location) return openPostgres(location.postgres, location.poolSize ?? 10);
  try {
    return openSqlite(location.sqlite);
  } catch (error) {
    throw asAppError(error);
  }
}

function openSqlite(path: string): Storage {
  mkdirSync(dirname(path), { recursive: true });
  const writer = new SQLite(path);
  // better-sqlite3 compiles WAL to synchronous NORMAL, which may lose the last commits on a power cut.
  writer.pragma('journal_mode = WAL');
  writer.pragma('synchronous = FULL');
  writer.pragma('foreign_keys = ON');
  writer.pragma('cache_size = -8000');
  // Waiting for another thread's transaction happens in JavaScript (waiting-sqlite.ts); 50 ms covers a checkpoint's short locks.
  writer.pragma('busy_timeout = 50');
  const reader = new SQLite(path, { readonly: true });
  reader.pragma('busy_timeout = 5000');
  reader.pragma('cache_size = -8000');
  // Not mapped into memory: each thread would hold the whole file again, and a disk that fails under a map ends the process.
  const write = new Kysely<Schema>({ dialect: new WaitingSqliteDialect(writer) });
  const read = new Kysely<Schema>({ dialect: new SqliteDialect({ database: cachedStatements(reader) }) });
  return {
    dialect: 'sqlite',
    read,
    write: (change) => inTransaction(write, change),
    close: async () => {
      await read.destroy();
      await write.destroy();
    },
  };
}

async function openPostgres(url: string, poolSize: number): Promise<Storage> {
  await tryPostgres(url);
  const pool = new pg.Pool({ connectionString: url, max: poolSize, application_name: 'warraq' });
  // An idle connection that the server closes must not end the process; the next query opens another.
  pool.on('error', () => undefined);
  // Nor may one that breaks between two queries of a transaction: the next query there fails, and the change with it.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  return { dialect: 'postgres', read: db, write: (change) => inTransaction(db, change), close: () => db.destroy() };
}

/** 10 s: a server that takes longer to say a word is not there. */
const CONNECT_MS = 10_000;

/** One connection, so that a wrong address is said at once and not by the first query. */
async function tryPostgres(url: string): Promise<void> {
  let client: pg.Client | null = null;
  try {
    client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS, application_name: 'warraq' });
    client.on('error', () => undefined);
    await client.connect();
  } catch (error) {
    const database = client === null ? '' : `${client.host}:${client.port}/${client.database ?? ''}`;
    throw new AppError('database_unreachable', { database, why: faultOf(error) }, { cause: error });
  } finally {
    await client?.end().catch(() => undefined);
  }
}

/** An address with several numbers fails once for each of them, and only those say why. */
function faultOf(error: unknown): string {
  const first = error instanceof AggregateError ? error.errors[0] : error;
  return first instanceof Error ? first.message : String(first);
}

/** 5: two writers that deadlock over and over are parted by the random pause long before. */
const ATTEMPTS = 5;

async function inTransaction<T>(db: Kysely<Schema>, change: (trx: Transaction<Schema>) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(change);
    } catch (error) {
      if (attempt >= ATTEMPTS || !isRetryable(error)) throw asAppError(error);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * attempt));
    }
  }
}
