import type { PageCache } from './page-cache.ts';
import { pageKey } from './page-cache-serve.ts';
import { chooseEncoding, isCurrent, type Page } from './page-cache-variants.ts';

type Fetch = (request: Request, ...rest: unknown[]) => Response | Promise<Response>;

/** What says who the reader is, or asks for less than the page: none of it reaches a render that others will see. */
const OF_ONE_READER = ['cookie', 'authorization', 'if-none-match', 'if-modified-since', 'range'];

/**
 * The readers' site with the cache around it, for requests that were not answered before. `declared` turns a response
 * into a page to keep, or null and leaves it whole. Wrap the public site alone: renders that may be kept never see
 * cookies, so a page behind a session would lose its reader.
 */
export function fetchThroughCache(
  cache: PageCache,
  fetch: Fetch,
  declared: (response: Response) => Promise<Page | null>,
): Fetch {
  return async (request, ...rest) => {
    const { host, pathname, search } = new URL(request.url);
    const key = pageKey(request.method, host, pathname + search);
    if (key === null) return withoutDeclaration(await fetch(request, ...rest), declared);
    let passed: Response | null = null;
    const page = await cache.through(key, async () => {
      const headers = new Headers(request.headers);
      for (const name of OF_ONE_READER) headers.delete(name);
      const response = await fetch(new Request(request.url, { headers }), ...rest);
      const made = await declared(response);
      if (made === null) passed = response;
      return made;
    });
    // Who only waited for somebody else's render, and that was none to keep, asks on his own.
    if (page === null) return passed ?? withoutDeclaration(await fetch(request, ...rest), declared);
    const variant = page.variants[chooseEncoding(request.headers.get('accept-encoding') ?? undefined)];
    if (page.status === 200 && isCurrent(request.headers.get('if-none-match') ?? undefined, variant.etag)) {
      return new Response(null, { status: 304, headers: pairs(variant.notModified) });
    }
    const body = variant.body.length === 0 ? null : new Uint8Array(variant.body);
    return new Response(body, { status: page.status, headers: pairs(variant.headers) });
  };
}

/** The inner headers must not leave the house, also where nothing is kept. */
async function withoutDeclaration(
  response: Response,
  declared: (response: Response) => Promise<Page | null>,
): Promise<Response> {
  const page = await declared(response);
  return page === null
    ? response
    : new Response(new Uint8Array(Buffer.from(page.body)), { status: page.status, headers: page.headers });
}

function pairs(flat: readonly string[]): [string, string][] {
  return Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i] as string, flat[2 * i + 1] as string]);
}
