import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect, type Socket } from 'node:net';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPageCache, type PageCache } from './page-cache.ts';
import { answerFromCache, readPlainRequest } from './page-cache-front.ts';
import { pageKey, serveCached } from './page-cache-serve.ts';

let server: Server;
let cache: PageCache;
let port: number;
/** What reached the server behind the cache. */
let behind: string[];

beforeEach(async () => {
  behind = [];
  cache = createPageCache({ maxBytes: 10_000_000 });
  server = createServer((request, response) => {
    if (serveCached(cache, request, response)) return;
    let body = '';
    request.on('data', (piece) => {
      body += piece;
    });
    request.on('end', () => {
      behind.push(`${request.method} ${request.url}${body && ` ${body}`}`);
      response.end('خلف الذاكرة');
    });
  });
  answerFromCache(server, cache);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
  const html = { 'content-type': 'text/html; charset=utf-8' };
  await cache.through('example.org/a', async () => ({
    status: 200,
    headers: html,
    body: 'صفحة '.repeat(500),
    tags: ['a'],
    maxAge: 60,
  }));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** Sends pieces one after another on one connection and gives what came back until the other side closed or fell silent. */
async function talk(pieces: readonly string[], until: (text: string) => boolean): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  try {
    await new Promise<void>((resolve, reject) => {
      socket.on('data', (bytes) => {
        text += bytes.toString('latin1');
        if (until(text)) resolve();
      });
      socket.on('close', () => resolve());
      socket.on('error', reject);
      socket.on('connect', async () => {
        for (const piece of pieces) {
          socket.write(piece, 'latin1');
          await new Promise((later) => setTimeout(later, 20));
        }
      });
    });
  } finally {
    socket.destroy();
  }
  return text;
}

const get = (path: string, headers = '') => `GET ${path} HTTP/1.1\r\nHost: example.org\r\n${headers}\r\n`;
const answers = (text: string) => text.split('HTTP/1.1 ').length - 1;
const whole = (count: number) => (text: string) =>
  answers(text) === count && /\r\n\r\n/.test(text.slice(text.lastIndexOf('HTTP/1.1 ')));

test('a cached page is answered without the server behind', async () => {
  const text = await talk([get('/a')], (soFar) => soFar.length > 4_500);
  expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect(Buffer.from(text, 'latin1').toString()).toContain('صفحة صفحة');
  expect(behind).toEqual([]);
});

test('one connection may ask for pages and for other things, in any order', async () => {
  const text = await talk(
    [get('/a', 'If-None-Match: *\r\n'), get('/b'), get('/a', 'If-None-Match: *\r\n'), get('/c')],
    whole(4),
  );
  expect([...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map((one) => one[1])).toEqual(['304', '200', '304', '200']);
  expect(behind).toEqual(['GET /b', 'GET /c']);
});

test('a reader with the current copy gets 304', async () => {
  const etag = cache.find('example.org/a')?.variants.gzip.etag;
  const text = await talk([get('/a', `Accept-Encoding: gzip\r\nIf-None-Match: ${etag}\r\n`)], whole(1));
  expect(text).toMatch(/^HTTP\/1\.1 304 Not Modified\r\n/);
});

test('a request in pieces, several in one piece, and one with a body arrive whole at the server behind', async () => {
  await talk(['GET /b HTTP/1.1\r\nHo', 'st: example.org\r\n\r\n'], whole(1));
  await talk([get('/c') + get('/d')], whole(2));
  await talk(['POST /e HTTP/1.1\r\nHost: example.org\r\nContent-Length: 4\r\n\r\nread'], whole(1));
  expect(behind).toEqual(['GET /b', 'GET /c', 'GET /d', 'POST /e read']);
});

test('a body cannot be read as a request', async () => {
  const inner = get('/a');
  const text = await talk(
    [`GET /f HTTP/1.1\r\nHost: example.org\r\nContent-Length: ${inner.length}\r\n\r\n`, inner],
    whole(1),
  );
  expect(behind).toEqual([`GET /f ${inner}`]);
  expect(answers(text)).toBe(1);
});

test('HEAD has the headers of the page and nothing after them', async () => {
  const text = await talk(['HEAD /a HTTP/1.1\r\nHost: example.org\r\n\r\n'], whole(1));
  expect(text).toMatch(/content-length: 4500\r\n/);
  expect(text.endsWith('\r\n\r\n')).toBe(true);
});

test('a purged page is asked of the server behind', async () => {
  await cache.purge(['a']);
  await talk([get('/a')], whole(1));
  expect(behind).toEqual(['GET /a']);
});

test('who hangs up after asking gets the answer', async () => {
  const socket: Socket = connect(port, '127.0.0.1');
  let bytes = 0;
  await new Promise<void>((resolve, reject) => {
    socket.on('data', (piece) => {
      bytes += piece.length;
    });
    socket.on('close', () => resolve());
    socket.on('error', reject);
    socket.end(get('/a'));
  });
  expect(bytes).toBeGreaterThan(4_500);
});

test('closing the server ends connections that wait', async () => {
  const socket = connect(port, '127.0.0.1');
  socket.resume();
  socket.write(get('/a'));
  await new Promise((resolve) => socket.once('data', resolve));
  const ended = new Promise((resolve) => socket.once('end', resolve));
  await Promise.all([ended, new Promise((resolve) => server.close(resolve))]);
  server = createServer().listen(0);
});

test.each([
  ['another method', 'POST /a HTTP/1.1\r\nHost: h\r\n\r\n'],
  ['an older version', 'GET /a HTTP/1.0\r\nHost: h\r\n\r\n'],
  ['an absolute address', 'GET http://h/a HTTP/1.1\r\nHost: h\r\n\r\n'],
  ['no host', 'GET /a HTTP/1.1\r\nAccept: x\r\n\r\n'],
  ['an empty host', 'GET /a HTTP/1.1\r\nHost:\r\n\r\n'],
  ['two hosts', 'GET /a HTTP/1.1\r\nHost: h\r\nHost: i\r\n\r\n'],
  ['a body', 'GET /a HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n'],
  ['chunks', 'GET /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n'],
  ['an upgrade', 'GET /a HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'],
  ['a wish to close', 'GET /a HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n'],
  ['a wish to wait', 'GET /a HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\n\r\n'],
  ['a folded line', 'GET /a HTTP/1.1\r\nHost: h\r\nX: a\r\n b\r\n\r\n'],
  ['a space before the colon', 'GET /a HTTP/1.1\r\nHost: h\r\nContent-Length : 4\r\n\r\n'],
  ['a bare line feed', 'GET /a HTTP/1.1\r\nHost: h\nX: y\r\n\r\n'],
  ['a bare carriage return', 'GET /a HTTP/1.1\r\nHost: h\r\nX: a\rContent-Length: 4\r\n\r\n'],
  ['NUL', 'GET /a HTTP/1.1\r\nHost: h\r\nX: \0\r\n\r\n'],
  ['a space in the address', 'GET /a b HTTP/1.1\r\nHost: h\r\n\r\n'],
  ['letters outside ASCII in the address', 'GET /\xe9 HTTP/1.1\r\nHost: h\r\n\r\n'],
  ['something after the end', 'GET /a HTTP/1.1\r\nHost: h\r\n\r\nG'],
  ['no end', 'GET /a HTTP/1.1\r\nHost: h\r\n'],
  ['nothing', ''],
])('a request with %s is for the other parser', (_what, request) => {
  expect(readPlainRequest(Buffer.from(request, 'latin1'))).toBeNull();
});

test('what the front reads, Node reads the same way', async () => {
  const seen: { url: string | undefined; host: string | undefined; accept: string | undefined }[] = [];
  const judge = createServer((request, response) => {
    seen.push({
      url: request.url,
      host: request.headers.host,
      accept: request.headers['accept-encoding'] as string | undefined,
    });
    response.end();
  });
  await new Promise<void>((resolve) => judge.listen(0, '127.0.0.1', resolve));
  const { port: judgePort } = judge.address() as AddressInfo;
  const piece = fc.constantFrom(
    'GET ',
    '/a',
    '?page=2',
    ' HTTP/1.1',
    '\r\n',
    '\n',
    'Host: h',
    'Host:h',
    'host: i ',
    'Accept-Encoding: br',
    'X: ',
    ':',
    ' ',
    '\t',
    'é',
    '\0',
    'Connection: keep-alive',
    'Content-Length: 3',
    '\r\n\r\n',
  );
  const start = fc.constantFrom('GET /a HTTP/1.1\r\nHost: h\r\n', 'GET /a?x HTTP/1.1\r\nhost: \th \r\nX: y\r\n', '');
  try {
    await fc.assert(
      fc.asyncProperty(start, fc.array(piece, { maxLength: 6 }), async (head, rest) => {
        const bytes = Buffer.from(`${head}${rest.join('')}\r\n`, 'latin1');
        const plain = readPlainRequest(bytes);
        if (plain === null) return;
        seen.length = 0;
        await new Promise<void>((resolve, reject) => {
          const socket = connect(judgePort, '127.0.0.1', () => socket.write(bytes));
          socket.once('data', () => socket.destroy());
          socket.on('close', () => resolve());
          socket.on('error', reject);
        });
        expect(seen).toEqual([{ url: plain.target, host: plain.host, accept: plain.acceptEncoding }]);
      }),
      { numRuns: 1_000 },
    );
  } finally {
    judge.closeAllConnections();
    await new Promise((resolve) => judge.close(resolve));
  }
});

test.each([
  ['GET', 'h', '/a', 'h/a'],
  ['HEAD', 'h', '/a?page=2', 'h/a?page=2'],
  ['GET', 'h', '/a?page=02', null],
  ['GET', 'h', '/a?page=2&x=1', null],
  ['GET', 'h', '/search?q=x', null],
  ['GET', 'h', '/a?', null],
  ['POST', 'h', '/a', null],
  ['GET', undefined, '/a', null],
  ['GET', 'h', '*', null],
  ['GET', 'h', `/${'a'.repeat(3_000)}`, null],
])('%s %s %s has the key %s', (method, host, target, key) => {
  expect(pageKey(method, host, target)).toBe(key);
});
