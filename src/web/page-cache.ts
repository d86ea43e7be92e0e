import { encodings, makeVariants, type Page, type Variants } from './page-cache-variants.ts';

/** A page in the cache, with every encoding of it made. */
export type StoredPage = { status: number; variants: Variants };

type Render = () => Promise<Page | null>;
type Entry = StoredPage & {
  key: string;
  tags: readonly string[];
  bytes: number;
  expiresAt: number;
  /** From here on it is wrong, not only old. */
  endsAt: number;
  /** Makes the page again once its time is over. */
  render: Render;
  used: boolean;
};
type Flight = { began: number; page: Promise<StoredPage | null> };

export type PageCache = {
  /**
   * The stored page under a key, or null. Never waits: a page whose time is over answers for some minutes more while it
   * is rendered again behind (stale-while-revalidate), and stays while rendering fails. What was purged is not found,
   * nor what said of itself until when it holds.
   */
  find(key: string): StoredPage | null;
  /**
   * The page under `key`, from the cache or rendered: once for all who ask at the same time. Null when `render` gives
   * null, which is not kept. Throws what `render` throws; nothing is kept then and the next one tries anew.
   */
  through(key: string, render: Render): Promise<StoredPage | null>;
  /**
   * Removes every page with one of these tags. Once it resolves nobody gets one made before it: renders under way may
   * answer those who already wait for them, and are neither joined by others nor kept.
   */
  purge(tags: readonly string[]): Promise<void>;
  size(): { pages: number; bytes: number };
};

/** Every page carries it: purging it empties the cache. */
export const EVERY_PAGE = 'site';

/** About what an entry takes beside its bodies: headers, tags, the request it was made for and the maps' own. */
const ENTRY_OVERHEAD = 3_000;

/** 10 minutes: what a page shows purges it, so only times of day and counts can be that old. */
const STALE_MS = 600_000;

/**
 * Rendered pages in memory, at most `maxBytes` of them. What was not asked for since the last look goes first (CLOCK,
 * Corbató 1968: as good as least-recently-used here, and a hit costs one store instead of two map operations).
 */
export function createPageCache(options: {
  maxBytes: number;
  now?: () => number;
  /** Told of a page that could not be rendered again behind its readers. */
  report?: (error: unknown) => void;
}): PageCache {
  const now = options.now ?? Date.now;
  const entries = new Map<string, Entry>();
  const byTag = new Map<string, Set<Entry>>();
  const flights = new Map<string, Flight>();
  /** Renders under way, also those that no one may join any more. */
  const under = new Set<Flight>();
  /** Which purge last named a tag; needed only while a render from before it is under way. */
  const purgedAt = new Map<string, number>();
  let purges = 0;
  let bytes = 0;

  function drop(entry: Entry): void {
    if (entries.get(entry.key) !== entry) return;
    entries.delete(entry.key);
    bytes -= entry.bytes;
    for (const tag of entry.tags) {
      const tagged = byTag.get(tag);
      tagged?.delete(entry);
      if (tagged?.size === 0) byTag.delete(tag);
    }
  }

  function makeRoom(): void {
    for (const entry of entries.values()) {
      if (bytes <= options.maxBytes) return;
      if (entry.used && entry.expiresAt > now()) {
        // Asked for since the last look: once more around. Ends, because every entry passes here at most twice.
        entry.used = false;
        entries.delete(entry.key);
        entries.set(entry.key, entry);
      } else {
        drop(entry);
      }
    }
  }

  function keep(entry: Entry): void {
    if (entry.bytes > options.maxBytes) return;
    const older = entries.get(entry.key);
    if (older) drop(older);
    entries.set(entry.key, entry);
    bytes += entry.bytes;
    for (const tag of entry.tags) {
      const tagged = byTag.get(tag);
      if (tagged) tagged.add(entry);
      else byTag.set(tag, new Set([entry]));
    }
    makeRoom();
  }

  function find(key: string): Entry | null {
    const entry = entries.get(key);
    if (!entry) return null;
    const late = now() - entry.expiresAt;
    if (late >= STALE_MS || now() >= entry.endsAt) {
      drop(entry);
      return null;
    }
    if (late >= 0 && !flights.has(key)) start(key, entry.render).catch((error: unknown) => options.report?.(error));
    entry.used = true;
    return entry;
  }

  async function make(key: string, began: number, render: Render): Promise<StoredPage | null> {
    const page = await render();
    if (!page) return null;
    const tags = [...new Set([...page.tags, EVERY_PAGE])];
    const variants = await makeVariants(page);
    const entry: Entry = {
      key,
      status: page.status,
      variants,
      tags,
      bytes: ENTRY_OVERHEAD + bytesOf(variants),
      expiresAt: now() + page.maxAge * 1000,
      endsAt: page.until ?? Number.POSITIVE_INFINITY,
      render,
      // Whoever asked for it counts: a page just made is not the first to go.
      used: true,
    };
    // What was purged since the render began may be in it as it was before.
    const stale = tags.some((tag) => (purgedAt.get(tag) ?? 0) > began);
    if (!stale && page.maxAge > 0) keep(entry);
    return entry;
  }

  function start(key: string, render: Render): Promise<StoredPage | null> {
    const flight: Flight = { began: purges, page: make(key, purges, render) };
    flights.set(key, flight);
    under.add(flight);
    const land = () => {
      if (flights.get(key) === flight) flights.delete(key);
      under.delete(flight);
      if (under.size === 0) purgedAt.clear();
    };
    flight.page.then(land, land);
    return flight.page;
  }

  return {
    find,
    through: (key, render) => {
      const stored = find(key);
      if (stored) return Promise.resolve(stored);
      return flights.get(key)?.page ?? start(key, render);
    },
    purge: async (tags) => {
      purges += 1;
      if (under.size > 0) for (const tag of tags) purgedAt.set(tag, purges);
      // The tags of a render are known when it ends: whoever asks from now on gets one that began after this purge.
      flights.clear();
      for (const tag of tags) for (const entry of [...(byTag.get(tag) ?? [])]) drop(entry);
    },
    size: () => ({ pages: entries.size, bytes }),
  };
}

function bytesOf(variants: Variants): number {
  // An encoding that is of no use stands for another: counted once.
  const distinct = new Set(encodings.map((encoding) => variants[encoding]));
  return [...distinct].reduce((sum, { answer, unchanged }) => sum + answer.bytes.length + unchanged.bytes.length, 0);
}
