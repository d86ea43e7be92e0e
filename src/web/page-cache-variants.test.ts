import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { chooseEncoding, datedAnswer, isCurrent, makeVariants, type Page } from './page-cache-variants.ts';

const page = (change: Partial<Page> = {}): Page => ({
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: 'اللاذقية '.repeat(500),
  tags: [],
  maxAge: 60,
  ...change,
});

const headersOf = (flat: readonly string[]) =>
  Object.fromEntries(Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i], flat[2 * i + 1]]));

test('each encoding holds the same page, with its own strong tag and length', async () => {
  const { identity, gzip, br } = await makeVariants(page());
  expect(gunzipSync(gzip.body)).toEqual(identity.body);
  expect(brotliDecompressSync(br.body)).toEqual(identity.body);
  expect(new Set([identity.etag, gzip.etag, br.etag]).size).toBe(3);
  expect(identity.etag).toMatch(/^"[\w-]+"$/);
  expect(headersOf(br.headers)).toMatchObject({
    'content-encoding': 'br',
    'content-length': String(br.body.length),
    vary: 'accept-encoding',
    'cache-control': 'public, max-age=0, must-revalidate',
  });
  expect(headersOf(identity.headers)['content-encoding']).toBeUndefined();
});

test('the same page has the same tag and another page another', async () => {
  const tagOf = async (body: string) => (await makeVariants(page({ body }))).identity.etag;
  expect(await tagOf('أ')).toBe(await tagOf('أ'));
  expect(await tagOf('أ')).not.toBe(await tagOf('ب'));
});

test('what is small or no text is not compressed', async () => {
  const small = await makeVariants(page({ body: 'قصير' }));
  expect(small.br).toBe(small.identity);
  const picture = await makeVariants(page({ headers: { 'content-type': 'image/webp' }, body: new Uint8Array(5_000) }));
  expect(picture.gzip).toBe(picture.identity);
});

test('headers of the page stay, those of the cache replace them, and no cookie is shared', async () => {
  const { identity } = await makeVariants(
    page({
      headers: {
        'Content-Type': 'text/html',
        'Cache-Control': 'public, max-age=5',
        'Set-Cookie': 'a=b',
        ETag: '"x"',
        'X-Frame': '1',
      },
    }),
  );
  expect(headersOf(identity.headers)).toEqual({
    'content-type': 'text/html',
    'cache-control': 'public, max-age=5',
    'x-frame': '1',
    vary: 'accept-encoding',
    etag: identity.etag,
    'content-length': String(identity.body.length),
  });
});

test('a header that would end its line is refused', async () => {
  await expect(makeVariants(page({ headers: { location: '/a\r\nset-cookie: x=1' } }))).rejects.toThrow('location');
  await expect(makeVariants(page({ headers: { 'bad name': 'x' } }))).rejects.toThrow('bad name');
  await expect(makeVariants(page({ headers: { location: '/سياسة' } }))).rejects.toThrow('location');
});

test('the answer on the wire is the headers, the date of the moment and the body', async () => {
  const { identity } = await makeVariants(page({ status: 410, body: 'سُحب' }));
  const answer = datedAnswer(identity.answer, Date.UTC(2026, 10, 24, 9, 5, 7)).toString();
  expect(answer).toMatch(/^HTTP\/1\.1 410 Gone\r\n/);
  expect(answer).toContain('\r\ndate: Tue, 24 Nov 2026 09:05:07 GMT\r\n\r\nسُحب');
  expect(datedAnswer(identity.answer, Date.UTC(2027, 0, 1)).toString()).toContain(
    'date: Fri, 01 Jan 2027 00:00:00 GMT\r\n',
  );
});

test('an unchanged answer carries no body and no type', async () => {
  const { gzip } = await makeVariants(page());
  expect(headersOf(gzip.notModified)).toEqual({
    vary: 'accept-encoding',
    'cache-control': 'public, max-age=0, must-revalidate',
    etag: gzip.etag,
  });
  expect(gzip.unchanged.bytes.toString()).toMatch(/^HTTP\/1\.1 304 Not Modified\r\n[\s\S]*\r\n\r\n$/);
});

test.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip, deflate', 'gzip'],
  ['GZIP', 'gzip'],
  ['x-gzip', 'gzip'],
  ['br;q=0, gzip;q=0.5', 'gzip'],
  ['br; q=0.0 , *', 'gzip'],
  ['*', 'br'],
  ['*;q=0', 'identity'],
  ['deflate', 'identity'],
  ['identity', 'identity'],
  ['br;q=nonsense', 'identity'],
])('accept-encoding %s gets %s', (accept, encoding) => {
  expect(chooseEncoding(accept)).toBe(encoding);
  expect(chooseEncoding(accept)).toBe(encoding);
});

test.each([
  [undefined, false],
  ['"a"', true],
  ['W/"a"', true],
  ['"b", "a"', true],
  ['*', true],
  ['"b"', false],
  ['a', false],
])('if-none-match %s: current is %s', (header, current) => {
  expect(isCurrent(header, '"a"')).toBe(current);
});
