import { beforeAll, describe, expect, it } from 'vitest';
import { content } from '../../../test/support/build.ts';
import { type Newsroom, ORIGIN, openNewsroom, PASSWORD } from '../../../test/support/newsroom.ts';

let room: Newsroom;

beforeAll(async () => {
  room = await openNewsroom();
});

const codeOf = async (response: Response): Promise<string> => ((await response.json()) as { code: string }).code;

async function makeToken(scopes: string[], role = 'editor'): Promise<{ id: string; authorization: string }> {
  const response = await room.send('POST', '/api/tokens', { as: 'editor', json: { name: 'برنامج', role, scopes } });
  expect(response.status).toBe(201);
  const { id, secret } = (await response.json()) as { id: string; secret: string };
  return { id, authorization: `Bearer ${secret}` };
}
/** As a program asks: without a browser's origin. */
const ask = (method: string, path: string, authorization: string, json?: unknown) =>
  room.api.request(`${ORIGIN}${path}`, {
    method,
    headers: { authorization, ...(json === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });

describe('a session', () => {
  it('is opened, shown and closed', async () => {
    const opened = await room.send('POST', '/api/auth/sign-in/email', {
      json: { email: 'reporter@example.org', password: PASSWORD },
    });
    const [cookie = ''] = opened.headers.getSetCookie();
    const session = await room.send('GET', '/api/session', { headers: { cookie } });
    expect(await session.json()).toMatchObject({
      account: { name: 'سلمى', role: 'reporter' },
      may: ['article.create', 'media.upload', 'live.post', 'token.manage'],
    });
    expect((await room.send('POST', '/api/auth/sign-out', { json: {}, headers: { cookie } })).status).toBe(204);
    expect(await (await room.send('GET', '/api/session', { headers: { cookie } })).json()).toEqual({
      account: null,
      may: [],
    });
  });

  it('is refused in the words of a problem, in the language asked for', async () => {
    const response = await room.send('POST', '/api/auth/sign-in/email', {
      json: { email: 'reporter@example.org', password: 'a wrong password' },
      headers: { 'accept-language': 'ar' },
    });
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(response.headers.get('content-language')).toBe('ar');
    expect(await response.json()).toMatchObject({
      type: '/api/docs#sign_in_failed',
      status: 401,
      title: 'يلزم تسجيل الدخول',
      code: 'sign_in_failed',
      instance: '/api/auth/sign-in/email',
      detail: expect.stringContaining('كلمة المرور'),
    });
  });

  it.each([
    ['origin', 'https://evil.example'],
    ['sec-fetch-site', 'cross-site'],
    ['sec-fetch-site', 'same-site'],
  ])('cannot be used by another site: %s: %s', async (name, value) => {
    const response = await room.send('POST', '/api/articles', {
      as: 'reporter',
      json: content(),
      headers: { [name]: value },
    });
    expect([response.status, await codeOf(response)]).toEqual([403, 'origin_refused']);
  });

  it('cannot be used for a change without saying where from', async () => {
    const response = await room.api.request(`${ORIGIN}/api/articles`, {
      method: 'POST',
      headers: { cookie: await room.cookieOf('reporter'), 'content-type': 'application/json' },
      body: '{}',
    });
    expect(await codeOf(response)).toBe('origin_refused');
  });
});

describe('a token', () => {
  it('works without a session, as far as its scopes go', async () => {
    const { authorization } = await makeToken(['read', 'write']);
    expect((await ask('POST', '/api/articles', authorization, content())).status).toBe(201);
    const looking = await makeToken(['read']);
    expect((await ask('GET', '/api/articles', looking.authorization)).status).toBe(200);
    expect((await ask('POST', '/api/articles', looking.authorization, content())).status).toBe(403);
  });

  it('may do no more than its role', async () => {
    const { authorization } = await makeToken(['read', 'write'], 'reporter');
    expect((await ask('POST', '/api/sections', authorization, { name: 'قسم' })).status).toBe(403);
  });

  it('cannot make others or open accounts', async () => {
    const { authorization } = await makeToken(['read', 'write']);
    expect(
      await codeOf(await ask('POST', '/api/tokens', authorization, { name: 'x', role: 'editor', scopes: ['read'] })),
    ).toBe('forbidden');
    expect(
      await codeOf(
        await ask('POST', '/api/accounts', authorization, {
          name: 'x',
          email: 'x@example.org',
          role: 'reporter',
          password: PASSWORD,
        }),
      ),
    ).toBe('forbidden');
  });

  it('is refused once it is revoked, or when it never was one', async () => {
    const { id, authorization } = await makeToken(['read']);
    expect((await room.send('DELETE', `/api/tokens/${id}`, { as: 'editor' })).status).toBe(204);
    for (const wrong of [authorization, 'Bearer wrq_nothing', 'Bearer', 'Basic eDp5']) {
      const response = await ask('GET', '/api/articles', wrong);
      expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    }
  });

  it('waits after 600 requests in a minute, and is told how long', async () => {
    const { authorization } = await makeToken(['read']);
    // From the start of a minute, so that the window does not end in between.
    room.clock.pass(60_000 - (room.clock.now() % 60_000));
    for (let i = 0; i < 600; i += 1) await ask('GET', '/api/session', authorization);
    const response = await ask('GET', '/api/session', authorization);
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '60']);
    room.clock.pass(60_000);
    expect((await ask('GET', '/api/session', authorization)).status).toBe(200);
  });
});

describe('accounts', () => {
  it('are made by an admin and can sign in', async () => {
    const json = { name: 'هالة', email: 'hala@example.org', role: 'reporter', password: 'seven grey pigeons' };
    const made = await room.send('POST', '/api/accounts', { as: 'admin', json });
    expect(made.status).toBe(201);
    expect(
      (await room.send('POST', '/api/auth/sign-in/email', { json: { email: json.email, password: json.password } }))
        .status,
    ).toBe(200);
    const { id } = (await made.json()) as { id: string };
    const disabled = await room.send('PATCH', `/api/accounts/${id}`, { as: 'admin', json: { disabled: true } });
    expect(await disabled.json()).toMatchObject({ disabled: true });
    const refused = await room.send('POST', '/api/auth/sign-in/email', {
      json: { email: json.email, password: json.password },
    });
    expect(await codeOf(refused)).toBe('account_disabled');
  });

  it('are for admins only', async () => {
    expect((await room.send('GET', '/api/accounts', { as: 'editor' })).status).toBe(403);
    expect(
      (
        await room.send('PUT', `/api/accounts/${room.accounts.editor.id}/password`, {
          as: 'editor',
          json: { password: PASSWORD },
        })
      ).status,
    ).toBe(403);
  });

  it('keep one admin', async () => {
    const response = await room.send('PATCH', `/api/accounts/${room.accounts.admin.id}`, {
      as: 'admin',
      json: { role: 'editor' },
    });
    expect([response.status, await codeOf(response)]).toEqual([409, 'last_admin']);
  });
});
