import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { databases } from '../../../test/support/databases.ts';
import type { Id } from '../../base/index.ts';
import { detectInRuns, detectSources, type Settlement, settleFound, sourcesOf } from '../../news/source/index.ts';
import { createSourceStore } from '../source-store.ts';
import { insertLiveArticle, withdrawLiveArticle } from './live-rows.ts';

const NOW = Date.UTC(2026, 10, 24);
const ACCOUNT = 'someone';

describe.each(databases)('the source ledger on $name', ({ open }) => {
  let storage: Awaited<ReturnType<typeof open>>;
  let store: ReturnType<typeof createSourceStore>;
  beforeEach(async () => {
    storage = await open();
    store = createSourceStore(storage);
  });
  afterEach(() => storage.close());

  const clock = { now: () => NOW };
  const lines = (...texts: string[]) => texts.map((text) => ({ kind: 'paragraph' as const, text }));
  const put = (id: Id, version: number, ...texts: string[]) => {
    const runs = lines(...texts);
    return store.replaceFound(id, version, (judged) => settleFound(id, runs, detectInRuns(runs), judged), NOW);
  };
  const judge = async (id: Id, position: number, status: 'accepted' | 'rejected') => {
    const entry = (await store.entriesOf(id))[position];
    if (!entry) throw new Error('no such entry');
    const audit = { at: NOW, accountId: ACCOUNT, action: 'attribution.judge', subject: entry.id, detail: { status } };
    expect(await store.judge(entry.id, status, audit)).toBe(true);
  };
  const said = async (id: Id) =>
    (await store.entriesOf(id)).map((one) => [one.status, one.source?.name ?? null, one.attribution.content.text]);

  const MAYOR = 'قالت رئيسة البلدية سلمى الحداد إن الجسر سيفتح قريبا.';
  const SHE_ADDED = 'وأضافت أن الكلفة بقيت كما هي.';
  const SOURCE = 'وأفاد مصدر أمني لوكالة رويترز بأن الطريق مغلق.';

  test('what was found comes back as it was put, in the order of the text', async () => {
    const id = await insertLiveArticle(storage);
    expect(await put(id, 1, MAYOR, SHE_ADDED, SOURCE)).toBe(true);
    const entries = await store.entriesOf(id);
    expect(entries.map((one) => one.attribution)).toEqual(detectInRuns(lines(MAYOR, SHE_ADDED, SOURCE)));
    expect(entries.map((one) => one.source?.name)).toEqual(['سلمى الحداد', 'سلمى الحداد', 'مصدر أمني']);
    expect(entries.map((one) => one.outlet?.name ?? null)).toEqual([null, null, 'رويترز']);
  });

  test('a newer version replaces what an older one found, and an older one loses', async () => {
    const id = await insertLiveArticle(storage);
    await put(id, 3, MAYOR);
    expect(await put(id, 2, SOURCE)).toBe(false);
    expect(await said(id)).toEqual([['found', 'سلمى الحداد', 'الجسر سيفتح قريبا']]);
    expect(await put(id, 4, SOURCE)).toBe(true);
    expect(await said(id)).toEqual([['found', 'مصدر أمني', 'الطريق مغلق']]);
  });

  test('an older version loses to a newer one in which nobody speaks', async () => {
    const id = await insertLiveArticle(storage);
    await put(id, 3, 'فتحت المدارس أبوابها.');
    expect(await put(id, 2, SOURCE)).toBe(false);
    expect(await said(id)).toEqual([]);
  });

  test('the same version twice changes nothing', async () => {
    const id = await insertLiveArticle(storage);
    await put(id, 1, MAYOR, SOURCE);
    const before = await said(id);
    await put(id, 1, MAYOR, SOURCE);
    expect(await said(id)).toEqual(before);
  });

  test("an editor's word stays and moves with its text", async () => {
    const id = await insertLiveArticle(storage);
    await put(id, 1, MAYOR, SOURCE);
    await judge(id, 0, 'accepted');
    await judge(id, 1, 'rejected');
    await put(id, 2, 'نزل المطر.', MAYOR, SOURCE);
    const entries = await store.entriesOf(id);
    expect(entries.map((one) => [one.status, one.attribution.content.run, one.anchored, one.version])).toEqual([
      ['accepted', 1, true, 2],
      ['rejected', 2, true, 2],
    ]);
  });

  test('a judged statement that was deleted is kept, said to be gone, and comes last', async () => {
    const id = await insertLiveArticle(storage);
    await put(id, 1, MAYOR, SOURCE);
    await judge(id, 0, 'accepted');
    await put(id, 2, SOURCE);
    expect((await store.entriesOf(id)).map((one) => [one.status, one.anchored, one.version])).toEqual([
      ['found', true, 2],
      ['accepted', false, 1],
    ]);
    await put(id, 3, MAYOR, SOURCE);
    expect((await store.entriesOf(id)).map((one) => [one.status, one.anchored, one.version])).toEqual([
      ['accepted', true, 3],
      ['found', true, 3],
    ]);
  });

  test('judging writes its line in the audit log; an unknown entry is not judged', async () => {
    const id = await insertLiveArticle(storage);
    await put(id, 1, MAYOR);
    await judge(id, 0, 'accepted');
    const lines = await storage.read.selectFrom('audit').select(['action', 'account_id']).execute();
    expect(lines).toEqual([{ action: 'attribution.judge', account_id: ACCOUNT }]);
    const audit = { at: NOW, accountId: ACCOUNT, action: 'attribution.judge', subject: 'x', detail: {} };
    expect(await store.judge('00000000-0000-7000-8000-000000000000', 'accepted', audit)).toBe(false);
    expect(await storage.read.selectFrom('audit').selectAll().execute()).toHaveLength(1);
  });

  test('one name is one source in all articles; an unnamed one belongs to its article', async () => {
    const first = await insertLiveArticle(storage, { publishedAt: NOW });
    const second = await insertLiveArticle(storage, { publishedAt: NOW + 1 });
    await put(first, 1, MAYOR, SHE_ADDED, SOURCE);
    await put(second, 1, MAYOR, SOURCE);
    const [a] = await store.entriesOf(first);
    const [b, other] = await store.entriesOf(second);
    expect(a?.source?.id).toBe(b?.source?.id);
    expect(await store.articlesOfSource(a?.source?.id ?? '', 10)).toEqual([
      { articleId: second, statements: 1 },
      { articleId: first, statements: 2 },
    ]);
    expect(await store.articlesOfSource(other?.source?.id ?? '', 10)).toEqual([{ articleId: second, statements: 1 }]);
    expect(await store.sourceById(a?.source?.id ?? '')).toMatchObject({ name: 'سلمى الحداد', kind: 'person' });
  });

  test("a source's articles leave out what was withdrawn and what editors rejected", async () => {
    const ids = [await insertLiveArticle(storage), await insertLiveArticle(storage), await insertLiveArticle(storage)];
    for (const id of ids) await put(id, 1, MAYOR);
    const source = (await store.entriesOf(ids[0] as Id))[0]?.source?.id ?? '';
    await withdrawLiveArticle(storage, ids[0] as Id);
    await judge(ids[1] as Id, 0, 'rejected');
    expect((await store.articlesOfSource(source, 10)).map((one) => one.articleId)).toEqual([ids[2]]);
  });

  test('a source that nothing points at any more is forgotten unless somebody described it', async () => {
    const id = await insertLiveArticle(storage);
    await put(id, 1, MAYOR, 'وقال الطبيب نزار قاسم إن المستشفى يعمل.');
    await storage.write((trx) =>
      trx.updateTable('sources').set({ description: 'طبيب' }).where('name', '=', 'نزار قاسم').execute(),
    );
    await put(id, 2, SOURCE);
    const left = await storage.read.selectFrom('sources').select('name').orderBy('name').execute();
    expect(left.map((row) => row.name).sort()).toEqual(['مصدر أمني', 'نزار قاسم'].sort());
  });

  test('a change that fails leaves the ledger as it was', async () => {
    const id = await insertLiveArticle(storage);
    await put(id, 1, MAYOR);
    const fail = (): Settlement => {
      throw new Error('half-way');
    };
    await expect(store.replaceFound(id, 2, fail, NOW)).rejects.toThrow('half-way');
    expect(await said(id)).toEqual([['found', 'سلمى الحداد', 'الجسر سيفتح قريبا']]);
    expect(await put(id, 1, SOURCE)).toBe(true);
  });

  test('an article that is gone has no ledger', async () => {
    expect(await put('00000000-0000-7000-8000-000000000000', 1, MAYOR)).toBe(false);
  });

  test('the job reads what readers see, and a withdrawal takes what was found away', async () => {
    const id = await insertLiveArticle(storage);
    const body = {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: `${MAYOR} ${SOURCE}` }] }],
    };
    await storage.write((trx) =>
      trx
        .insertInto('revisions')
        .values({
          article_id: id,
          version: 1,
          content: JSON.stringify({ body }),
          saved_at: NOW,
          saved_by: ACCOUNT,
          note: '',
        })
        .execute(),
    );
    await detectSources({ sources: store, clock }, [{ subject: id, version: 1 }]);
    const sources = await sourcesOf({ sources: store }, id);
    expect(sources.named.map((one) => [one.source.name, one.role])).toEqual([['سلمى الحداد', 'رئيسة البلدية']]);
    expect(sources.anonymous.map((one) => one.source.name)).toEqual(['مصدر أمني']);
    expect(sources.outlets.map((one) => one.name)).toEqual(['رويترز']);
    await withdrawLiveArticle(storage, id);
    await detectSources({ sources: store, clock }, [{ subject: id, version: 2 }]);
    expect(await store.entriesOf(id)).toEqual([]);
  });
});
