import { describe, expect, it } from 'vitest';
import { doc, h2, p } from '../../../test/support/build.ts';
import { liveArticle, NOW, siteDeps } from '../../../test/support/reader-site.ts';
import { HOUR, MINUTE, newId } from '../../base/index.ts';
import {
  type Breaking,
  breakingSchema,
  entrySchema,
  type LiveEntry,
  type RecordKind,
  type StoredRecord,
} from '../../news/front/index.ts';
import { createSite } from './create-site.tsx';
import { entryAnchor, href } from './href.ts';
import { declaredPage } from './respond.tsx';
import { emptyShell, type Shell } from './shell.ts';

type Over = NonNullable<Parameters<typeof siteDeps>[1]>;
type Articles = Parameters<typeof siteDeps>[0];

async function get(path: string, articles: Articles = [], over: Over = {}) {
  const { deps } = siteDeps(articles, over);
  const response = await createSite(deps).request(path);
  const kept = await declaredPage(response.clone());
  return { response, status: response.status, html: await response.text(), kept };
}

const around = (shell: Partial<Shell>): Over => ({ shell: async () => ({ ...emptyShell, ...shell }) });
const records = (kind: RecordKind, ...values: { id: string; value: unknown }[]): Pick<Over, 'records'> => {
  const all = values.map((one): StoredRecord => ({ version: 1, changedAt: NOW, changedBy: null, ...one }));
  return {
    records: {
      read: async (asked, id) => (asked === kind ? (all.find((one) => one.id === id) ?? null) : null),
      list: async (asked) => (asked === kind ? all : []),
    },
  };
};

describe('«عاجل»', () => {
  const line = (over: Partial<Breaking> = {}) => ({
    id: 'b',
    version: 1,
    changedAt: NOW,
    value: breakingSchema.parse({
      line: 'إغلاق الطريق في الاتجاهين',
      author: 'تيم',
      startedAt: NOW - 5 * MINUTE,
      endsAt: NOW + 20_000,
      ...over,
    }),
  });

  it.each(['/', '/about', '/nowhere', '/search?q=x'])(
    'stands at the top of %s, spoken but never pushed',
    async (path) => {
      const { html } = await get(path, [], around({ breaking: [line()] }));
      expect(html).toMatch(/<div class="breaking" role="status"[^>]*>.*إغلاق الطريق في الاتجاهين.*<header/s);
    },
  );

  it('leads to its article', async () => {
    const article = liveArticle();
    const { html } = await get('/', [article], around({ breaking: [line({ articleId: article.id })] }));
    expect(html).toContain(`<a href="/a/${article.shortId}">إغلاق الطريق في الاتجاهين</a>`);
  });

  it('says when it was corrected', async () => {
    const corrections = [{ at: NOW - MINUTE, before: 'إغلاق الجسر' }];
    const { html } = await get('/', [], around({ breaking: [line({ corrections })] }));
    expect(html).toContain('صُحّح ');
    expect(html).not.toContain('إغلاق الجسر');
  });

  it('bounds how long any page is kept by its end', async () => {
    for (const path of ['/', '/about', '/corrections'])
      expect((await get(path, [], around({ breaking: [line()] }))).kept?.until).toBe(NOW + 20_000);
    expect((await get('/about')).kept?.until).toBeNull();
  });

  it('is gone at the moment it ends', async () => {
    const { html, kept } = await get('/about', [], around({ breaking: [line({ endsAt: NOW })] }));
    expect(html).not.toContain('class="breaking"');
    expect(kept?.until).toBeNull();
  });
});

describe('a live coverage', () => {
  const article = liveArticle({ form: 'live' });
  const entry = (minutes: number, over: Partial<LiveEntry> = {}): LiveEntry => ({
    ...entrySchema.parse({ title: `مدخل ${minutes}`, author: 'هالة', body: doc(p(`نص ${minutes}`)) }),
    id: newId(NOW - minutes * MINUTE),
    articleId: article.id,
    version: 1,
    at: NOW - minutes * MINUTE,
    createdBy: 'a',
    corrections: [],
    withdrawal: null,
    ...over,
  });
  const over = (...entries: LiveEntry[]): Over => ({
    entries: {
      list: async ({ limit, offset = 0 }) => entries.slice(offset, offset + limit),
      marked: async () => entries.filter((one) => one.pinned || one.keyPoint !== ''),
      count: async () => entries.length,
    },
  });

  it('shows its entries newest first, each with its time, author and link, without a script', async () => {
    const [newer, older] = [entry(1), entry(9)];
    const { html, kept } = await get(href(article.path), [article], over(newer, older));
    expect(html.indexOf('مدخل 1')).toBeLessThan(html.indexOf('مدخل 9'));
    expect(html).toContain(`<li id="${entryAnchor(newer.id)}"`);
    expect(html).toContain('بتوقيت دمشق');
    expect(html).toContain('<p>نص 9</p>');
    expect(kept?.tags).toContain(`live:${article.id}`);
  });

  it('puts key points and what is pinned on top, and repeats no entry', async () => {
    const pinned = entry(50, { pinned: true, keyPoint: 'أُعيد فتح الطريق' });
    const whole = (await get(href(article.path), [article], over(entry(1), pinned))).html;
    const html = whole.slice(whole.indexOf('<main'));
    expect(html.indexOf('أُعيد فتح الطريق')).toBeLessThan(html.indexOf('مدخل 1'));
    expect(html.indexOf('مدخل 50')).toBeLessThan(html.indexOf('مدخل 1<'));
    expect(html.split(`id="${entryAnchor(pinned.id)}"`)).toHaveLength(2);
  });

  it('says what was corrected, and that something was withdrawn without repeating it', async () => {
    const corrected = entry(1, { corrections: [{ at: NOW, note: 'الصحيح عشرون' }] });
    const gone = entry(2, { withdrawal: { at: NOW, note: 'لم يثبت.' } });
    const { html } = await get(href(article.path), [article], over(corrected, gone));
    expect(html).toContain('الصحيح عشرون');
    expect(html).toContain('سُحب هذا المدخل.');
    expect(html).not.toContain('نص 2');
  });

  it('goes on on further pages', async () => {
    const entries = Array.from({ length: 45 }, (_, i) => entry(i));
    const first = await get(href(article.path), [article], over(...entries));
    expect(first.html).toContain(`${href(article.path)}?page=2`);
    const second = await get(`${href(article.path)}?page=2`, [article], over(...entries));
    expect(second.html).toContain('مدخل 44');
    expect(second.html).not.toContain('data-live-more');
  });

  it('answers who asks for new entries with these alone, kept and tagged', async () => {
    const { html, kept } = await get(`/-/live/${article.shortId}`, [article], over(entry(1)));
    expect(html).toMatch(/^<ol><li id="e-/);
    expect(kept?.tags).toContain(`live:${article.id}`);
    expect((await get(`/-/live/${liveArticle().shortId}`, [article])).status).toBe(404);
  });

  it('tells search engines of each entry', async () => {
    const one = entry(1);
    const { html } = await get(href(article.path), [article], over(one));
    const [, json = '{}'] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
    expect(JSON.parse(json)).toMatchObject({
      '@type': 'LiveBlogPosting',
      liveBlogUpdate: [{ headline: 'مدخل 1', articleBody: 'نص 1', url: expect.stringContaining(entryAnchor(one.id)) }],
    });
  });
});

describe('a running story', () => {
  const story = { tagId: 't1', slug: 'صيد', name: 'صيد' };
  const background = liveArticle({ title: 'من البداية', publishedAt: NOW - 90 * 24 * HOUR });
  const yesterday = liveArticle({ title: 'أمس', publishedAt: NOW - 25 * HOUR });
  const today = liveArticle({ title: 'اليوم', publishedAt: NOW - HOUR });
  const value = { summary: 'ما يجري في المرفأ.', keyPoints: ['أربعون مركبًا'], background: [background.id] };
  const over = (more: object = {}) => ({
    ...records('story', { id: 't1', value: { ...value, ...more } }),
    ...around({ stories: [story] }),
  });

  it('has the page of its tag: points, background, then its articles day by day', async () => {
    const { html, status } = await get(href('/tag/صيد'), [background, yesterday, today], over());
    expect(status).toBe(200);
    const places = ['ما يجري في المرفأ.', 'أربعون مركبًا', 'من البداية', 'اليوم', 'أمس'].map((text) =>
      html.indexOf(text, html.indexOf('<main')),
    );
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(html.split('من البداية</a>')).toHaveLength(2);
  });

  it('is told from its beginning when the desk wants it so', async () => {
    const { html } = await get(href('/tag/صيد'), [yesterday, today], over({ background: [], order: 'oldest' }));
    expect(html.indexOf('أمس</a>')).toBeLessThan(html.indexOf('اليوم</a>'));
  });

  it('is named above its articles everywhere', async () => {
    const { html } = await get('/', [today], over());
    expect(html).toContain(`<a class="kicker-story" href="${href('/tag/صيد')}">صيد</a>`);
  });

  it('is an ordinary tag once it is closed', async () => {
    const { html } = await get(href('/tag/صيد'), [today]);
    expect(html).not.toContain('timeline');
  });
});

describe('a static page', () => {
  const page = {
    id: 'p1',
    value: { slug: 'ميثاق', title: 'ميثاق التحرير', body: doc(h2('ننسب'), p('كل قول له صاحب.')) },
  };

  it('shows the words that the desk saved', async () => {
    const { html, status } = await get(href('/p/ميثاق'), [], records('page', page));
    expect(status).toBe(200);
    expect(html).toContain('كل قول له صاحب.');
  });

  it('is not there before it is published', async () => {
    const draft = { ...page, value: { ...page.value, published: false } };
    expect((await get(href('/p/ميثاق'), [], records('page', draft))).status).toBe(404);
  });

  it('stands in the foot or the menu', async () => {
    const pages = [
      { slug: 'ميثاق', title: 'ميثاق التحرير', place: 'footer' as const },
      { slug: 'ملف', title: 'ملف العام', place: 'menu' as const },
    ];
    const { html } = await get('/', [], around({ pages }));
    expect(html.slice(html.indexOf('<footer'))).toContain(`<a href="${href('/p/ميثاق')}">ميثاق التحرير</a>`);
    expect(html.slice(0, html.indexOf('<main'))).toContain(`<a href="${href('/p/ملف')}">ملف العام</a>`);
  });

  it('takes the place of our own words about the publication', async () => {
    const about = { id: 'p2', value: { slug: 'about', title: 'من نحن', body: doc(p('نحن صحيفة البحر.')) } };
    expect((await get('/about', [], records('page', about))).html).toContain('نحن صحيفة البحر.');
  });
});
