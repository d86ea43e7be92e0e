import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataFolder, type Running, runCommand, startWarraq } from '../support/warraq.ts';

/** A connection of its own each time, so that the kernel deals it to whichever thread it likes. */
function statusOf(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    }).on('error', reject);
  });
}

describe('two threads that answer readers', () => {
  let warraq: Running;
  let api: (path: string, method: string, body?: unknown, version?: number) => Promise<Response>;

  beforeAll(async () => {
    warraq = await startWarraq({ demo: true, args: ['--threads', '2'] });
    const admin = warraq.accounts.find(({ role }) => role === 'admin');
    const signed = await fetch(`${warraq.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: warraq.url },
      body: JSON.stringify({ email: admin?.email, password: admin?.password }),
    });
    const cookie = signed.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    api = (path, method, body, version) =>
      fetch(warraq.url + path, {
        method,
        headers: {
          cookie,
          origin: warraq.url,
          'content-type': 'application/json',
          ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
  });
  afterAll(async () => {
    await warraq?.stop();
  });

  it('both forget a withdrawn article before the one who withdrew it gets an answer', async () => {
    const listed = (await (await api('/api/articles?state=published&limit=1', 'GET')).json()) as {
      articles: { id: string; shortId: string; version: number }[];
    };
    const article = listed.articles[0];
    if (article === undefined) throw new Error('the demo has no published article');
    const address = (await fetch(`${warraq.url}/a/${article.shortId}`)).url;
    // 24: that all of them reach one thread has a chance of one in eight million.
    const everywhere = () => Promise.all(Array.from({ length: 24 }, () => statusOf(address)));
    expect(new Set(await everywhere())).toEqual(new Set([200]));
    const withdrawn = await api(
      `/api/articles/${article.id}/withdraw`,
      'POST',
      { reason: 'error', notice: 'خطأ في الاسم' },
      article.version,
    );
    expect(withdrawn.status).toBe(200);
    expect(new Set(await everywhere())).toEqual(new Set([410]));
  });

  it('do not let a second newsroom onto their port', async () => {
    const { port } = new URL(warraq.url);
    const second = await runCommand(['start', '--threads', '2', '--port', port, '--json', '--data', dataFolder()]);
    expect(second.code).toBe(1);
    expect(second.stdout + second.stderr).toContain('port_in_use');
  });

  it('stop together', async () => {
    expect(await warraq.stop()).toBe(0);
  });
});
