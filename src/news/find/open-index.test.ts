// long: one room of tests over one index
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText, arabicText } from '../../../test/support/arabic-text.ts';
import { memorySearchStore } from '../../../test/support/memory-search-store.ts';
import {
  type ArticleChange,
  indexArticles,
  openIndex,
  rebuildIndex,
  type SearchFields,
  type SearchIndex,
} from './index.ts';

const clock = { now: () => Date.UTC(2026, 10, 1) };
const body = (...texts: string[]): SearchFields => ({ title: '', deck: '', subheads: [], body: texts });
const article = (articleId: string, text: string, over: Partial<ArticleChange> = {}): ArticleChange => ({
  articleId,
  version: 1,
  sectionId: null,
  publishedAt: 1000,
  fields: body(text),
  ...over,
});
const open = async (...changes: ArticleChange[]) => {
  const store = memorySearchStore();
  const index = await openIndex(store, clock);
  await index.apply(changes);
  return { store, index };
};
const ask = async (index: SearchIndex, query: string, over: object = {}) =>
  index.search({ query, limit: 10, offset: 0, ...over });
const ids = async (index: SearchIndex, query: string, over: object = {}) =>
  (await ask(index, query, over)).hits.filter((hit) => !hit.near).map((hit) => hit.articleId);

describe('the index', () => {
  it.each([
    ['ميليشيا ايرانية', 'طالبت الميليشيات الإيرانيّة بإخلاء الموقع'],
    ['اللاذقيه', 'في ميناء اللاذقية أواخر العام'],
    ['الجاسر', 'وقال الجاسر في حديث سابق'],
    ['دمشق', 'اجتماع بدمشق أمس'],
    ['١٢ قتيلا', 'سقوط 12 قتيلًا'],
    ['إنتخابات', 'بالانتخابات المقبلة'],
  ])('finds «%s» in «%s»', async (query, text) => {
    const { index } = await open(article('a', text), article('b', 'أسعار الخضار ترتفع مجددا'));
    expect(await ids(index, query)).toEqual(['a']);
  });

  it('puts a word in the title before the same word in the body', async () => {
    const { index } = await open(
      article('a', 'الزلزال يضرب المدينة'),
      article('b', 'خبر آخر تماما', { fields: { ...body('خبر آخر تماما'), title: 'الزلزال' } }),
    );
    expect(await ids(index, 'زلزال')).toEqual(['b', 'a']);
  });

  it('asks two words to be there both, and shows what holds one as near', async () => {
    const { index } = await open(
      article('a', 'صدام الجاسر باحث'),
      article('b', 'صدام وحده هنا'),
      article('c', 'لا شيء'),
    );
    const result = await ask(index, 'صدام الجاسر');
    expect(result.total).toBe(1);
    expect(result.hits.map(({ articleId, near }) => [articleId, near])).toEqual([
      ['a', false],
      ['b', true],
    ]);
  });

  it('finds a phrase only where its words follow each other', async () => {
    const { index } = await open(article('a', 'مجلس الأمن يجتمع'), article('b', 'الأمن في مجلس المدينة'));
    expect(await ids(index, '«مجلس الأمن»')).toEqual(['a']);
    expect((await ids(index, 'مجلس الأمن')).sort()).toEqual(['a', 'b']);
  });

  it('puts words that stand together first', async () => {
    const { index } = await open(
      article('a', 'الأمن كلمة وبعدها كلام كثير لا يعني شيئا كثيرا عن مجلس'),
      article('b', 'مجلس الأمن كلمة وبعدها كلام كثير لا يعني شيئا كثيرا عن'),
    );
    expect(await ids(index, 'مجلس الأمن')).toEqual(['b', 'a']);
  });

  it('leaves out what a minus names, with its particles', async () => {
    const { index } = await open(article('a', 'مطار حلب'), article('b', 'مطار بدمشق'));
    expect(await ids(index, 'مطار -دمشق')).toEqual(['a']);
  });

  it('leaves out a phrase with a minus only where all of it stands', async () => {
    const { index } = await open(article('a', 'مطار حلب الجديدة'), article('b', 'مطار حلب'));
    expect(await ids(index, 'مطار -«حلب الجديدة»')).toEqual(['b']);
  });

  it('answers a query of stop-words alone', async () => {
    const { index } = await open(article('a', 'من هو هذا'), article('b', 'مطار حلب'));
    expect(await ids(index, 'من هو')).toEqual(['a']);
  });

  it('narrows by section and time and counts hits by section', async () => {
    const { index } = await open(
      article('a', 'مطار حلب', { sectionId: 's', publishedAt: 1000 }),
      article('b', 'مطار دمشق', { sectionId: 't', publishedAt: 2000 }),
      article('c', 'مطار بغداد', { publishedAt: 3000 }),
    );
    expect(await ids(index, 'مطار', { sectionId: 's' })).toEqual(['a']);
    expect(await ids(index, 'مطار', { sectionId: 'none' })).toEqual([]);
    expect(await ids(index, 'مطار', { from: 2000, to: 3000 })).toEqual(['b']);
    expect(await ids(index, 'مطار', { sort: 'newest' })).toEqual(['c', 'b', 'a']);
    expect((await ask(index, 'مطار')).sections).toEqual([
      { sectionId: null, count: 1 },
      { sectionId: 's', count: 1 },
      { sectionId: 't', count: 1 },
    ]);
  });

  it('goes through pages without gap or repeat', async () => {
    const { index } = await open(...Array.from({ length: 95 }, (_, i) => article(`a${i}`, `مطار رقم ${i % 7}`)));
    const seen: string[] = [];
    for (let offset = 0; offset < 100; offset += 10) seen.push(...(await ids(index, 'مطار', { offset })));
    expect(seen.length).toBe(95);
    expect(new Set(seen).size).toBe(95);
  });
});

describe('changes to the index', () => {
  it('replace an article by its newer version, and never by an older one', async () => {
    const { index } = await open(article('a', 'الزلزال', { version: 2 }));
    expect(await index.apply([article('a', 'الفيضان', { version: 1 })])).toEqual({
      indexed: 0,
      removed: 0,
      outdated: 1,
    });
    expect(await ids(index, 'زلزال')).toEqual(['a']);
    await index.apply([article('a', 'البركان', { version: 3 })]);
    expect(await ids(index, 'زلزال')).toEqual([]);
    expect(await ids(index, 'بركان')).toEqual(['a']);
    expect(index.stats().documents).toBe(1);
  });

  it('leave a word to be found that more documents hold than are left', async () => {
    const { index } = await open(...['a', 'b', 'c', 'd', 'e'].map((id) => article(id, 'مطار')));
    await index.apply(['a', 'b'].map((id) => article(id, '', { version: 2, fields: null })));
    expect((await ask(index, 'مطار')).total).toBe(3);
  });

  it('take a withdrawn article out for good, also against a late older job', async () => {
    const { index } = await open(article('a', 'الزلزال', { version: 2 }));
    await index.apply([article('a', '', { version: 3, fields: null })]);
    await index.apply([article('a', 'الزلزال', { version: 2 })]);
    expect(await ids(index, 'زلزال')).toEqual([]);
    expect(index.stats().documents).toBe(0);
  });

  it('of one batch let the newest version win', async () => {
    const { index } = await open(article('a', 'بركان', { version: 5 }), article('a', 'زلزال', { version: 4 }));
    expect(await ids(index, 'بركان')).toEqual(['a']);
    expect(await ids(index, 'زلزال')).toEqual([]);
  });

  it('hide at once what was withdrawn and not yet taken out, and fill its place', async () => {
    const { index, store } = await open(...Array.from({ length: 30 }, (_, i) => article(`a${10 + i}`, 'مطار')));
    const before = await ids(index, 'مطار');
    for (const id of before.slice(0, 4)) store.hidden.add(id);
    const after = await ids(index, 'مطار');
    expect(after.length).toBe(10);
    expect(after.some((id) => store.hidden.has(id))).toBe(false);
  });

  it('made in another process are seen by the next question', async () => {
    const { index, store } = await open(article('a', 'مطار حلب'));
    const other = await openIndex(store, clock);
    await other.apply([article('b', 'مطار دمشق')]);
    expect((await ids(index, 'مطار')).sort()).toEqual(['a', 'b']);
  });

  it('made in two processes at once are all kept', async () => {
    const { index, store } = await open();
    const other = await openIndex(store, clock);
    await Promise.all(
      Array.from({ length: 12 }, (_, i) => (i % 2 === 0 ? index : other).apply([article(`a${i}`, 'مطار')])),
    );
    expect((await ask(index, 'مطار')).total).toBe(12);
  });

  it('leave after any history what building the index of what is left finds', async () => {
    const change = fc.record({ id: fc.integer({ min: 0, max: 5 }), text: arabicText, there: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 9, maxLength: 30 }), async (history) => {
        const { index, store } = await open();
        const last = new Map<string, ArticleChange>();
        for (const [version, { id, text, there }] of history.entries()) {
          const one = article(`a${id}`, text, { version, fields: there ? body(text) : null });
          last.set(one.articleId, one);
          await index.apply([one]);
        }
        const built = await open(...last.values());
        for (const query of [...last.values()].map((one) => one.fields?.body[0]?.slice(0, 30) ?? 'مطار')) {
          const [a, b] = [await ask(index, query), await ask(built.index, query)];
          expect(new Set(a.hits.map((hit) => hit.articleId))).toEqual(new Set(b.hits.map((hit) => hit.articleId)));
        }
        expect(index.stats().documents).toBe(built.index.stats().documents);
        expect(store.live().length).toBeLessThan(16);
      }),
      { numRuns: 30 },
    );
  });

  it('keep few segments however many they are', async () => {
    const { index } = await open();
    for (let i = 0; i < 200; i += 1) await index.apply([article(`a${i}`, `مطار ${i}`)]);
    expect(index.stats().segments).toBeLessThan(22);
    expect((await ask(index, 'مطار')).total).toBe(200);
  });
});

describe('a rebuild', () => {
  const articles = (all: ArticleChange[]) => ({
    liveState: async (wanted: readonly string[]) => all.filter((one) => wanted.includes(one.articleId)),
    publishedIds: async (after: string, limit: number) =>
      all
        .map((one) => one.articleId)
        .filter((id) => id > after)
        .sort()
        .slice(0, limit),
  });

  it('hands every article to a new index, once', async () => {
    const { index } = await open();
    expect(index.rebuildWanted()).toBe(true);
    expect(await rebuildIndex(index, articles([article('a', 'مطار'), article('b', 'مطار')]))).toBe(2);
    expect(index.rebuildWanted()).toBe(false);
    expect(await rebuildIndex(index, articles([article('c', 'مطار')]))).toBe(0);
    expect((await ids(index, 'مطار')).sort()).toEqual(['a', 'b']);
  });

  it('is wanted when the stored index is of another format', async () => {
    const { index, store } = await open(article('a', 'مطار'));
    await rebuildIndex(index, articles([]));
    await store.clear(999_999, 0);
    const again = await openIndex(store, clock);
    expect(again.rebuildWanted()).toBe(true);
    expect(again.stats().documents).toBe(0);
  });

  it('passes over articles that were never published', async () => {
    const { index } = await open();
    expect(await indexArticles(index, articles([]), ['x'])).toEqual({ indexed: 0, removed: 0, outdated: 0 });
  });
});

describe('hostile queries', () => {
  it.each([
    '',
    ' ',
    '؟!،.',
    '«',
    '«»',
    '"""',
    '""',
    '-',
    '--',
    '-"',
    '- - -',
    'ـــ',
    '\u200f\u200e',
    '\0\u0001\u0002',
    "'; drop table articles; --",
    '<script>alert(1)</script>',
    '%_%',
    '~',
    '=',
    '~مطار',
    '\ud800',
    '😀',
    '('.repeat(5000),
    'ا'.repeat(10_000),
    'كلمة '.repeat(2000),
    '"مطار',
    'مطار"',
    '-مطار',
    '«من» «هو»',
  ])('are answered: %j', async (query) => {
    const { index } = await open(article('a', 'مطار حلب'));
    const { total, hits } = await ask(index, query.slice(0, 20_000));
    expect(total).toBeLessThanOrEqual(1);
    expect(hits.length).toBeLessThanOrEqual(1);
  });

  it('are answered whatever they hold', async () => {
    const { index } = await open(article('a', 'مطار حلب'), article('b', 'من هو «هذا»'));
    await fc.assert(
      fc.asyncProperty(fc.oneof(arabicText, anyText), async (query) => {
        expect((await ask(index, query)).total).toBeLessThanOrEqual(2);
      }),
    );
  });
});

describe('similar articles', () => {
  it('share telling words, shown as the asking article writes them', async () => {
    const { index } = await open(
      article('a', 'زلزال مدمر يضرب أنطاكية وفرق الإنقاذ تبحث عن ناجين'),
      article('b', 'أسعار الخضار ترتفع في الأسواق'),
      article('c', 'الزلزال في أنطاكية: الإنقاذ مستمر'),
    );
    const similar = await index.similar(body('زلزالٌ في أنطاكية والإنقاذ متواصل'), 5, ['c']);
    expect(similar.map((one) => one.articleId)).toEqual(['a']);
    expect(similar[0]?.sharedTerms.map((one) => one.term)).toEqual(expect.arrayContaining(['زلزالٌ', 'أنطاكية']));
  });
});
