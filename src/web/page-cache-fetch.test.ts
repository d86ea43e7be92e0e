import { beforeEach, expect, test } from 'vitest';
import { createPageCache, type PageCache } from './page-cache.ts';
import { fetchThroughCache } from './page-cache-fetch.ts';
import type { Page } from './page-cache-variants.ts';

let cache: PageCache;
let rendered: Request[];
beforeEach(() => {
  cache = createPageCache({ maxBytes: 10_000_000 });
  rendered = [];
});

/** A site whose pages are kept, but for /private and what has a query. */
const fetched = () =>
  fetchThroughCache(
    cache,
    async (request) => {
      rendered.push(request);
      return new Response(`صفحة ${request.headers.get('cookie') ?? 'للجميع'} ${'ا'.repeat(2_000)}`, {
        headers: { 'content-type': 'text/html; charset=utf-8', 'x-inner': '1' },
      });
    },
    async (response): Promise<Page | null> => {
      response.headers.delete('x-inner');
      if (rendered.at(-1)?.url.endsWith('/private')) return null;
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: await response.text(),
        tags: ['a'],
        maxAge: 60,
      };
    },
  );

const ask = (path: string, init: RequestInit = {}) => new Request(`http://example.org${path}`, init);

test('a page is rendered once, without the cookies of who asked first', async () => {
  const site = fetched();
  const first = await site(ask('/a', { headers: { cookie: 'session=1', authorization: 'Bearer x' } }));
  expect(await first.text()).toContain('للجميع');
  expect((await site(ask('/a'))).status).toBe(200);
  expect(rendered).toHaveLength(1);
  expect(rendered[0]?.headers.has('authorization')).toBe(false);
});

test('the answer on a miss is the one that the cache gives later', async () => {
  const site = fetched();
  const response = await site(ask('/a', { headers: { 'accept-encoding': 'br' } }));
  expect(response.headers.get('content-encoding')).toBe('br');
  expect(response.headers.get('etag')).toBe(cache.find('example.org/a')?.variants.br.etag);
  expect(response.headers.has('x-inner')).toBe(false);
});

test('a reader with the current copy gets 304 on a miss too', async () => {
  const site = fetched();
  const etag = (await site(ask('/a'))).headers.get('etag') ?? '';
  await cache.purge(['a']);
  const response = await site(ask('/a', { headers: { 'if-none-match': etag } }));
  expect(response.status).toBe(304);
  expect(rendered).toHaveLength(2);
});

test('what is not to be kept is rendered for each, and each gets a whole answer', async () => {
  const site = fetched();
  const both = await Promise.all([site(ask('/private')), site(ask('/private'))]);
  for (const one of both) expect(await one.text()).toMatch(/^صفحة للجميع ا{2000}$/);
  expect(cache.size().pages).toBe(0);
});

test('a query or another method passes by the cache with its cookies', async () => {
  const site = fetched();
  expect(await (await site(ask('/search?q=x', { headers: { cookie: 'c=1' } }))).text()).toContain('c=1');
  await site(ask('/a', { method: 'POST', body: 'x' }));
  expect(cache.size().pages).toBe(0);
});
