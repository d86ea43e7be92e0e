import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { databases } from '../../../test/support/databases.ts';
import type { Neighbour } from '../../news/relate/index.ts';
import { createRelatedStore } from '../related-store.ts';
import { insertLiveArticle, withdrawLiveArticle } from './live-rows.ts';

const NOW = Date.UTC(2026, 10, 24);

describe.each(databases)('related on $name', ({ open }) => {
  let storage: Awaited<ReturnType<typeof open>>;
  let store: ReturnType<typeof createRelatedStore>;
  beforeEach(async () => {
    storage = await open();
    store = createRelatedStore(storage);
  });
  afterEach(() => storage.close());

  const neighbour = (articleId: string, change: Partial<Neighbour> = {}): Neighbour => ({
    articleId,
    score: 0.25,
    words: ['إيران'],
    sameSection: false,
    ...change,
  });

  const put = (id: string, version: number, sketch: number[], neighbours: Neighbour[]) =>
    store.keep([{ id, version, sketch, neighbours, lookedAt: NOW }]);

  test('neighbours come back as they were put, in their order', async () => {
    const [a, b, c] = [
      await insertLiveArticle(storage),
      await insertLiveArticle(storage),
      await insertLiveArticle(storage),
    ];
    const list = [
      neighbour(c, { score: 0.1 + 0.2, words: ['اللاذقية', 'إيران'] }),
      neighbour(b, { sameSection: true, words: [] }),
    ];
    expect(await put(a, 1, [1, 2], list)).toEqual([a]);
    expect(await store.neighbours(a)).toEqual(list);
    await put(a, 1, [], [neighbour(b)]);
    expect(await store.neighbours(a)).toEqual([neighbour(b)]);
  });

  test('what an older version found does not replace what a newer one did', async () => {
    const [a, b, c] = [
      await insertLiveArticle(storage),
      await insertLiveArticle(storage),
      await insertLiveArticle(storage),
    ];
    await put(a, 5, [], [neighbour(b)]);
    expect(await put(a, 4, [], [neighbour(c)])).toEqual([]);
    expect(await store.neighbours(a)).toEqual([neighbour(b)]);
  });

  test('of many looks each is kept or refused by itself', async () => {
    const [a, b] = [await insertLiveArticle(storage), await insertLiveArticle(storage)];
    await put(a, 5, [], [neighbour(b)]);
    const look = { sketch: [], neighbours: [], lookedAt: NOW };
    expect(
      await store.keep([
        { ...look, id: a, version: 4 },
        { ...look, id: b, version: 1, neighbours: [neighbour(a)] },
      ]),
    ).toEqual([b]);
    expect(await store.neighbours(a)).toEqual([neighbour(b)]);
    expect(await store.neighbours(b)).toEqual([neighbour(a)]);
    expect(await store.keep([])).toEqual([]);
  });

  test('a withdrawn neighbour is gone at once', async () => {
    const [a, b] = [await insertLiveArticle(storage), await insertLiveArticle(storage)];
    await put(a, 1, [], [neighbour(b)]);
    await withdrawLiveArticle(storage, b);
    expect(await store.neighbours(a)).toEqual([]);
    expect(await store.facts([b])).toEqual([]);
    expect(await store.published([a, b])).toEqual([a]);
  });

  test('what was forgotten leaves nothing, also where there was nothing', async () => {
    const [a, b] = [await insertLiveArticle(storage), await insertLiveArticle(storage)];
    await put(a, 1, [7], [neighbour(b)]);
    await store.forget([a, b]);
    expect(await store.neighbours(a)).toEqual([]);
    expect((await store.facts([a]))[0]?.sketch).toEqual([]);
  });

  test('facts hold tags, section, day and sketch', async () => {
    const a = await insertLiveArticle(storage, {
      title: 'عنوان',
      tags: ['إيران', 'حلب'],
      sectionId: 'سياسة',
      publishedAt: NOW,
    });
    await put(a, 1, [3, 5], []);
    const [facts] = await store.facts([a, 'none']);
    expect(facts).toMatchObject({
      id: a,
      version: 1,
      titleKey: 'عنوان',
      language: 'ar',
      sectionId: 'سياسة',
      publishedAt: NOW,
      sketch: [3, 5],
      lookedAt: NOW,
    });
    expect(facts?.tags.map((tag) => tag.name).sort()).toEqual(['إيران', 'حلب'].sort());
    expect(await store.facts([])).toEqual([]);
  });

  test('articles with most tags in common come first, then the newest, and only published ones', async () => {
    const a = await insertLiveArticle(storage, { tags: ['إيران', 'حلب'] });
    const one = await insertLiveArticle(storage, { tags: ['إيران'], publishedAt: NOW - 1000 });
    const newer = await insertLiveArticle(storage, { tags: ['حلب'], publishedAt: NOW });
    const both = await insertLiveArticle(storage, { tags: ['إيران', 'حلب'], publishedAt: NOW - 5000 });
    await insertLiveArticle(storage, { tags: ['لبنان'] });
    await withdrawLiveArticle(storage, await insertLiveArticle(storage, { tags: ['إيران'] }));
    expect(await store.taggedLike(a, 10)).toEqual([both, newer, one]);
    expect(await store.taggedLike(a, 1)).toEqual([both]);
  });

  test('choices are replaced as a whole and keep their order', async () => {
    const a = await insertLiveArticle(storage);
    expect(await store.choices(a)).toEqual({ pinned: [], forbidden: [] });
    await store.setChoices(a, { pinned: ['c', 'b'], forbidden: ['x'] }, NOW);
    expect(await store.choices(a)).toEqual({ pinned: ['c', 'b'], forbidden: ['x'] });
    await store.setChoices(a, { pinned: [], forbidden: ['y', 'x'] }, NOW);
    expect(await store.choices(a)).toEqual({ pinned: [], forbidden: ['y', 'x'] });
  });

  test('inline related links lead to the article they are pinned to, or to those of their title', async () => {
    const a = await insertLiveArticle(storage);
    const titled = await insertLiveArticle(storage, { title: 'حريق في المرفا' });
    const links = [
      { title: 'شيء', articleId: 'pinned' },
      { title: 'حريقٌ في المرفأ', articleId: null },
      { title: 'لم يأت بعد', articleId: null },
    ];
    await storage.write((trx) =>
      trx
        .updateTable('live_articles')
        .set({ related_links: JSON.stringify(links) })
        .where('article_id', '=', a)
        .execute(),
    );
    expect((await store.inlineLinked(a)).sort()).toEqual(['pinned', titled].sort());
    expect(await store.inlineLinked(titled)).toEqual([]);
    expect(await store.inlineLinked('none')).toEqual([]);
  });

  test('an article without a page has no words', async () => {
    expect(await store.words(['none'])).toEqual(new Map());
  });
});
