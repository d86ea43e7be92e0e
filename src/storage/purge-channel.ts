import { type Kysely, sql } from 'kysely';
import pg from 'pg';
import type { Storage } from './open.ts';
import type { Schema } from './schema.ts';

/** Tells every other process that shares the database which pages are out of date. */
export type PurgeChannel = {
  announce(tags: readonly string[]): Promise<void>;
  /** Calls back for what other processes announce; with `['site']`, every page, after a lost connection, since words were missed then. */
  listen(onPurge: (tags: string[]) => void): Promise<void>;
  close(): Promise<void>;
};

/** Inside a transaction the others hear of it if and when it commits. */
export async function notifyPurge(db: Kysely<Schema>, tags: readonly string[]): Promise<void> {
  const full = JSON.stringify(tags);
  const payload = Buffer.byteLength(full) > PAYLOAD_MAX ? '["site"]' : full;
  await sql`select pg_notify(${CHANNEL}, ${payload})`.execute(db);
}

const CHANNEL = 'warraq_purge';
/** A notification holds 8,000 bytes; past that everything goes. */
const PAYLOAD_MAX = 7_500;
const RECONNECT_MS = 1_000;

/** LISTEN and NOTIFY on PostgreSQL. On SQLite there is no other process, so there is nothing to tell. */
export function createPurgeChannel(storage: Storage, postgresUrl: string | null): PurgeChannel {
  if (postgresUrl === null)
    return { announce: async () => undefined, listen: async () => undefined, close: async () => undefined };
  let client: pg.Client | null = null;
  let closed = false;

  async function connect(onPurge: (tags: string[]) => void): Promise<void> {
    const next = new pg.Client({
      connectionString: postgresUrl ?? '',
      application_name: 'warraq-purge',
      keepAlive: true,
    });
    next.on('notification', ({ payload }) => {
      // Our own words come back too: purging twice is harmless.
      onPurge(JSON.parse(payload ?? '["site"]') as string[]);
    });
    next.on('error', () => undefined);
    next.on('end', () => {
      if (!closed) setTimeout(() => void again(onPurge), RECONNECT_MS);
    });
    await next.connect();
    await next.query(`listen ${CHANNEL}`);
    client = next;
  }

  async function again(onPurge: (tags: string[]) => void): Promise<void> {
    if (closed) return;
    try {
      await connect(onPurge);
      onPurge(['site']);
    } catch {
      setTimeout(() => void again(onPurge), RECONNECT_MS);
    }
  }

  return {
    announce: (tags) => notifyPurge(storage.read, tags),
    listen: connect,
    close: async () => {
      closed = true;
      await client?.end();
    },
  };
}
