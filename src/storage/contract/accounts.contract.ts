import { getMigrations } from 'better-auth/db/migration';
import { beforeEach, describe, expect, it } from 'vitest';
import { databases, type TestDatabase } from '../../../test/support/databases.ts';
import { type Auth, authOptions, createAuth } from '../../auth/index.ts';
import { AppError, type Clock, DAY, HOUR, MINUTE } from '../../base/index.ts';
import { type Account, changeAccount, createToken, listTokens, type Role, revokeToken } from '../../news/people/index.ts';
import { createAccountStore } from '../accounts-store.ts';
import { createAttemptStore } from '../attempts-store.ts';
import { signInDatabase } from '../sign-in-database.ts';
import { createTokenStore } from '../tokens-store.ts';

const SECRET = 'a key for tests that is long enough';
const PASSWORD = 'four olives on a hill';

describe.each(databases)('accounts on $name', ({ name: dialect, open }) => {
  let db: TestDatabase;
  let auth: Auth;
  let now: number;
  let publicUrl: string;
  const clock: Clock = { now: () => now };

  beforeEach(async () => {
    db = await open();
    now = Date.now();
    publicUrl = 'http://127.0.0.1:4000';
    auth = newAuth();
  });

  function newAuth(secret = SECRET): Auth {
    return createAuth({
      database: signInDatabase(db),
      accounts: createAccountStore(db),
      tokens: createTokenStore(db),
      attempts: createAttemptStore(db),
      secret,
      clock,
      publicUrl: () => publicUrl,
    });
  }

  const add = (role: Role = 'editor', email = 'salma@example.org'): Promise<Account> =>
    auth.createAccount({ name: 'سلمى الحلبي', email, role, password: PASSWORD });

  function post(path: string, body: unknown, headers: Record<string, string> = {}): Request {
    return new Request(`http://127.0.0.1:4000/api/auth${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://127.0.0.1:4000', ...headers },
      body: JSON.stringify(body),
    });
  }
  const signIn = (password = PASSWORD, email = 'salma@example.org', address = '192.0.2.1') =>
    auth.handler(post('/sign-in/email', { email, password }), { address });
  const cookieOf = (response: Response) => response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');
  const accountOf = (cookie: string) => auth.sessionAccount(new Headers({ cookie }));
  const codeOf = async (attempt: Promise<unknown>): Promise<string> => {
    try {
      await attempt;
      return 'done';
    } catch (error) {
      if (error instanceof AppError) return error.code;
      throw error;
    }
  };

  it('has exactly the tables that better-auth would make', async () => {
    const database = signInDatabase(db);
    const migrations = await getMigrations(authOptions(database, SECRET));
    expect((await migrations.compileMigrations()).replace(/[;\s]/g, '')).toBe('');
  });

  it('signs in with the right password, whatever the letters of the address', async () => {
    const salma = await add();
    const response = await signIn(PASSWORD, 'Salma@Example.org');
    expect(await response.json()).toEqual({ account: salma });
    expect(await accountOf(cookieOf(response))).toEqual(salma);
  });

  it('refuses a wrong password and an unknown address in the same words', async () => {
    await add();
    expect(await codeOf(signIn('wrong password!'))).toBe('sign_in_failed');
    expect(await codeOf(signIn(PASSWORD, 'nobody@example.org'))).toBe('sign_in_failed');
    expect(await codeOf(signIn(PASSWORD, 'no address'))).toBe('sign_in_failed');
  });

  it('keeps the cookie from scripts and other sites', async () => {
    await add();
    const [cookie = ''] = (await signIn()).headers.getSetCookie();
    expect(cookie).toMatch(/^warraq\.session_token=/);
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Lax');
    expect(cookie).toContain('Path=/');
    expect(cookie).not.toContain('Secure');
  });

  it('marks the cookie Secure over TLS, also behind a proxy that ends it', async () => {
    await add();
    publicUrl = 'https://127.0.0.1:4000';
    const [cookie] = (await signIn()).headers.getSetCookie();
    expect(cookie).toContain('; Secure');
  });

  it('keeps neither where nor with what somebody signed in', async () => {
    await add();
    await auth.handler(
      post('/sign-in/email', { email: 'salma@example.org', password: PASSWORD }, { 'user-agent': 'Netscape', 'x-forwarded-for': '192.0.2.7' }),
    );
    const [session] = await db.read.selectFrom('sessions').selectAll().execute();
    expect(session?.ip_address ?? null).toBeNull();
    expect(session?.user_agent ?? null).toBeNull();
  });

  it('trusts no cookie that another key signed', async () => {
    await add();
    const cookie = cookieOf(await signIn());
    expect(await newAuth('another key for tests, long enough').sessionAccount(new Headers({ cookie }))).toBeNull();
    expect(await accountOf(cookie.replace(/.{8}$/, 'AAAAAAAA'))).toBeNull();
  });

  it('ends the session on sign-out', async () => {
    await add();
    const cookie = cookieOf(await signIn());
    const response = await auth.handler(post('/sign-out', {}, { cookie }));
    expect(response.status).toBe(204);
    expect(response.headers.getSetCookie()[0]).toContain('Max-Age=0');
    expect(await accountOf(cookie)).toBeNull();
  });

  it('locks a lost laptop out at once', async () => {
    const salma = await add();
    const cookies = [cookieOf(await signIn()), cookieOf(await signIn())];
    expect(await auth.revokeSessions(salma.id)).toBe(2);
    for (const cookie of cookies) expect(await accountOf(cookie)).toBeNull();
  });

  it('refuses sign-in from a page of another site', async () => {
    await add();
    const body = { email: 'salma@example.org', password: PASSWORD };
    expect(await codeOf(auth.handler(post('/sign-in/email', body, { origin: 'https://evil.example' })))).toBe('origin_refused');
    expect(await codeOf(auth.handler(post('/sign-in/email', body, { 'sec-fetch-site': 'cross-site' })))).toBe('origin_refused');
    const cookie = cookieOf(await signIn());
    const silent = post('/sign-out', {}, { cookie });
    silent.headers.delete('origin');
    expect(await codeOf(auth.handler(silent))).toBe('origin_refused');
  });

  it('lets nobody sign up, change an account or delete one', async () => {
    for (const path of ['/sign-up/email', '/update-user', '/delete-user', '/request-password-reset', '/list-sessions']) {
      expect(await codeOf(auth.handler(post(path, { name: 'x', email: 'x@example.org', password: PASSWORD })))).toBe('not_found');
    }
  });

  it('takes only JSON', async () => {
    const form = post('/sign-in/email', {}, { 'content-type': 'application/x-www-form-urlencoded' });
    expect(await codeOf(auth.handler(form))).toBe('not_json');
    expect(await codeOf(auth.handler(post('/sign-in/email', { email: 'salma@example.org' })))).toBe('invalid_input');
  });

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
    const limits = (address: number) => [{ key: `both ${address}`, max: 5, window: MINUTE }, { key: 'email', max: 50, window: HOUR }];
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

  it('refuses a second account with the same address', async () => {
    await add();
    expect(await codeOf(add('reporter', 'SALMA@example.org'))).toBe('account_exists');
  });

  it('refuses a weak password, a bad address and an unknown role', async () => {
    const create = (over: Record<string, string>) =>
      codeOf(auth.createAccount({ name: 'سلمى', email: 's@example.org', role: 'editor', password: PASSWORD, ...over }));
    expect(await create({ password: 'short' })).toBe('password_weak');
    expect(await create({ email: 'not an address' })).toBe('address_invalid');
    expect(await create({ role: 'owner' })).toBe('invalid_input');
    expect(await create({ name: '  ' })).toBe('invalid_input');
    expect(await auth.listAccounts()).toEqual([]);
  });

  it('changes a password only for who knows the old one, and ends all other sessions', async () => {
    await add();
    const [mine, lost] = [cookieOf(await signIn()), cookieOf(await signIn())];
    const change = (currentPassword: string, newPassword: string) =>
      auth.handler(post('/change-password', { currentPassword, newPassword }, { cookie: mine }), { address: '192.0.2.1' });
    expect(await codeOf(change('a wrong password', 'seven grey pigeons'))).toBe('password_wrong');
    expect(await codeOf(change(PASSWORD, '1234567890'))).toBe('password_weak');
    const response = await change(PASSWORD, 'seven grey pigeons');
    expect(await accountOf(lost)).toBeNull();
    expect(await accountOf(mine)).toBeNull();
    expect((await accountOf(cookieOf(response)))?.email).toBe('salma@example.org');
    expect(await codeOf(signIn(PASSWORD))).toBe('sign_in_failed');
    expect(await codeOf(signIn('seven grey pigeons'))).toBe('done');
  });

  it('shuts a disabled account out at once and says so only to who knows the password', async () => {
    await add('admin', 'boss@example.org');
    const salma = await add();
    const cookie = cookieOf(await signIn());
    await changeAccount(auth.people, 'operator', salma.id, { disabled: true });
    expect(await accountOf(cookie)).toBeNull();
    expect(await codeOf(signIn())).toBe('account_disabled');
    expect(await codeOf(signIn('a wrong password'))).toBe('sign_in_failed');
    expect(await db.read.selectFrom('sessions').select('id').execute()).toEqual([]);
  });

  it('keeps at least one admin, also when two demote each other at once', async () => {
    const boss = await add('admin', 'boss@example.org');
    expect(await codeOf(changeAccount(auth.people, 'operator', boss.id, { role: 'editor' }))).toBe('last_admin');
    const second = await add('admin', 'second@example.org');
    const results = await Promise.all([
      codeOf(changeAccount(auth.people, boss, second.id, { role: 'editor' })),
      codeOf(changeAccount(auth.people, second, boss.id, { disabled: true })),
    ]);
    expect(results.sort()).toEqual(['done', 'last_admin']);
  });

  it('lets only admins make and change accounts', async () => {
    const salma = await add('editor');
    expect(await codeOf(changeAccount(auth.people, salma, salma.id, { role: 'admin' }))).toBe('forbidden');
  });

  it('writes what happened to accounts in the audit log, without secrets', async () => {
    const salma = await add('admin');
    await auth.setPassword(salma.id, 'seven grey pigeons');
    const rows = await db.read.selectFrom('audit').select(['action', 'subject', 'detail']).orderBy('id').execute();
    expect(rows.map((row) => row.action)).toEqual(['account.create', 'account.set_password']);
    expect(rows.every((row) => row.subject === salma.id)).toBe(true);
    expect(JSON.stringify(rows)).not.toMatch(/olives|pigeons|salma@/);
  });

  it('gives names for ids, leaving out what it does not know', async () => {
    const salma = await add();
    expect(await createAccountStore(db).namesOf([salma.id, 'unknown'])).toEqual(new Map([[salma.id, 'سلمى الحلبي']]));
  });

  describe('tokens', () => {
    it('act as their account, with no more than their role and scopes', async () => {
      const boss = await add('admin');
      const { token, secret } = await createToken(auth.tokens, boss, { name: 'feeds', role: 'reporter', scopes: ['read'] });
      expect(secret).toMatch(/^wrq_[\w-]{43}$/);
      const bearer = await auth.bearer(secret);
      expect(bearer).toMatchObject({ account: { id: boss.id, role: 'reporter' }, mayWrite: false, token: { id: token.id } });
    });

    it('fall with their account', async () => {
      const boss = await add('admin');
      await add('admin', 'second@example.org');
      const { secret } = await createToken(auth.tokens, boss, { name: 'x', role: 'admin', scopes: ['read', 'write'] });
      await changeAccount(auth.people, 'operator', boss.id, { role: 'reporter' });
      expect((await auth.bearer(secret)).account.role).toBe('reporter');
      await changeAccount(auth.people, 'operator', boss.id, { disabled: true });
      expect(await codeOf(auth.bearer(secret))).toBe('token_invalid');
    });

    it('cannot be read back from the database', async () => {
      const salma = await add();
      const { secret } = await createToken(auth.tokens, salma, { name: 'x', role: 'editor', scopes: ['read'] });
      expect(JSON.stringify(await db.read.selectFrom('api_tokens').selectAll().execute())).not.toContain(secret.slice(4));
    });

    it('end when they are revoked, by their owner or an admin', async () => {
      const salma = await add();
      const other = await add('editor', 'other@example.org');
      const { token, secret } = await createToken(auth.tokens, salma, { name: 'x', role: 'editor', scopes: ['read'] });
      expect(await codeOf(revokeToken(auth.tokens, other, token.id))).toBe('not_found');
      await revokeToken(auth.tokens, salma, token.id);
      expect(await codeOf(auth.bearer(secret))).toBe('token_invalid');
    });

    it('are listed to their owner, and all of them to an admin', async () => {
      const [salma, boss] = [await add(), await add('admin', 'boss@example.org')];
      await createToken(auth.tokens, salma, { name: 'x', role: 'editor', scopes: ['read'] });
      await createToken(auth.tokens, boss, { name: 'y', role: 'editor', scopes: ['read'] });
      expect((await listTokens(auth.tokens, salma)).map((token) => token.name)).toEqual(['x']);
      expect(await listTokens(auth.tokens, boss)).toHaveLength(2);
    });

    it('cannot rise above who makes them', async () => {
      expect(await codeOf(createToken(auth.tokens, await add('reporter'), { name: 'x', role: 'admin', scopes: ['read'] }))).toBe('forbidden');
    });

    it('note their last use at most once a minute', async () => {
      const salma = await add();
      const { token, secret } = await createToken(auth.tokens, salma, { name: 'x', role: 'editor', scopes: ['read'] });
      const first = now;
      await auth.bearer(secret);
      now += MINUTE / 2;
      await auth.bearer(secret);
      expect((await createTokenStore(db).byId(token.id))?.lastUsedAt).toBe(first);
      now += MINUTE;
      await auth.bearer(secret);
      expect((await createTokenStore(db).byId(token.id))?.lastUsedAt).toBe(now);
    });
  });

  it('runs its statements one by one and says so to who asks for more', async () => {
    const { kysely, dialect: name } = signInDatabase(db);
    expect(name).toBe(dialect);
    await expect(kysely.transaction().execute(async () => undefined)).rejects.toThrow('statements only');
  });
});
