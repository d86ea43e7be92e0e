import type { Page } from './page-cache-variants.ts';

/** A shared cache in front of the site that takes purges by key: Fastly, or Varnish with xkey (see docs/cdn.md). */
export type Cdn = {
  /** Where purges are posted. */
  url: string;
  /** A header that says who may purge: name and value. */
  header: readonly [string, string] | null;
};

/** An hour: what a page shows purges it, this only bounds what a purge that got lost could leave standing. */
const SHARED_SECONDS = 3_600;
/** 100 keys of 44 characters stay below the 8 kB that every server takes in one header. */
const KEYS_AT_ONCE = 100;
/** A publication waits so long for the shared cache at most; then it goes on trying behind. */
const WAIT_MS = 2_000;
const AGAIN_MS = 5_000;

const keyOf = (tag: string) => encodeURIComponent(tag);

/** The page with what a shared cache wants to know: its keys, and for how long (RFC 9213). Readers' browsers still ask each time. */
export function forSharedCache(page: Page): Page {
  if (page.status >= 500) return page;
  const control = `max-age=${SHARED_SECONDS}, stale-while-revalidate=60, stale-if-error=86400`;
  const keys = [...new Set(page.tags), 'site'].map(keyOf).join(' ');
  return {
    ...page,
    headers: { ...page.headers, 'cdn-cache-control': control, 'surrogate-control': control, 'surrogate-key': keys },
  };
}

/**
 * Tells the shared cache what went out of date. What it did not confirm is sent again, alone or with the next purge,
 * until it is: a withdrawn article must not stay there because a packet was lost.
 */
export function createCdnPurge(cdn: Cdn, report: (error: unknown) => void) {
  const pending = new Set<string>();
  let waiting = false;

  async function send(keys: readonly string[]): Promise<void> {
    const headers = new Headers({ 'surrogate-key': keys.join(' '), 'xkey-purge': keys.join(' ') });
    if (cdn.header !== null) headers.set(...cdn.header);
    const response = await fetch(cdn.url, { method: 'POST', headers, signal: AbortSignal.timeout(WAIT_MS) });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`the shared cache answered ${response.status} to a purge`);
  }

  async function flush(): Promise<void> {
    const keys = [...pending].slice(0, KEYS_AT_ONCE);
    if (keys.length === 0) return;
    for (const key of keys) pending.delete(key);
    try {
      await send(keys);
    } catch (error) {
      for (const key of keys) pending.add(key);
      report(error);
      if (!waiting) {
        waiting = true;
        setTimeout(() => {
          waiting = false;
          void flush();
        }, AGAIN_MS).unref();
      }
      return;
    }
    await flush();
  }

  return {
    purge: (tags: readonly string[]): Promise<void> => {
      for (const tag of tags) pending.add(keyOf(tag));
      return flush();
    },
  };
}
