import { describe, expect, it } from 'vitest';
import { liveArticle } from '../../../test/support/reader-site.ts';
import type { ArticleCard } from '../../news/publish/index.ts';
import { createCardCache } from './card-cache.ts';

function cards(...published: ArticleCard[]) {
  const asked: string[][] = [];
  const byId = new Map(published.map((card) => [card.id, card]));
  const live = {
    cardsByIds: async (ids: readonly string[]) => {
      asked.push([...ids]);
      return ids.flatMap((id) => byId.get(id) ?? []);
    },
  };
  return { live, asked, byId };
}

describe('cards from memory', () => {
  it('are read once, also those that are not there, and keep the order that was asked for', async () => {
    const [one, two] = [liveArticle(), liveArticle()];
    const { live, asked } = cards(one, two);
    const cache = createCardCache(live);
    expect(await cache.cardsByIds([two.id, 'gone', one.id])).toEqual([two, one]);
    expect(await cache.cardsByIds([one.id, 'gone', two.id])).toEqual([one, two]);
    expect(asked).toEqual([[two.id, 'gone', one.id]]);
  });

  it('are read again after a purge of their article, and after one of every page', async () => {
    const one = liveArticle();
    const { live, byId } = cards(one);
    const cache = createCardCache(live);
    await cache.cardsByIds([one.id]);
    byId.set(one.id, { ...one, title: 'عنوان مصحح' });
    cache.forget(['article:other', 'home'], false);
    expect((await cache.cardsByIds([one.id]))[0]?.title).toBe(one.title);
    cache.forget([`article:${one.id}`], false);
    expect((await cache.cardsByIds([one.id]))[0]?.title).toBe('عنوان مصحح');
    byId.delete(one.id);
    cache.forget([], true);
    expect(await cache.cardsByIds([one.id])).toEqual([]);
  });

  it('that were being read when a purge came are not kept', async () => {
    const one = liveArticle();
    let finish: (cards: ArticleCard[]) => void = () => undefined;
    const slow = { cardsByIds: () => new Promise<ArticleCard[]>((resolve) => (finish = resolve)) };
    const cache = createCardCache(slow);
    const before = cache.cardsByIds([one.id]);
    cache.forget([`article:${one.id}`], false);
    finish([one]);
    expect(await before).toEqual([one]);
    const after = cache.cardsByIds([one.id]);
    finish([]);
    expect(await after).toEqual([]);
  });

  it('never take more room than they were given', async () => {
    const all = Array.from({ length: 5 }, () => liveArticle());
    const { live, asked } = cards(...all);
    const cache = createCardCache(live, 2);
    for (const one of all) await cache.cardsByIds([one.id]);
    expect(asked.length).toBe(5);
    await cache.cardsByIds([all[4]?.id ?? '', all[3]?.id ?? '']);
    expect(asked.length).toBe(5);
    await cache.cardsByIds([all[0]?.id ?? '']);
    expect(asked.length).toBe(6);
  });
});
