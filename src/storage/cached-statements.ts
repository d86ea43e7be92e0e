import type SQLite from 'better-sqlite3';
import type { SqliteDatabase } from 'kysely';

/** 300: the queries of every page and job, with room for lists of several lengths. */
const STATEMENTS = 300;

/**
 * The database with its newest statements kept prepared; preparing costs about as much as running a look-up by key.
 * Every call of the driver runs a statement to its end before another begins, so none is met half-way. Nothing here streams.
 */
export function cachedStatements(database: SQLite.Database): SqliteDatabase {
  const kept = new Map<string, SQLite.Statement>();
  return {
    close: () => {
      kept.clear();
      database.close();
    },
    prepare: (sql) => {
      const known = kept.get(sql);
      const statement = known ?? database.prepare(sql);
      // Moved to the end: the first of a map is what was not asked for the longest.
      kept.delete(sql);
      kept.set(sql, statement);
      if (kept.size > STATEMENTS) kept.delete(kept.keys().next().value as string);
      return statement as unknown as ReturnType<SqliteDatabase['prepare']>;
    },
  };
}
