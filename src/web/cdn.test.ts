import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createCdnPurge, forSharedCache } from './cdn.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A shared cache that answers purges with what `answer` says. */
async function sharedCache(answer: (request: IncomingMessage) => number) {
  const purged: string[][] = [];
  const server = createServer((request, response) => {
    const status = answer(request);
    if (status === 200) purged.push(String(request.headers['surrogate-key']).split(' '));
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  return { purged, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

test('a page tells a shared cache its keys in ASCII, and leaves what browsers are told as it is', () => {
  const page = { status: 200, headers: { 'cache-control': 'x' }, body: '', tags: ['home', 'section:مياه'], maxAge: 60 };
  expect(forSharedCache(page).headers).toMatchObject({
    'cache-control': 'x',
    'surrogate-key': `home ${encodeURIComponent('section:مياه')} site`,
  });
});

test('an error page is kept by no shared cache', () => {
  const page = { status: 503, headers: {}, body: '', tags: [], maxAge: 60 };
  expect(forSharedCache(page).headers).toEqual({});
});

test('a purge names its keys and who sends it', async () => {
  let sender: unknown;
  const { purged, url } = await sharedCache((request) => {
    sender = request.headers['fastly-key'];
    return 200;
  });
  const errors: unknown[] = [];
  await createCdnPurge({ url, header: ['Fastly-Key', 'secret'] }, (error) => errors.push(error)).purge(['home', 'a:1']);
  expect(purged).toEqual([['home', encodeURIComponent('a:1')]]);
  expect([sender, errors]).toEqual(['secret', []]);
});

test('a purge that was not confirmed goes out again with the next one', async () => {
  let broken = true;
  const { purged, url } = await sharedCache(() => (broken ? 503 : 200));
  const errors: unknown[] = [];
  const cdn = createCdnPurge({ url, header: null }, (error) => errors.push(error));
  await cdn.purge(['article:1']);
  expect([purged, errors.length]).toEqual([[], 1]);
  broken = false;
  await cdn.purge(['article:2']);
  expect(purged.flat().sort()).toEqual(['article%3A1', 'article%3A2']);
});

test('many keys go out in several requests', async () => {
  const { purged, url } = await sharedCache(() => 200);
  await createCdnPurge({ url, header: null }, () => undefined).purge(Array.from({ length: 250 }, (_, i) => `k${i}`));
  expect(purged.map((keys) => keys.length)).toEqual([100, 100, 50]);
});
