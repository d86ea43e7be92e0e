import { beforeEach, describe, expect, it } from 'vitest';
import { databases, type TestDatabase } from '../../../test/support/databases.ts';
import { addAccount, authOver, codeOf, ORIGIN, PASSWORD } from '../../../test/support/sign-in.ts';
import type { Auth } from '../../auth/index.ts';
import { type Clock, DAY, HOUR, MINUTE } from '../../base/index.ts';
import { createAttemptStore } from '../attempts-store.ts';

describe.each(databases)('guessing passwords on $name', ({ open }) => {
  let db: TestDatabase;
  let auth: Auth;
  let now: number;
  const clock: Clock = { now: () => now };
  const add = () => addAccount(auth);

  beforeEach(async () => {
    db = await open();
    now = Date.UTC(2026, 10, 1);
    auth = authOver(db, clock);
  });

  function signIn(password = PASSWORD, email = 'salma@example.org', address = '192.0.2.1'): Promise<Response> {
    const request = new Request(`${ORIGIN}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: ORIGIN },
      body: JSON.stringify({ email, password }),
    });
    return auth.handler(request, { address });
  }

  it('stops guessing after five failures, from that place, for five minutes', async () => {
    await add();
    for (let i = 0; i < 5; i += 1) expect(await codeOf(signIn('a wrong password'))).toBe('sign_in_failed');
    expect(await codeOf(signIn())).toBe('rate_limited');
    expect(await codeOf(signIn(PASSWORD, 'salma@example.org', '198.51.100.9'))).toBe('done');
    now += 5 * MINUTE + 1;
    expect(await codeOf(signIn())).toBe('done');
  });

  it('stops a guesser with many addresses after fifty failures', async () => {
    const attempts = createAttemptStore(db);
    const limits = (address: number) => [
      { key: `both ${address}`, max: 5, window: MINUTE },
      { key: 'email', max: 50, window: HOUR },
    ];
    for (let address = 0; address < 50; address += 1) expect(await attempts.count(limits(address), now)).toBe(0);
    expect(await attempts.count(limits(51), now)).toBe(HOUR);
    expect(await attempts.count(limits(52), now + MINUTE)).toBe(HOUR - MINUTE);
    expect(await attempts.count(limits(53), now + HOUR)).toBe(0);
  });

  it('does not count what succeeded', async () => {
    await add();
    for (let i = 0; i < 8; i += 1) expect(await codeOf(signIn())).toBe('done');
  });

  it('lets exactly five of many guesses at once through', async () => {
    const attempts = createAttemptStore(db);
    const waits = await Promise.all(
      Array.from({ length: 12 }, () => attempts.count([{ key: 'one', max: 5, window: MINUTE }], now)),
    );
    expect(waits.filter((wait) => wait === 0)).toHaveLength(5);
  });

  it('forgets counters after a day', async () => {
    const attempts = createAttemptStore(db);
    await attempts.count([{ key: 'old', max: 5, window: MINUTE }], now);
    await attempts.count([{ key: 'new', max: 5, window: MINUTE }], now + DAY + 1);
    expect((await db.read.selectFrom('attempts').select('key').execute()).map((row) => row.key)).toEqual(['new']);
  });

  it('keeps addresses apart and out of the table of counters', async () => {
    await add();
    await codeOf(signIn('a wrong password'));
    const rows = await db.read.selectFrom('attempts').select('key').execute();
    expect(rows).toHaveLength(3);
    expect(JSON.stringify(rows)).not.toMatch(/salma|192\.0\.2/);
  });
});
