import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confirmPath, createSigner, mailPaths } from '../../src/news/mail/index.ts';
import { type Running, startWarraq } from '../support/warraq.ts';

describe('bad input over HTTP', () => {
  let warraq: Running;
  let cookie: string;
  let articles: number;

  beforeAll(async () => {
    warraq = await startWarraq({ demo: true });
    const { email, password } = warraq.accounts.find((one) => one.role === 'editor') ?? { email: '', password: '' };
    const response = await send('POST', '/api/auth/sign-in/email', { json: { email, password } });
    expect(response.status).toBe(200);
    cookie = response.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    articles = await published();
  });
  afterAll(() => warraq?.stop());

  type Sent = { json?: unknown; body?: string | Uint8Array<ArrayBuffer>; headers?: Record<string, string> };
  function send(method: string, path: string, { json, body, headers = {} }: Sent = {}): Promise<Response> {
    const all = new Headers({ origin: warraq.url, ...headers });
    if (cookie) all.set('cookie', cookie);
    if (json !== undefined || body !== undefined) all.set('content-type', 'application/json');
    const payload = json === undefined ? body : JSON.stringify(json);
    return fetch(`${warraq.url}${path}`, {
      method,
      headers: all,
      redirect: 'manual',
      ...(payload === undefined ? {} : { body: payload }),
    });
  }

  async function published(): Promise<number> {
    return JSON.parse((await warraq.command('status', '--json')).stdout).articles.published;
  }

  const draft = { title: 'سد جديد', body: { type: 'doc', content: [] } };

  it.each([
    ['JSON that is none', { body: '{"title": nonsense}' }, 400, 'not_json'],
    ['broken UTF-8', { body: Uint8Array.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]) }, 400, 'not_json'],
    ['a list for an article', { json: [1, 2] }, 422, 'invalid_input'],
    ['a title of 10,000 characters', { json: { ...draft, title: 'ع'.repeat(10_000) } }, 422, null],
    ['an unknown section', { json: { ...draft, sectionId: '0190a000-0000-7000-8000-000000000000' } }, 422, null],
    [
      'a block that no article has',
      { json: { ...draft, body: { type: 'doc', content: [{ type: 'script' }] } } },
      422,
      null,
    ],
    ['50 MB', { body: `{"title":"${'x'.repeat(50 * 1024 * 1024)}"}` }, 413, 'body_too_large'],
  ] as const)('the API refuses %s in the language asked for, and keeps nothing', async (_, sent, status, code) => {
    const before = await (await send('GET', '/api/articles?limit=100')).text();
    for (const [language, letters] of [
      ['ar', /[\u0621-\u064a]/],
      ['en-GB,en;q=0.8', /^[^\u0600-\u06ff]+$/],
    ] as const) {
      const response = await send('POST', '/api/articles', { ...sent, headers: { 'accept-language': language } });
      expect(response.status).toBe(status);
      expect(response.headers.get('content-type')).toContain('application/problem+json');
      const problem = (await response.json()) as { code: string; detail: string };
      if (code) expect(problem.code).toBe(code);
      expect(problem.detail).toMatch(letters);
    }
    expect(await (await send('GET', '/api/articles?limit=100')).text()).toBe(before);
  });

  it('of two editors who save at once one is told who was faster, and nothing is overwritten', async () => {
    const made = await send('POST', '/api/articles', { json: draft });
    const { id } = (await made.json()) as { id: string };
    const save = (deck: string) =>
      send('PATCH', `/api/articles/${id}`, { json: { deck }, headers: { 'if-match': made.headers.get('etag') ?? '' } });
    const answers = await Promise.all([save('ملخص سلمى'), save('ملخص نزار')]);
    expect(answers.map((one) => one.status).sort()).toEqual([200, 412]);
    const winner = (await answers.find((one) => one.status === 200)?.json()) as { deck?: string; content?: unknown };
    const problem = (await answers.find((one) => one.status === 412)?.json()) as { code: string };
    expect(problem.code).toBe('article_changed');
    const now = await (await send('GET', `/api/articles/${id}`)).json();
    expect(now).toEqual(winner);
  });

  it.each([
    ['confirm', 'nonsense'],
    ['preferences', 'A'.repeat(52)],
    ['unsubscribe', '../../etc/passwd'],
  ] as const)(
    'a forged link to %s is refused in the publication’s language, with the way to a new one',
    async (page, token) => {
      const response = await send('GET', `${mailPaths[page]}?t=${encodeURIComponent(token)}`);
      expect(response.status).toBe(400);
      expect(await response.text()).toMatch(/رابط[^<]*صحيح[\s\S]*href="\/newsletter/);
    },
  );

  it('an expired link is refused with the way to a new one', async () => {
    const key = Buffer.from(readFileSync(join(warraq.data, 'private/links.key'), 'utf8').trim(), 'hex');
    const asked = Date.UTC(2026, 0, 1);
    const path = confirmPath(createSigner([key]), '0190a000-0000-7000-8000-000000000000', asked);
    const response = await send('GET', path);
    expect(response.status).toBe(410);
    expect(await response.text()).toMatch(/انتهت صلاحية الرابط[\s\S]*href="\/newsletter/);
  });

  it.each([
    ["'; drop table articles; --", '&#39;; drop table'],
    ['" or ""="', '&quot;'],
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)'],
    ['"><img src=x onerror=alert(1)>', '&gt;&lt;img src=x'],
    ['%_*"(NEAR)', '%_*'],
    ['\u0000\u202e', ''],
  ])('the search box takes %j for words', async (query, shown) => {
    const response = await send('GET', `/search?q=${encodeURIComponent(query)}`);
    expect(response.status).toBe(200);
    const html = await response.text();
    expect(html).toContain(shown);
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<img src=x');
    expect(await published()).toBe(articles);
  });

  it.each([
    ['/search?q=%ff%fe', [200, 400]],
    ['/%ff%fe/x-00000000', [400, 404]],
    ['/a/%00', [400, 404]],
    [`/search?q=${'x'.repeat(5000)}`, [200, 414]],
  ])('an address like %s breaks nothing', async (path, allowed) => {
    expect(allowed).toContain((await send('GET', path)).status);
  });

  it('an article is not scheduled into the past nor published into the future', async () => {
    const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'نص' }] }] };
    const made = await send('POST', '/api/articles', { json: { ...draft, body } });
    const { id } = (await made.json()) as { id: string };
    const response = await send('POST', `/api/articles/${id}/schedule`, {
      json: { at: '2001-01-01T00:00:00Z' },
      headers: { 'if-match': made.headers.get('etag') ?? '', 'accept-language': 'ar' },
    });
    expect(response.status).toBe(422);
    expect(((await response.json()) as { detail: string }).detail).toMatch(/الموعد المطلوب قد مضى/);
  });
});
