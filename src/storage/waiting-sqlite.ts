import type SQLite from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';
import { AppError } from '../base/index.ts';
import { cachedStatements } from './cached-statements.ts';
import { sqliteCode } from './database-errors.ts';

/** 30 s: longer than any transaction of ours by three orders; past it something is stuck and the caller must hear of it. */
const PATIENCE_MS = 30_000;

/**
 * SQLite whose transactions take the write lock at once (BEGIN IMMEDIATE) and, while another thread holds it,
 * wait on a timer. SQLite's own busy handler would sleep inside the call and stop the thread that answers readers.
 */
export class WaitingSqliteDialect extends SqliteDialect {
  readonly #database: SQLite.Database;
  readonly #kept: SqliteDatabase;

  constructor(database: SQLite.Database) {
    const kept = cachedStatements(database);
    super({ database: kept });
    this.#database = database;
    this.#kept = kept;
  }

  override createDriver(): Driver {
    return new WaitingSqliteDriver(this.#database, this.#kept);
  }
}

class WaitingSqliteDriver extends SqliteDriver {
  readonly #database: SQLite.Database;

  constructor(database: SQLite.Database, kept: SqliteDatabase) {
    super({ database: kept });
    this.#database = database;
  }

  /** A full disk has SQLite roll back by itself; asking for it again would fail, and hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const started = performance.now();
    for (let wait = 1; ; wait = Math.min(wait * 2, 8)) {
      try {
        await connection.executeQuery(CompiledQuery.raw('begin immediate'));
        return;
      } catch (error) {
        if (!sqliteCode(error)?.startsWith('SQLITE_BUSY')) throw error;
        if (performance.now() - started > PATIENCE_MS) throw new AppError('database_busy', {}, { cause: error });
        // The random part keeps two waiting threads from knocking in step.
        await new Promise((resolve) => setTimeout(resolve, wait * (0.5 + Math.random())));
      }
    }
  }
}
