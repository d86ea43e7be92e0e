// long: one ledger under one set-up; half of a statement's life told elsewhere would be told twice
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { databases } from '../../../test/support/databases.ts';
import type { Id } from '../../base/index.ts';
import {
  type Amendment,
  DETECTOR_VERSION,
  decideJudgement,
  detectInRuns,
  detectSources,
  type Settlement,
  settleFound,
  sourcesOf,
  sweepUnread,
} from '../../news/source/index.ts';
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
  const readBy = (detector: number, articleId: Id, version: number, ...texts: string[]) => {
    const runs = lines(...texts);
    const settle = (judged: Parameters<typeof settleFound>[3]) =>
      settleFound(articleId, runs, detectInRuns(runs), judged);
    return store.replaceFound({ articleId, version, detector }, settle, NOW);
  };
  const put = (id: Id, version: number, ...texts: string[]) => readBy(1, id, version, ...texts);
  const entryAt = async (id: Id, position: number) => {
    const entry = (await store.entriesOf(id))[position];
    if (!entry) throw new Error('no such entry');
    return entry;
  };
  const audit = (subject: string) => ({
    at: NOW,
    accountId: ACCOUNT,
    action: 'attribution.judge',
    subject,
    detail: {},
  });
  const judge = async (id: Id, position: number, status: 'accepted' | 'rejected', amendment?: Amendment) => {
    const entry = await entryAt(id, position);
    const verdict = status === 'rejected' ? { status } : amendment ? { status, amendment } : { status };
    expect(await store.judge(id, decideJudgement(entry, verdict), audit(id))).toBe(true);
  };
  const saidBy = (sourceId: Id, confidence = 0) => store.statements({ of: { sourceId }, confidence, limit: 10 });
  const counts = async (sourceId: Id, confidence = 0) =>
    (await saidBy(sourceId, confidence)).map((one) => [one.articleId, one.statements.length]);
  const sourceOf = async (id: Id, position = 0) => (await entryAt(id, position)).source?.id ?? '';
  const putRevision = (id: Id, version: number, text: string) =>
    storage.write((trx) =>
      trx
        .insertInto('revisions')
        .values({
          article_id: id,
          version,
          content: JSON.stringify({
            body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
          }),
          saved_at: NOW,
          saved_by: ACCOUNT,
          note: '',
        })
        .execute(),
    );
  const said = async (id: Id) =>
    (await store.entriesOf(id)).map((one) => [one.status, one.source?.name ?? null, one.attribution.content.text]);

  const MAYOR = 'قالت رئيسة البلدية سلمى الحداد إن الجسر سيفتح قريبا.';
  const SHE_ADDED = 'وأضافت أن الكلفة بقيت كما هي.';
  const SOURCE = 'وأفاد مصدر أمني لوكالة رويترز بأن الطريق مغلق.';

  test('what was found comes back as it was put, in the order of the text', async () => {
    const id = await insertLiveArticle(storage);
    expect(await put(id, 1, MAYOR, SHE_ADDED, SOURCE)).toBe('changed');
    const entries = await store.entriesOf(id);
    expect(entries.map((one) => one.attribution)).toEqual(detectInRuns(lines(MAYOR, SHE_ADDED, SOURCE)));
    expect(entries.map((one) => one.source?.name)).toEqual(['سلمى الحداد', 'سلمى الحداد', 'مصدر أمني']);
    expect(entries.map((one) => one.outlet?.name ?? null)).toEqual([null, null, 'رويترز']);
  });

  test('a newer version replaces what an older one found, and an older one loses', async () => {
    const id = await insertLiveArticle(storage);
    await put(id, 3, MAYOR);
    expect(await put(id, 2, SOURCE)).toBe('older');
    expect(await said(id)).toEqual([['found', 'سلمى الحداد', 'الجسر سيفتح قريبا']]);
    expect(await put(id, 4, SOURCE)).toBe('changed');
    expect(await said(id)).toEqual([['found', 'مصدر أمني', 'الطريق مغلق']]);
  });

  test('an older version loses to a newer one in which nobody speaks', async () => {
    const id = await insertLiveArticle(storage);
    await put(id, 3, 'فتحت المدارس أبوابها.');
    expect(await put(id, 2, SOURCE)).toBe('older');
    expect(await said(id)).toEqual([]);
  });

  test('the same version twice changes nothing, and neither does a text that only moved', async () => {
    const id = await insertLiveArticle(storage);
    await put(id, 1, MAYOR, SOURCE);
    const before = await said(id);
    expect(await put(id, 1, MAYOR, SOURCE)).toBe('same');
    expect(await put(id, 2, 'نزل المطر.', MAYOR, SOURCE)).toBe('same');
    expect(await said(id)).toEqual(before);
  });

  test('a newer detector reads the same version again, and an older one loses', async () => {
    const id = await insertLiveArticle(storage);
    await readBy(2, id, 1, MAYOR);
    expect(await readBy(1, id, 1, SOURCE)).toBe('older');
    expect(await readBy(3, id, 1, SOURCE)).toBe('changed');
    expect(await readBy(1, id, 2, MAYOR)).toBe('changed');
  });

  test('what no detector of today has read is asked for, page by page, and nothing that readers cannot see', async () => {
    const [read, old, never, gone] = [
      await insertLiveArticle(storage),
      await insertLiveArticle(storage),
      await insertLiveArticle(storage),
      await insertLiveArticle(storage, { status: 'withdrawn' }),
    ];
    await readBy(DETECTOR_VERSION, read, 1, MAYOR);
    await readBy(DETECTOR_VERSION - 1, old, 1, MAYOR);
    expect(await store.unread(DETECTOR_VERSION, null, 1)).toEqual([{ articleId: old, version: 1 }]);
    expect(await store.unread(DETECTOR_VERSION, old, 5)).toEqual([{ articleId: never, version: 1 }]);
    const jobs = await sweepUnread({ sources: store }, [{ payload: null }]);
    expect(jobs.map((job) => [job.kind, job.subject, job.lane])).toEqual([
      ['source.detect', old, 'bulk'],
      ['source.detect', never, 'bulk'],
    ]);
    expect(jobs.map((job) => job.subject)).not.toContain(gone);
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
    const unknown = { entryId: '00000000-0000-7000-8000-000000000000', status: 'accepted' as const, draft: null };
    expect(await store.judge(id, unknown, audit(id))).toBe(false);
    const other = { entryId: (await entryAt(id, 0)).id, status: 'rejected' as const, draft: null };
    expect(await store.judge(await insertLiveArticle(storage), other, audit(id))).toBe(false);
    expect(await storage.read.selectFrom('audit').selectAll().execute()).toHaveLength(1);
  });

  test("an editor's correction of who it was, how and through whom outlives every later reading", async () => {
    const id = await insertLiveArticle(storage);
    await put(id, 1, MAYOR, SOURCE);
    await judge(id, 0, 'accepted', {
      resolved: 'سلمى حداد الأسعد',
      role: 'نائبة الرئيس',
      outlet: 'الضفة',
      when: 'أمس',
    });
    await readBy(2, id, 2, 'نزل المطر.', MAYOR, SOURCE);
    const entry = await entryAt(id, 0);
    expect(entry).toMatchObject({
      status: 'accepted',
      source: { kind: 'person', name: 'سلمى حداد الأسعد' },
      outlet: { name: 'الضفة' },
      attribution: { role: 'نائبة الرئيس', outlet: 'الضفة', when: 'أمس', content: { run: 1 } },
    });
    expect(await said(id)).toHaveLength(2);
  });

  test('a name that an editor took back is nowhere in the ledger any more', async () => {
    const id = await insertLiveArticle(storage);
    await put(id, 1, MAYOR, SOURCE);
    await judge(id, 0, 'accepted', { kind: 'anonymous', resolved: 'موظفة في المدينة' });
    expect(await entryAt(id, 0)).toMatchObject({
      source: { kind: 'anonymous', name: 'موظفة في المدينة' },
      attribution: { role: null },
    });
    const names = await storage.read.selectFrom('sources').select('name').execute();
    expect(names.map((row) => row.name).sort()).toEqual(['مصدر أمني', 'موظفة في المدينة']);
    expect(JSON.stringify(await storage.read.selectFrom('audit').selectAll().execute())).not.toContain('سلمى');
  });

  test('one name is one source in all articles; an unnamed one belongs to its article', async () => {
    const first = await insertLiveArticle(storage, { publishedAt: NOW });
    const second = await insertLiveArticle(storage, { publishedAt: NOW + 1 });
    await put(first, 1, MAYOR, SHE_ADDED, SOURCE);
    await put(second, 1, MAYOR, SOURCE);
    const [a] = await store.entriesOf(first);
    const [b, other] = await store.entriesOf(second);
    expect(a?.source?.id).toBe(b?.source?.id);
    expect(await counts(a?.source?.id ?? '')).toEqual([
      [second, 1],
      [first, 2],
    ]);
    expect(await counts(other?.source?.id ?? '')).toEqual([[second, 1]]);
    expect(await store.sourceById(a?.source?.id ?? '')).toMatchObject({ name: 'سلمى الحداد', kind: 'person' });
  });

  test("a source's statements leave out what was withdrawn and what editors rejected", async () => {
    const ids = [await insertLiveArticle(storage), await insertLiveArticle(storage), await insertLiveArticle(storage)];
    for (const id of ids) await put(id, 1, MAYOR);
    const source = await sourceOf(ids[0] as Id);
    await withdrawLiveArticle(storage, ids[0] as Id);
    await judge(ids[1] as Id, 0, 'rejected');
    expect(await counts(source)).toEqual([[ids[2], 1]]);
  });

  test('statements are asked for by how sure they are; what an editor accepted is sure', async () => {
    const [first, second] = [await insertLiveArticle(storage), await insertLiveArticle(storage)];
    for (const id of [first, second]) await put(id, 1, MAYOR);
    const source = await sourceOf(first);
    await judge(second, 0, 'accepted');
    expect(await counts(source, 50)).toHaveLength(2);
    expect(await counts(source, 101)).toEqual([[second, 1]]);
  });

  test('statements come in pages, newest article first, each in the order of its text', async () => {
    const ids = [];
    for (const at of [1, 2, 2, 3]) ids.push(await insertLiveArticle(storage, { publishedAt: NOW + at }));
    for (const id of ids) await put(id, 1, MAYOR, SHE_ADDED);
    const query = { of: { sourceId: await sourceOf(ids[0] as Id) }, confidence: 0, limit: 2 };
    const newest = await store.statements(query);
    const last = newest.at(-1);
    if (!last) throw new Error('no page');
    const older = await store.statements({
      ...query,
      before: { publishedAt: last.publishedAt, articleId: last.articleId },
    });
    const order = [ids[3], ...[ids[1], ids[2]].sort().reverse(), ids[0]];
    expect([...newest, ...older].map((one) => one.articleId)).toEqual(order);
    expect(newest[0]?.statements.map((one) => one.attribution.content.text)).toEqual([
      'الجسر سيفتح قريبا',
      'الكلفة بقيت كما هي',
    ]);
  });

  test('an outlet has all that came through it', async () => {
    const id = await insertLiveArticle(storage);
    await put(id, 1, MAYOR, SOURCE);
    const outlet = (await entryAt(id, 1)).outlet;
    expect(await store.outletById(outlet?.id ?? '')).toEqual(outlet);
    const [through] = await store.statements({ of: { outletId: outlet?.id ?? '' }, confidence: 0, limit: 10 });
    expect(through?.statements.map((one) => one.source?.name)).toEqual(['مصدر أمني']);
    expect(await store.outletById('00000000-0000-7000-8000-000000000000')).toBeNull();
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
    await expect(store.replaceFound({ articleId: id, version: 2, detector: 1 }, fail, NOW)).rejects.toThrow('half-way');
    expect(await said(id)).toEqual([['found', 'سلمى الحداد', 'الجسر سيفتح قريبا']]);
    expect(await put(id, 1, SOURCE)).toBe('changed');
  });

  test('an article that is gone has no ledger', async () => {
    expect(await put('00000000-0000-7000-8000-000000000000', 1, MAYOR)).toBe('older');
  });

  test('the job reads what readers see and purges what shows it; a withdrawal takes what was found away', async () => {
    const id = await insertLiveArticle(storage);
    await putRevision(id, 1, `${MAYOR} ${SOURCE}`);
    const purged: string[] = [];
    const deps = {
      sources: store,
      clock,
      purge: { purge: async (tags: readonly string[]) => void purged.push(...tags) },
    };
    await detectSources(deps, [{ subject: id, version: 1 }]);
    await detectSources(deps, [{ subject: id, version: 1 }]);
    expect(purged).toEqual([`article:${id}`]);
    const credits = await sourcesOf({ sources: store }, id, 'found', 'الدالية');
    expect(credits.map((one) => [one.source.name, one.role, one.outlets.map((outlet) => outlet.name)])).toEqual([
      ['سلمى الحداد', 'رئيسة البلدية', []],
      ['مصدر أمني', null, ['رويترز']],
    ]);
    await withdrawLiveArticle(storage, id);
    await detectSources(deps, [{ subject: id, version: 2 }]);
    expect(await store.entriesOf(id)).toEqual([]);
  });
});
