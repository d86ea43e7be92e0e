import { describe, expect, it } from 'vitest';
import { databases, type TestDatabase } from '../../../test/support/databases.ts';
import { type Id, newId } from '../../base/index.ts';
import { type ArticleChange, type Block, openIndex, type SearchIndex } from '../../news/find/index.ts';
import { contentSchema } from '../../news/write/index.ts';
import { migrate, openStorage } from '../index.ts';
import { createSearchArticles, createSearchStore } from '../search-store.ts';
import { insertLiveArticle, withdrawLiveArticle } from './live-rows.ts';

const NOW = Date.UTC(2026, 10, 1);
const clock = { now: () => NOW };
const article = (articleId: Id, text: string, over: Partial<ArticleChange> = {}): ArticleChange => ({
  articleId,
  version: 1,
  sectionId: null,
  publishedAt: 1000,
  fields: { title: '', deck: '', subheads: [], body: [text] },
  ...over,
});
const ids = async (index: SearchIndex, query: string) =>
  (await index.search({ query, limit: 10, offset: 0 })).hits.map((hit) => hit.articleId);
const block = (number: number, ...bytes: number[]): Block => ({
  kind: 'postings',
  number,
  data: Uint8Array.from(bytes),
});
const addRevision = (storage: TestDatabase, id: Id, version: number, title: string) =>
  storage.write(async (trx) => {
    const content = JSON.stringify(contentSchema.parse({ title }));
    await trx
      .insertInto('revisions')
      .values({ article_id: id, version, content, saved_at: NOW, saved_by: 'someone', note: '' })
      .execute();
  });

describe.each(databases)('the search index on $name', ({ open }) => {
  it('wants a rebuild when it is new', async () => {
    const store = createSearchStore(await open());
    expect(await store.state()).toEqual({ generation: 0, format: 0, rebuildWanted: true, segments: [] });
  });

  it('keeps blocks byte for byte', async () => {
    const store = createSearchStore(await open());
    const every = block(1, ...Array.from({ length: 256 }, (_, i) => i));
    await store.putBlocks('s', [block(0), every], NOW);
    const read = await store.blocks('s', 'postings', [0, 1, 2]);
    expect(read.sort((a, b) => a.number - b.number).map(({ number, data }) => [number, [...data]])).toEqual([
      [0, []],
      [1, [...every.data]],
    ]);
    expect(await store.blocks('s', 'positions', [0])).toEqual([]);
  });

  it('lets one of two changes of the same generation through', async () => {
    const store = createSearchStore(await open());
    await store.putBlocks('a', [block(0, 1)], NOW);
    await store.putBlocks('b', [block(0, 1)], NOW);
    const change = (id: string) => ({
      expected: 0,
      add: [{ id, docs: 1, gone: Uint8Array.of(0) }],
      gone: [],
      drop: [],
      now: NOW,
    });
    const won = await Promise.all([store.commit(change('a')), store.commit(change('b'))]);
    expect(won.filter(Boolean).length).toBe(1);
    expect(await store.generation()).toBe(1);
    expect((await store.state()).segments.length).toBe(1);
  });

  it('sweeps what no state names any more, and nothing younger or in use', async () => {
    const store = createSearchStore(await open());
    for (const id of ['live', 'old', 'young'])
      await store.putBlocks(
        id,
        Array.from({ length: 70 }, (_, i) => block(i, 1)),
        id === 'young' ? NOW : NOW - 1000,
      );
    await store.commit({
      expected: 0,
      add: [{ id: 'live', docs: 1, gone: Uint8Array.of(0) }],
      gone: [],
      drop: [],
      now: NOW - 1000,
    });
    await store.sweep(NOW - 500);
    const left = await Promise.all(
      ['live', 'old', 'young'].map(async (id) => (await store.blocks(id, 'postings', [0, 69])).length),
    );
    expect(left).toEqual([2, 0, 2]);
  });

  it('finds again after it was closed and opened', async () => {
    const storage = await open();
    const index = await openIndex(createSearchStore(storage), clock);
    await index.apply(Array.from({ length: 300 }, (_, i) => article(`a${i}`, `مطار رقم ${i} في اللاذقية`)));
    await index.apply([article('a7', 'زلزال', { version: 2 }), article('a8', '', { version: 2, fields: null })]);
    const other = await openStorage(storage.location);
    await migrate(other, clock);
    const again = await openIndex(createSearchStore(other), clock);
    expect(await again.search({ query: 'اللاذقيه', limit: 1, offset: 0 })).toMatchObject({ total: 298 });
    expect(await ids(again, 'زلزال')).toEqual(['a7']);
    await other.close();
  });

  it('ranks as any other database does', async () => {
    const texts = [
      'مطار حلب الدولي',
      'مطار',
      'حلب مدينة فيها مطار دولي قديم',
      'مطارات العالم',
      'مطار حلب حلب حلب',
      'دمشق',
    ];
    const index = await openIndex(createSearchStore(await open()), clock);
    for (const [i, text] of texts.entries()) await index.apply([article(`a${i}`, text)]);
    expect(await ids(index, 'مطار حلب الدولي')).toEqual(['a0', 'a2', 'a4', 'a1', 'a3']);
  });

  it('never shows an article that was withdrawn, whatever the index still holds', async () => {
    const storage = await open();
    const index = await openIndex(createSearchStore(storage), clock);
    const [a, b] = [await insertLiveArticle(storage), await insertLiveArticle(storage)];
    await index.apply([article(a, 'مطار'), article(b, 'مطار')]);
    await withdrawLiveArticle(storage, a);
    expect(await index.search({ query: 'مطار', limit: 10, offset: 0 })).toMatchObject({
      total: 1,
      hits: [{ articleId: b }],
    });
  });

  it('reads the revision that is live, not the one being written, and null once withdrawn', async () => {
    const storage = await open();
    const articles = createSearchArticles(storage);
    const [shown, withdrawn] = [
      await insertLiveArticle(storage),
      await insertLiveArticle(storage, { status: 'withdrawn' }),
    ];
    for (const id of [shown, withdrawn]) {
      await addRevision(storage, id, 1, 'عنوان منشور');
      await addRevision(storage, id, 2, 'عنوان مسودة');
    }
    const state = new Map(
      (await articles.liveState([shown, withdrawn, newId(NOW)])).map((one) => [one.articleId, one]),
    );
    expect(state.size).toBe(2);
    expect(state.get(shown)).toMatchObject({ version: 1, fields: { title: 'عنوان منشور' } });
    expect(state.get(withdrawn)?.fields).toBeNull();
    expect(await articles.publishedIds('', 10)).toEqual([shown]);
  });

  it('takes changes of two processes at once', async () => {
    const storage = await open();
    const second = await openStorage(storage.location);
    const one = await openIndex(createSearchStore(storage), clock);
    const two = await openIndex(createSearchStore(second), clock);
    await Promise.all(
      Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? one : two).apply([article(`a${i}`, 'مطار')])),
    );
    for (const index of [one, two]) expect((await index.search({ query: 'مطار', limit: 1, offset: 0 })).total).toBe(20);
    await second.close();
  });
});
