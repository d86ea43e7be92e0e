import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';

/** Everything a data folder holds: every row of every table, and the names of its files. Equal before and after: nothing was done. */
export function stateOf(data: string): { files: string[]; rows: Record<string, string> } {
  if (!existsSync(data)) return { files: [], rows: {} };
  // The log beside the database comes and goes with whoever opens it, and so do the socket and the day’s salt.
  const files = readdirSync(data, { recursive: true, encoding: 'utf8' }).filter(
    (name) => !/^(lock-journal|warraq\.sqlite-(wal|shm)|warraq\.sock|private\/read-salt-.*)$/.test(name),
  );
  const path = join(data, 'warraq.sqlite');
  if (!existsSync(path)) return { files: files.sort(), rows: {} };
  const database = new SQLite(path, { readonly: true });
  try {
    const tables = database
      .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name")
      .pluck()
      .all();
    const rows = (tables as string[]).map((name) => {
      const content = database.prepare(`select * from "${name}" order by 1, 2`).all();
      return [name, `${content.length} ${createHash('sha256').update(JSON.stringify(content)).digest('hex')}`];
    });
    return { files: files.sort(), rows: Object.fromEntries(rows) };
  } finally {
    database.close();
  }
}
