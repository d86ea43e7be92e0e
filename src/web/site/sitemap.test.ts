import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { liveArticle, liveArticles, NOW } from '../../../test/support/reader-site.ts';
import { newId } from '../../base/index.ts';
import { createSitemap } from './sitemap.ts';

describe('createSitemap', () => {
  const articles = (count: number) =>
    Array.from({ length: count }, (_, i) => liveArticle({ id: newId(NOW + i), title: `خبر ${i}` }));

  it('holds every article exactly once over its parts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 7 }), async (count, size) => {
        const all = articles(count);
        const sitemap = createSitemap(liveArticles(all), size);
        const parts = await sitemap.parts();
        const listed = (
          await Promise.all(Array.from({ length: parts }, async (_, i) => (await sitemap.part(i + 1)) ?? []))
        ).flat();
        expect(listed.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
        expect(await sitemap.part(parts + 1)).toBeNull();
      }),
      { numRuns: 40 },
    );
  });

  it('takes in what was published after its borders were found, in the part it belongs to', async () => {
    const all = articles(6);
    const late = all.splice(1, 1);
    const shown = [...all];
    const sitemap = createSitemap({ sitemap: (after, limit) => liveArticles(shown).sitemap(after, limit) }, 2);
    expect(await sitemap.parts()).toBe(3);
    shown.push(...late);
    expect((await sitemap.part(1))?.map(({ id }) => id)).toContain(late[0]?.id);
  });
});
