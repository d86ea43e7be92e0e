import { getMigrations } from 'better-auth/db/migration';
import { beforeEach, describe, expect, it } from 'vitest';
import { databases, type TestDatabase } from '../../../test/support/databases.ts';
import { addAccount, authOver, codeOf, ORIGIN, PASSWORD, SECRET } from '../../../test/support/sign-in.ts';
import { type Auth, authOptions } from '../../auth/index.ts';
import { type Account, changeAccount, type Role } from '../../news/people/index.ts';
import { createAccountStore } from '../accounts-store.ts';
import { signInDatabase } from '../sign-in-database.ts';

describe.each(databases)('accounts on $name', ({ name: dialect, open }) => {
  let db: TestDatabase;
  let auth: Auth;
  let publicUrl: string;

  beforeEach(async () => {
    db = await open();
    publicUrl = ORIGIN;
    auth = authOver(db, clock, { publicUrl: () => publicUrl });
  });

  // better-auth has a clock of its own, so sessions run on the real time.
  const clock = { now: Date.now };
  const add = (role?: Role, email?: string): Promise<Account> => addAccount(auth, role, email);

  function post(path: string, body: unknown, headers: Record<string, string> = {}): Request {
    return new Request(`${ORIGIN}/api/auth${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: ORIGIN, ...headers },
      body: JSON.stringify(body),
    });
  }
  const signIn = (password = PASSWORD, email = 'salma@example.org', address = '192.0.2.1') =>
    auth.handler(post('/sign-in/email', { email, password }), { address });
  const cookieOf = (response: Response) =>
    response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  const accountOf = (cookie: string) => auth.sessionAccount(new Headers({ cookie }));
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
      post(
        '/sign-in/email',
        { email: 'salma@example.org', password: PASSWORD },
        { 'user-agent': 'Netscape', 'x-forwarded-for': '192.0.2.7' },
      ),
    );
    const [session] = await db.read.selectFrom('sessions').selectAll().execute();
    expect(session?.ip_address ?? null).toBeNull();
    expect(session?.user_agent ?? null).toBeNull();
  });

  it('trusts no cookie that another key signed', async () => {
    await add();
    const cookie = cookieOf(await signIn());
    expect(
      await authOver(db, clock, { secret: 'another key for tests, long enough' }).sessionAccount(
        new Headers({ cookie }),
      ),
    ).toBeNull();
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
    expect(await codeOf(auth.handler(post('/sign-in/email', body, { origin: 'https://evil.example' })))).toBe(
      'origin_refused',
    );
    expect(await codeOf(auth.handler(post('/sign-in/email', body, { 'sec-fetch-site': 'cross-site' })))).toBe(
      'origin_refused',
    );
    const cookie = cookieOf(await signIn());
    const silent = post('/sign-out', {}, { cookie });
    silent.headers.delete('origin');
    expect(await codeOf(auth.handler(silent))).toBe('origin_refused');
  });

  it('lets nobody sign up, change an account or delete one', async () => {
    for (const path of [
      '/sign-up/email',
      '/update-user',
      '/delete-user',
      '/request-password-reset',
      '/list-sessions',
    ]) {
      expect(await codeOf(auth.handler(post(path, { name: 'x', email: 'x@example.org', password: PASSWORD })))).toBe(
        'not_found',
      );
    }
  });

  it('takes only JSON', async () => {
    const form = post('/sign-in/email', {}, { 'content-type': 'application/x-www-form-urlencoded' });
    expect(await codeOf(auth.handler(form))).toBe('not_json');
    expect(await codeOf(auth.handler(post('/sign-in/email', { email: 'salma@example.org' })))).toBe('invalid_input');
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
      auth.handler(post('/change-password', { currentPassword, newPassword }, { cookie: mine }), {
        address: '192.0.2.1',
      });
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

  it('runs its statements one by one and says so to who asks for more', async () => {
    const { kysely, dialect: name } = signInDatabase(db);
    expect(name).toBe(dialect);
    await expect(kysely.transaction().execute(async () => undefined)).rejects.toThrow('statements only');
  });
});
