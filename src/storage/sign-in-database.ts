import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Storage } from './open.ts';

/**
 * The database as a library of its own queries wants it: a Kysely whose every statement goes our way, reads to the
 * reader, everything else into a transaction of its own that waits its turn like all others. It opens no transactions.
 */
export function signInDatabase(storage: Storage): {
  dialect: Storage['dialect'];
  kysely: Kysely<Record<string, never>>;
} {
  return { dialect: storage.dialect, kysely: new Kysely({ dialect: new StatementDialect(storage) }) };
}

class StatementDialect implements Dialect {
  readonly #storage: Storage;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  createDriver() {
    const connection = new StatementConnection(this.#storage);
    const noTransaction = async () => {
      throw new Error('statements only: a change of several belongs in a store, inside storage.write');
    };
    return {
      init: async () => undefined,
      acquireConnection: async () => connection,
      beginTransaction: noTransaction,
      commitTransaction: noTransaction,
      rollbackTransaction: noTransaction,
      releaseConnection: async () => undefined,
      // The storage is closed by whoever opened it.
      destroy: async () => undefined,
    };
  }

  createQueryCompiler() {
    return this.#storage.dialect === 'postgres' ? new PostgresQueryCompiler() : new SqliteQueryCompiler();
  }

  createAdapter() {
    return this.#storage.dialect === 'postgres' ? new PostgresAdapter() : new SqliteAdapter();
  }

  createIntrospector(db: Kysely<unknown>) {
    return this.#storage.dialect === 'postgres' ? new PostgresIntrospector(db) : new SqliteIntrospector(db);
  }
}

class StatementConnection implements DatabaseConnection {
  readonly #storage: Storage;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    // Raw statements only ask about the schema; on SQLite the reader could not write anyway.
    const reads = query.query.kind === 'SelectQueryNode' || query.query.kind === 'RawNode';
    if (reads) return this.#storage.read.executeQuery<R>(query as CompiledQuery<R>);
    return this.#storage.write((trx) => trx.executeQuery<R>(query as CompiledQuery<R>));
  }

  // biome-ignore lint/correctness/useYield: the interface asks for it, nothing here streams.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('statements only: nothing is streamed');
  }
}
