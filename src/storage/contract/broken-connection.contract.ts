import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { databases } from '../../../test/support/databases.ts';

const postgres = databases.filter(({ name }) => name === 'postgres');

// SQLite is a file: it has no connection that could break.
describe.each(postgres)('a broken connection on $name', ({ open }) => {
  it('fails the change it breaks, and neither the process nor the next change', async () => {
    const storage = await open();
    const change = storage.write(async (trx) => {
      const row = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
      await sql`select pg_terminate_backend(${row.rows[0]?.pid}, 5000)`.execute(storage.read);
      await sql`select 1`.execute(trx);
    });
    await expect(change).rejects.toThrow();
    expect(await storage.write(async () => 'again')).toBe('again');
  });
});
