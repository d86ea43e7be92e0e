import { beforeEach, describe, expect, it } from 'vitest';
import { databases, type TestDatabase } from '../../../test/support/databases.ts';
import { addAccount, authOver, codeOf } from '../../../test/support/sign-in.ts';
import type { Auth } from '../../auth/index.ts';
import { type Clock, MINUTE } from '../../base/index.ts';
import {
  type Account,
  changeAccount,
  createToken,
  listTokens,
  type Role,
  revokeToken,
} from '../../news/people/index.ts';
import { createTokenStore } from '../tokens-store.ts';

describe.each(databases)('tokens on $name', ({ open }) => {
  let db: TestDatabase;
  let auth: Auth;
  let now: number;
  const clock: Clock = { now: () => now };
  const add = (role?: Role, email?: string): Promise<Account> => addAccount(auth, role, email);

  beforeEach(async () => {
    db = await open();
    now = Date.UTC(2026, 10, 1);
    auth = authOver(db, clock);
  });

  it('act as their account, with no more than their role and scopes', async () => {
    const boss = await add('admin');
    const { token, secret } = await createToken(auth.tokens, boss, {
      name: 'feeds',
      role: 'reporter',
      scopes: ['read'],
    });
    expect(secret).toMatch(/^wrq_[\w-]{43}$/);
    const bearer = await auth.bearer(secret);
    expect(bearer).toMatchObject({
      account: { id: boss.id, role: 'reporter' },
      mayWrite: false,
      token: { id: token.id },
    });
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
    expect(
      await codeOf(createToken(auth.tokens, await add('reporter'), { name: 'x', role: 'admin', scopes: ['read'] })),
    ).toBe('forbidden');
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
