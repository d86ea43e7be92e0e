import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { PageCache } from './page-cache.ts';
import { pageKey } from './page-cache-serve.ts';
import { chooseEncoding, datedAnswer, isCurrent, KEEP_ALIVE_SECONDS } from './page-cache-variants.ts';

/** 8 KiB: what nginx takes for one header line; a request past it is no page request of a browser. */
const REQUEST_MAX = 8_192;

const END = '\r\n\r\n';

/** What the front understands of a request; everything else of it does not change the answer. */
export type PlainRequest = { target: string; host: string; acceptEncoding?: string; ifNoneMatch?: string };

/**
 * Reads one plain GET: HTTP/1.1, whole in one piece, nothing after it, no body, no wish about the connection. Null for
 * anything else, however slightly odd: Node's own parser judges that. Smuggling lives on two parsers reading one request
 * differently, so this one reads only what cannot be read in two ways.
 */
export function readPlainRequest(bytes: Buffer): PlainRequest | null {
  if (bytes.length > REQUEST_MAX || bytes[0] !== 71) return null;
  const text = bytes.toString('latin1');
  if (!text.startsWith('GET /') || text.indexOf(END) !== text.length - END.length) return null;
  const first = text.indexOf('\r\n');
  if (!text.startsWith(' HTTP/1.1', first - 9)) return null;
  const target = text.slice(4, first - 9);
  // A browser sends an address in printable ASCII without spaces; Arabic in it is percent-encoded.
  if (!/^[!-~]+$/.test(target)) return null;
  let host: string | undefined;
  let acceptEncoding: string | undefined;
  let ifNoneMatch: string | undefined;
  for (let start = first + 2; start < text.length - 2; ) {
    const end = text.indexOf('\r\n', start);
    const colon = text.indexOf(':', start);
    if (colon <= start || colon > end) return null;
    const name = text.slice(start, colon).toLowerCase();
    if (!/^[a-z0-9-]+$/.test(name)) return null;
    switch (name) {
      case 'host':
        if (host !== undefined) return null;
        host = text.slice(colon + 1, end).trim();
        break;
      case 'accept-encoding':
        if (acceptEncoding !== undefined) return null;
        acceptEncoding = text.slice(colon + 1, end).trim();
        break;
      case 'if-none-match':
        if (ifNoneMatch !== undefined) return null;
        ifNoneMatch = text.slice(colon + 1, end).trim();
        break;
      case 'connection':
        if (
          text
            .slice(colon + 1, end)
            .trim()
            .toLowerCase() !== 'keep-alive'
        )
          return null;
        break;
      case 'content-length':
      case 'transfer-encoding':
      case 'upgrade':
      case 'expect':
      case 'te':
      case 'trailer':
        return null;
    }
    start = end + 2;
  }
  // A control character anywhere (a bare CR or LF, NUL) is for the other parser to refuse.
  if (host === undefined || host === '' || CONTROL.test(text)) return null;
  return {
    target,
    host,
    ...(acceptEncoding !== undefined && { acceptEncoding }),
    ...(ifNoneMatch !== undefined && { ifNoneMatch }),
  };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point.
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)|(?<!\r)\n/;

/**
 * Puts the cache in front of a server's HTTP parser. A plain request for a cached page is answered with one write of
 * bytes made before; with anything else the connection goes to `server` as if it had just arrived and stays there.
 * Worth two to three times the pages of `node:http`, whose request and response objects cost more than sending a page.
 */
export function answerFromCache(server: Server, cache: Pick<PageCache, 'find'>, now: () => number = Date.now): void {
  const accept = server.listeners('connection') as ((socket: Socket) => void)[];
  server.removeAllListeners('connection');
  const waiting = new Set<Socket>();

  server.on('connection', (socket: Socket) => {
    const leave = () => {
      waiting.delete(socket);
      socket.off('data', read).off('end', end).off('timeout', expire).off('error', expire).off('close', leave);
      socket.setTimeout(0);
    };
    const handOver = (bytes: Buffer | null) => {
      leave();
      // Paused, so that what is put back is read by the new owner's listener and by nobody before it.
      socket.pause();
      if (bytes) socket.unshift(bytes);
      for (const listener of accept) listener.call(server, socket);
      process.nextTick(() => socket.resume());
    };
    const read = (bytes: Buffer) => {
      // Something is still on its way out: a reader that asks without taking would fill the memory.
      const request = socket.writableLength === 0 ? readPlainRequest(bytes) : null;
      const key = request && pageKey('GET', request.host, request.target);
      const page = key ? cache.find(key) : null;
      if (!request || !page) return handOver(bytes);
      const variant = page.variants[chooseEncoding(request.acceptEncoding)];
      const current = page.status === 200 && isCurrent(request.ifNoneMatch, variant.etag);
      socket.write(datedAnswer(current ? variant.unchanged : variant.answer, now()));
    };
    const end = () => socket.end();
    const expire = () => socket.destroy();

    waiting.add(socket);
    // Also the wait for a first request: slow headers are the server's to time, they come to it with their first piece.
    socket.setTimeout(KEEP_ALIVE_SECONDS * 1000);
    socket.on('data', read).on('end', end).on('timeout', expire).on('error', expire).on('close', leave);
  });

  // `server.close()` asks for this; connections that wait here are idle ones too.
  const closeIdle = server.closeIdleConnections.bind(server);
  server.closeIdleConnections = () => {
    closeIdle();
    for (const socket of waiting) socket.end();
  };
  const closeAll = server.closeAllConnections.bind(server);
  server.closeAllConnections = () => {
    closeAll();
    for (const socket of waiting) socket.destroy();
  };
}
