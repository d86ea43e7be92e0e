import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PageCache } from './page-cache.ts';
import { chooseEncoding, isCurrent } from './page-cache-variants.ts';

/** 2,048: longer than any address of ours; what is past it is not worth remembering. */
const KEY_MAX = 2_048;

/** The only query that public pages with an address of their own take; everything else is answered uncached. */
const QUERY = /^page=[1-9]\d{0,3}$/;

/** The key of a public page, or null for a request that is never answered from the cache. `target` is path and query. */
export function pageKey(
  method: string | undefined,
  host: string | undefined,
  target: string | undefined,
): string | null {
  if (method !== 'GET' && method !== 'HEAD') return null;
  if (target === undefined || host === undefined || target.length + host.length > KEY_MAX) return null;
  // Not the absolute form that proxies may send.
  if (target.charCodeAt(0) !== 47) return null;
  const query = target.indexOf('?');
  if (query !== -1 && !QUERY.test(target.slice(query + 1))) return null;
  return host + target;
}

/**
 * Answers from the cache, before any router: true when it did. Cookies are not looked at: what is in the cache is the
 * same for every reader. Synchronous, one map look-up and one write.
 */
export function serveCached(
  cache: Pick<PageCache, 'find'>,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  let host: string | undefined;
  let accept: string | undefined;
  let ifNoneMatch: string | undefined;
  // The raw list: building `request.headers` costs more than the look-up itself.
  const raw = request.rawHeaders;
  for (let i = 0; i < raw.length; i += 2) {
    const name = raw[i] as string;
    switch (name.length) {
      case 4:
        if (name.toLowerCase() === 'host') host = raw[i + 1];
        break;
      case 13:
        if (name.toLowerCase() === 'if-none-match') ifNoneMatch = raw[i + 1];
        break;
      case 15:
        if (name.toLowerCase() === 'accept-encoding') accept = raw[i + 1];
        break;
    }
  }
  const key = pageKey(request.method, host, request.url);
  if (key === null) return false;
  const page = cache.find(key);
  if (!page) return false;
  const variant = page.variants[chooseEncoding(accept)];
  if (page.status === 200 && isCurrent(ifNoneMatch, variant.etag)) {
    response.writeHead(304, variant.notModified as string[]);
    response.end();
    return true;
  }
  response.writeHead(page.status, variant.headers as string[]);
  if (request.method === 'HEAD') response.end();
  else response.end(variant.body);
  return true;
}
