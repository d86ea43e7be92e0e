import type { Id } from '../../base/index.ts';
import type { LiveArticles } from '../../news/publish/index.ts';

type Entry = { id: Id; path: string; modifiedAt: number };

/** 10,000: about 4 MB of addresses, a fifth of what the protocol allows in one file. */
export const SITEMAP_SIZE = 10_000;

/**
 * Parts of the sitemap in the order of ids. Ids grow with time, so a part's borders stay where they were found and only
 * the last one grows; they are looked up once per process.
 */
export function createSitemap(live: Pick<LiveArticles, 'sitemap'>, size: number = SITEMAP_SIZE) {
  /** `borders[n]`: the id after which part n begins. */
  const borders: (Id | null)[] = [null];

  async function grow(): Promise<void> {
    for (;;) {
      const entries = await live.sitemap(borders.at(-1) ?? null, size + 1);
      const last = entries[size - 1];
      if (entries.length <= size || last === undefined) return;
      borders.push(last.id);
    }
  }

  return {
    async parts(): Promise<number> {
      await grow();
      return borders.length;
    },
    /** Part `number` from 1 on; null when there is none. Twice the size is room for what was published late. */
    async part(number: number): Promise<Entry[] | null> {
      await grow();
      const after = borders[number - 1];
      if (after === undefined) return null;
      const next = borders[number] ?? null;
      const entries = await live.sitemap(after, next === null ? size : size * 2);
      return next === null ? entries : entries.filter(({ id }) => id <= next);
    },
  };
}
