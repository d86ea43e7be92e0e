import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeToken, openDesk } from '../support/desk-client.ts';
import { waitUntil } from '../support/processes.ts';
import { dataFolder, launchWarraq, runCommand, startWarraq } from '../support/warraq.ts';
import { done } from './letter/fill-publication.ts';

/** A data folder whose demo was cut short while it was filled. */
async function cutShort(): Promise<string> {
  const data = dataFolder();
  const server = launchWarraq({ data, demo: true });
  // Pictures come in the middle of it.
  await waitUntil(() => existsSync(join(data, 'media')) && readdirSync(join(data, 'media')).length > 20, 60_000, 1);
  await server.kill();
  expect(existsSync(join(data, 'demo-unfinished'))).toBe(true);
  return data;
}

describe('the demo', () => {
  it('is filled anew when its filling was cut short, and tells its passwords then', async () => {
    const data = await cutShort();
    const warraq = await startWarraq({ data, demo: true });
    const admin = warraq.accounts.find((account) => account.role === 'admin');
    if (admin === undefined) throw new Error('no administrator');
    const desk = openDesk(warraq.url, await makeToken(warraq.url, admin));
    const { editions } = await done<{
      editions: { newsletter: string; state: string; letters: { accepted: number } }[];
    }>(desk, 'GET', '/api/newsletter/editions');
    // Its readers got what was due before it was filled.
    expect(editions.length).toBeGreaterThanOrEqual(2);
    expect(editions.every(({ state, letters }) => state === 'done' && letters.accepted > 0)).toBe(true);
    expect(existsSync(join(data, 'demo-unfinished'))).toBe(false);
    await warraq.stop();
    const again = await startWarraq({ data, demo: true });
    expect(again.accounts).toEqual([]);
    await again.stop();
  });

  it('stays as it is once somebody has put an account of their own into it', async () => {
    const data = await cutShort();
    const account = ['--name', 'نور', '--email', 'nur@example.org', '--role', 'admin'];
    expect((await runCommand(['user', 'add', '--data', data, ...account])).code).toBe(0);
    writeFileSync(join(data, 'media/mine.webp'), '');
    const warraq = await startWarraq({ data, demo: true });
    expect(warraq.accounts).toEqual([]);
    expect(existsSync(join(data, 'media/mine.webp'))).toBe(true);
    await warraq.stop();
  });
});
