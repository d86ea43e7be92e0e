import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { migrate } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';
import { openStorage, type Storage } from './open.ts';

const folder = mkdtempSync(join(tmpdir(), 'warraq-open-'));
const opened: Storage[] = [];
let count = 0;

async function open(path = join(folder, `${count++}.sqlite`)): Promise<Storage> {
  const storage = await openStorage({ sqlite: path });
  opened.push(storage);
  return storage;
}

afterEach(async () => {
  for (const storage of opened.splice(0)) await storage.close();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const clock = { now: () => 1 };
const one: Migration = {
  name: '0001-one',
  up: async (trx) => void (await sql`create table t (n integer primary key)`.execute(trx)),
};
const broken: Migration = {
  name: '0002-broken',
  up: async (trx) => {
    await sql`create table half (n integer)`.execute(trx);
    await sql`insert into nowhere values (1)`.execute(trx);
  },
};

describe('SQLite as we open it', () => {
  it('keeps a commit through a power cut: WAL with synchronous FULL', async () => {
    const storage = await open();
    const ask = (name: string) =>
      storage.write(
        async (trx) =>
          Object.values(
            (await sql<Record<string, unknown>>`select * from ${sql.raw(`pragma_${name}`)}`.execute(trx)).rows[0] ?? {},
          )[0],
      );
    expect(await ask('journal_mode')).toBe('wal');
    // 2 is FULL; NORMAL (1) may lose the newest commits, and no kill of the process would show it.
    expect(await ask('synchronous')).toBe(2);
    expect(await ask('foreign_keys')).toBe(1);
    expect(await ask('busy_timeout')).toBeGreaterThan(0);
  });

  it('lets a second writer wait without stopping the thread', async () => {
    const first = await open(join(folder, 'shared.sqlite'));
    const second = await open(join(folder, 'shared.sqlite'));
    await migrate(first, clock, [one]);
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
    }, 5);
    const order: string[] = [];
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const held = first.write(async (trx) => {
      await sql`insert into t values (1)`.execute(trx);
      await gate;
      order.push('first');
    });
    const waiting = second.write(async (trx) => {
      await sql`insert into t values (2)`.execute(trx);
      order.push('second');
    });
    while (ticks < 10) await new Promise((resolve) => setTimeout(resolve, 5));
    release();
    await Promise.all([held, waiting]);
    clearInterval(timer);
    expect(order).toEqual(['first', 'second']);
  });

  it('reads while a change is being written, and sees it only when it is whole', async () => {
    const storage = await open();
    await migrate(storage, clock, [one]);
    const count = async () => (await sql<{ n: number }>`select count(*) as n from t`.execute(storage.read)).rows[0]?.n;
    await storage.write(async (trx) => {
      await sql`insert into t values (1)`.execute(trx);
      expect(await count()).toBe(0);
    });
    expect(await count()).toBe(1);
  });
});

describe('migrations', () => {
  it('run once, in order', async () => {
    const storage = await open();
    expect(await migrate(storage, clock, [one])).toEqual(['0001-one']);
    expect(await migrate(storage, clock, [one])).toEqual([]);
  });

  it('leave nothing of a step that fails', async () => {
    const storage = await open();
    await expect(migrate(storage, clock, [one, broken])).rejects.toThrow();
    const tables = await sql<{
      name: string;
    }>`select name from sqlite_master where type = 'table' order by name`.execute(storage.read);
    expect(tables.rows.map((row) => row.name)).toEqual(['migrations', 't']);
  });

  it('refuse data that a newer version has written', async () => {
    const storage = await open();
    await migrate(storage, clock, [one, { ...one, name: '0009-later', up: async () => {} }]);
    await expect(migrate(storage, clock, [one])).rejects.toMatchObject({
      code: 'data_newer',
      params: { step: '0009-later' },
    });
  });

  it('run once when two processes start together', async () => {
    const a = await open(join(folder, 'together.sqlite'));
    const b = await open(join(folder, 'together.sqlite'));
    const ran = await Promise.all([migrate(a, clock, [one]), migrate(b, clock, [one])]);
    expect(ran.flat()).toEqual(['0001-one']);
  });
});
