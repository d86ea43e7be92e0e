import { createHash } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip, zstdCompress } from 'node:zlib';

/** A rendered public page, the same for every reader. */
export type Page = {
  status: number;
  /** Names in lower case. `content-length`, `content-encoding`, `etag` and `vary` are the cache's own. */
  headers: Readonly<Record<string, string>>;
  body: string | Uint8Array;
  /** What the page shows, by the names that purges use. */
  tags: readonly string[];
  /** Seconds for which the cache may answer with it; readers' browsers ask each time (see `cache-control`). */
  maxAge: number;
  /** A moment (ms) from which on it is wrong and not served at all, also not while it is rendered again. */
  until?: number | null;
};

/** Best first: Brotli is some 5 % smaller on pages than zstd, and both are made once. */
export const encodings = ['br', 'zstd', 'gzip', 'identity'] as const;
export type Encoding = (typeof encodings)[number];

/** One representation of a page, ready to be written. The lists alternate names and values. */
export type Variant = {
  etag: string;
  body: Buffer;
  headers: readonly string[];
  notModified: readonly string[];
  /** The whole answer as it goes over the wire; `body` is the end of it. */
  answer: WireAnswer;
  /** The answer to a reader whose copy is current. */
  unchanged: WireAnswer;
};
export type Variants = Record<Encoding, Variant>;

/** Bytes of an HTTP/1.1 answer; the 29 bytes at `dateAt` are the date of the second `second`. */
export type WireAnswer = { bytes: Buffer; dateAt: number; second: number };

/** Idle connections stay this long: above the 60 s after which most proxies drop theirs, so that they close first. */
export const KEEP_ALIVE_SECONDS = 65;

const NO_DATE = 'Thu, 01 Jan 1970 00:00:00 GMT';

/** Below one packet compression saves nothing. */
const COMPRESS_FROM = 1_000;

/** Headers of a page that are dropped: the cache writes its own, and a cookie made for one reader must not reach the next. */
const OWN = new Set([
  'content-length',
  'content-encoding',
  'etag',
  'vary',
  'connection',
  'transfer-encoding',
  'date',
  'keep-alive',
  'set-cookie',
]);

/** What a 304 repeats of the headers (RFC 9110 §15.4.5). */
const REPEATED = new Set(['cache-control', 'content-location', 'expires']);

/** A page may vanish at any moment (withdrawal), so browsers keep it but ask each time; a 304 costs 200 bytes. */
const ASK_EACH_TIME = 'public, max-age=0, must-revalidate';

const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9a-z-]+$/;
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

const brotli = promisify(brotliCompress);
const zstd = promisify(zstdCompress);
const deflate = promisify(gzip);

function isText(type: string): boolean {
  return /^(text\/|application\/(json|xml|rss\+xml|atom\+xml|opensearchdescription\+xml|feed\+json|ld\+json|javascript|manifest\+json)|image\/svg\+xml)/.test(
    type,
  );
}

function makeWireAnswer(status: number, headers: readonly string[], body: Buffer): WireAnswer {
  let head = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n`;
  for (let i = 0; i < headers.length; i += 2) head += `${headers[i]}: ${headers[i + 1]}\r\n`;
  head += `connection: keep-alive\r\nkeep-alive: timeout=${KEEP_ALIVE_SECONDS}\r\ndate: `;
  const dateAt = Buffer.byteLength(head, 'latin1');
  return { bytes: Buffer.concat([Buffer.from(`${head}${NO_DATE}\r\n\r\n`, 'latin1'), body]), dateAt, second: 0 };
}

let dateSecond = 0;
const dateBytes = Buffer.from(NO_DATE, 'latin1');

/**
 * The answer with the date of `now` in it. The date is written over the old one in place: an answer that is still
 * being sent may show the later second, which is as true.
 */
export function datedAnswer(answer: WireAnswer, now: number): Buffer {
  const second = Math.floor(now / 1000);
  if (answer.second !== second) {
    if (dateSecond !== second) {
      dateBytes.write(new Date(now).toUTCString(), 'latin1');
      dateSecond = second;
    }
    dateBytes.copy(answer.bytes, answer.dateAt);
    answer.second = second;
  }
  return answer.bytes;
}

/** Compresses a page once for each encoding and writes down its headers. Strong entity tags differ by encoding. */
export async function makeVariants(page: Page): Promise<Variants> {
  const plain = typeof page.body === 'string' ? Buffer.from(page.body) : Buffer.from(page.body);
  const digest = createHash('sha256').update(plain).digest('base64url').slice(0, 22);
  const base: string[] = [];
  const repeated: string[] = ['vary', 'accept-encoding'];
  const given = Object.entries(page.headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  const headers = [
    ...given,
    ...(given.some(([name]) => name === 'cache-control') ? [] : [['cache-control', ASK_EACH_TIME] as const]),
  ];
  for (const [name, value] of headers) {
    if (OWN.has(name)) continue;
    // The answer is written by us byte for byte: nothing in a header may end its line.
    if (!HEADER_NAME.test(name) || !HEADER_VALUE.test(value))
      throw new TypeError(`header ${JSON.stringify(name)} cannot be sent`);
    base.push(name, value);
    if (REPEATED.has(name)) repeated.push(name, value);
  }
  base.push('vary', 'accept-encoding');

  const variant = (body: Buffer, encoding: Encoding): Variant => {
    const etag = `"${digest}${encoding === 'identity' ? '' : `-${encoding}`}"`;
    const coded = encoding === 'identity' ? [] : ['content-encoding', encoding];
    const headers = [...base, ...coded, 'etag', etag, 'content-length', String(body.length)];
    const notModified = [...repeated, 'etag', etag];
    const answer = makeWireAnswer(page.status, headers, body);
    return {
      etag,
      body: answer.bytes.subarray(answer.bytes.length - body.length),
      headers,
      notModified,
      answer,
      unchanged: makeWireAnswer(304, notModified, Buffer.alloc(0)),
    };
  };

  const identity = variant(plain, 'identity');
  const type = headers.find(([name]) => name === 'content-type')?.[1] ?? '';
  if (plain.length < COMPRESS_FROM || !isText(type)) return { identity, gzip: identity, zstd: identity, br: identity };
  const [gz, zs, br] = await Promise.all([
    deflate(plain, { level: 6 }),
    // 9: a page takes 2 ms; higher levels gain nothing at this size.
    zstd(plain, { params: { [constants.ZSTD_c_compressionLevel]: 9 } }),
    // 5: within 8 % of the size that 11 reaches, at a fiftieth of its time.
    brotli(plain, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
      },
    }),
  ]);
  return {
    identity,
    gzip: gz.length < plain.length ? variant(gz, 'gzip') : identity,
    zstd: zs.length < plain.length ? variant(zs, 'zstd') : identity,
    br: br.length < plain.length ? variant(br, 'br') : identity,
  };
}

/** Browsers send a handful of values; 256 keeps them all and bounds what a stranger can make us remember. */
const REMEMBERED_MAX = 256;
const remembered = new Map<string, Encoding>();

/** The best encoding that an Accept-Encoding value allows (RFC 9110 §12.5.3): br, then zstd, then gzip, then none. */
export function chooseEncoding(accept: string | undefined): Encoding {
  if (accept === undefined || accept === '') return 'identity';
  const known = remembered.get(accept);
  if (known) return known;
  const weights = new Map<string, number>();
  for (const part of accept.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    const weight = parameters.find((parameter) => parameter.startsWith('q='));
    weights.set(name === 'x-gzip' ? 'gzip' : name, weight ? Number(weight.slice(2)) || 0 : 1);
  }
  // zstd only by its name: who asks for anything at all may be older than it.
  const allowed = (name: Encoding) => (weights.get(name) ?? (name === 'zstd' ? 0 : (weights.get('*') ?? 0))) > 0;
  const chosen = encodings.find((name) => name === 'identity' || allowed(name)) ?? 'identity';
  if (remembered.size < REMEMBERED_MAX) remembered.set(accept, chosen);
  return chosen;
}

/** True when the reader's copy is the current one: If-None-Match by weak comparison (RFC 9110 §13.1.2). */
export function isCurrent(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch === etag || ifNoneMatch === '*') return true;
  return ifNoneMatch.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}
