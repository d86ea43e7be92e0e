import { describe, expect, it } from 'vitest';
import {
  busy,
  liveArticle,
  liveArticles,
  NOW,
  picture,
  siteDeps,
  withdrawnArticle,
} from '../../../test/support/reader-site.ts';
import { createSite } from './create-site.tsx';
import { href } from './href.ts';
import { declaredPage } from './respond.tsx';

type Over = Parameters<typeof siteDeps>[1];

async function get(path: string, articles: Parameters<typeof siteDeps>[0] = [], over: Over = {}) {
  const { deps, reported } = siteDeps(articles, over);
  const response = await createSite(deps).request(path);
  const kept = await declaredPage(response.clone());
  return { response, status: response.status, html: await response.text(), kept, reported };
}

describe('every page', () => {
  it('allows no script and no style but our own files', async () => {
    const { response, html } = await get('/', [liveArticle({ image: picture() })]);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(html).not.toMatch(/\sstyle=|<style|\son\w+=|<script(?![^>]*(src=|ld\+json))/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('says its language and direction and offers a way past the menu', async () => {
    const { html } = await get('/');
    expect(html).toMatch(/^<!doctype html><html lang="ar" dir="rtl">/i);
    expect(html).toContain('<a class="skip" href="#main">');
  });

  it('shows an empty publication as one', async () => {
    const { status, html } = await get('/');
    expect(status).toBe(200);
    expect(html).toContain('لم يُنشر شيء بعد');
  });
});

describe('an article', () => {
  it('is found by its id and kept under the names of all it shows', async () => {
    const related = liveArticle({ title: 'موسم الزيتون' });
    const article = liveArticle({
      html: '<p>أ</p><aside class="inline-related" data-article="" data-title="موسم الزيتون"></aside>',
      relatedLinks: [{ title: 'موسم الزيتون', articleId: null }],
    });
    const { status, kept } = await get(href(article.path), [article, related]);
    expect(status).toBe(200);
    expect(kept?.tags).toEqual([`article:${article.id}`, 'title:موسم الزيتون', `article:${related.id}`]);
    expect(kept?.maxAge).toBeGreaterThan(0);
    expect(Object.keys(kept?.headers ?? {}).filter((name) => name.startsWith('x-warraq'))).toEqual([]);
  });

  it('moves for good from another slug or section to its own address', async () => {
    const article = liveArticle();
    const { response } = await get(href(`/اقتصاد/عنوان-قديم-${article.shortId}`), [article]);
    expect(response.status).toBe(301);
    expect(response.headers.get('location')).toBe(href(article.path));
  });

  it('has a short address that leads to it', async () => {
    const article = liveArticle();
    const { response } = await get(`/a/${article.shortId.toUpperCase()}`, [article]);
    expect([response.status, response.headers.get('location')]).toEqual([302, href(article.path)]);
  });

  it('answers 410 with the notice once it is withdrawn, and repeats nothing of it', async () => {
    const gone = withdrawnArticle();
    const { status, html, kept } = await get(href(gone.path), [], { live: liveArticles([], [gone]) });
    expect(status).toBe(410);
    expect(html).toContain('نُسب إلى مسؤول كلام لم يقله.');
    expect(html).toContain('لخطأ فيه لا يصلحه تصحيح');
    expect(html).not.toContain('عنوان قديم');
    expect(kept?.tags).toContain(`article:${gone.id}`);
  });

  it('escapes what people wrote, in mark-up and in structured data', async () => {
    const hostile = '</script><script>alert("1")</script>';
    const article = liveArticle({
      title: hostile,
      deck: hostile,
      tags: [{ slug: 'x', name: hostile }],
      bylines: [{ slug: 'x', name: hostile, city: hostile, role: 'report' }],
      corrections: [{ id: 'c', at: NOW, note: hostile, accountId: 'a' }],
    });
    const { html } = await get(href(article.path), [article]);
    expect(html).not.toContain('<script>alert');
    expect(JSON.parse(/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? '')['@graph'][0].headline).toBe(hostile);
  });

  it('keeps an English article left to right inside an Arabic page', async () => {
    const article = liveArticle({ title: 'The price of onions', deck: 'A view', language: 'en', direction: 'ltr' });
    const { html } = await get(href(article.path), [article]);
    expect(html).toMatch(/<h1 lang="en" dir="ltr">The price of onions<\/h1>/);
    expect(html).toMatch(/<div class="body" lang="en" dir="ltr">/);
    const list = await get('/', [article]);
    expect(list.html).toContain('<bdi lang="en" dir="ltr">The price of onions</bdi>');
  });

  it('isolates names and says role, city, both dates and the picture’s credit and origin', async () => {
    const article = liveArticle({ image: picture(), modifiedAt: NOW, form: 'analysis' });
    const { html } = await get(href(article.path), [article]);
    expect(html).toContain('<span class="role">تقرير: </span>');
    expect(html).toContain('<bdi>هالة الدالاتي</bdi></a><span class="city"> – <bdi>دمشق</bdi></span>');
    expect(html).toContain('<time datetime="2026-11-24T10:05:00Z">24 تشرين الثاني 2026، 13:05 بتوقيت دمشق</time>');
    expect(html).toContain('آخر تعديل: <time datetime="2026-11-24T11:05:00Z">');
    expect(html).toContain('<bdi>Leila Haddad</bdi> – <bdi>صورة أرشيفية</bdi>');
    expect(html).toContain('<span class="form form-analysis">تحليل</span>');
  });

  it('shows the newest correction above the body, and the whole record below it once there are two', async () => {
    const correction = (at: number, note: string) => ({ id: note, at, note, accountId: 'a' });
    const one = liveArticle({ corrections: [correction(NOW, 'الصحيح أربعون.')] });
    const single = await get(href(one.path), [one]);
    expect(single.html.match(/الصحيح أربعون\./g)).toHaveLength(2); // the box and the structured data
    const two = liveArticle({ corrections: [correction(NOW - 9_000_000, 'قديم'), correction(NOW, 'جديد')] });
    const { html } = await get(href(two.path), [two]);
    expect(html).toMatch(/class="correction-notice"[^§]*جديد[^§]*href="#corrections"/);
    expect(html).toContain('id="corrections"');
  });

  it('tells the script which article is read and after how long, in attributes only', async () => {
    const article = liveArticle();
    const { html } = await get(href(article.path), [article]);
    expect(html).toMatch(new RegExp(`data-read="${article.id}" data-read-after="\\d+"`));
    expect(html).toContain('<script src="/assets/article-1.js" defer="">');
  });

  it('shows neighbours with the reason why', async () => {
    const article = liveArticle();
    const other = liveArticle({ title: 'موسم الزيتون' });
    const related = async () => [{ articleId: other.id, reason: 'يشترك في: اللاذقية' }];
    const { html, kept } = await get(href(article.path), [article, other], { related });
    expect(html).toContain('اقرأ أيضًا');
    expect(html).toContain('يشترك في: اللاذقية');
    expect(kept?.tags).toContain(`article:${other.id}`);
  });
});

describe('lists', () => {
  const many = Array.from({ length: 25 }, (_, i) => liveArticle({ title: `خبر ${i}`, publishedAt: NOW - i * 60_000 }));

  it('turn their pages by the last article shown', async () => {
    const first = await get(href('/سياسة'), many);
    const older = /href="([^"]*\?before=[^"]*)"/.exec(first.html)?.[1] ?? '';
    const second = await get(older, many);
    expect(second.status).toBe(200);
    expect(second.html).toContain('خبر 24');
    expect(second.html).not.toContain('خبر 19<');
    expect(second.html).toContain('العودة إلى الأحدث');
    expect(second.html).toContain('<meta name="robots" content="noindex"/>');
  });

  it('show their first page for a cursor that is none', async () => {
    expect((await get(`${href('/سياسة')}?before=abc~1'--`, many)).html).toContain('خبر 0');
  });

  it('exist for a tag and an author, and for no unknown ones', async () => {
    expect((await get(href('/tag/صيد'), many)).kept?.tags).toContain('tag:صيد');
    expect((await get(href('/author/هالة'), many)).html).toContain('صحفية');
    for (const path of ['/tag/none', '/author/none', '/none', '/x/y', '/a/zzzzzzzz'])
      expect((await get(path, many)).status).toBe(404);
  });

  it('say so when nothing is published in a section', async () => {
    expect((await get(href('/اقتصاد'), [])).html).toContain('لم يُنشر شيء في هذا القسم بعد');
  });
});

describe('search', () => {
  const article = liveArticle();
  const hit = (over: object = {}) => ({
    articleId: article.id,
    near: false,
    title: [
      { text: 'مجلس ', hit: false },
      { text: 'المدينة', hit: true },
    ],
    snippet: [{ text: '<b>', hit: false }],
    ...over,
  });

  it('marks what answers the query, counts in Arabic and is never kept', async () => {
    const search = async () => ({ total: 2, totalIsFloor: false, hits: [hit()] });
    const { html, kept, response } = await get('/search?q=المدينة', [article], { search });
    expect(html).toContain('نتيجتان عن «<bdi>المدينة</bdi>»');
    expect(html).toContain('مجلس <mark>المدينة</mark>');
    expect(html).toContain('&lt;b&gt;');
    expect(kept).toBeNull();
    expect(response.headers.get('cache-control')).toContain('no-store');
  });

  it('does not show a hit that was withdrawn since', async () => {
    const search = async () => ({ total: 1, totalIsFloor: false, hits: [hit({ articleId: 'gone' })] });
    expect((await get('/search?q=x', [], { search })).html).not.toContain('<mark>');
  });

  it('sets apart what holds only a part of the query', async () => {
    const search = async () => ({ total: 0, totalIsFloor: false, hits: [hit({ near: true })] });
    const { html } = await get('/search?q=المدينة', [article], { search });
    expect(html).toMatch(/لا نتائج عن[^§]*قريب مما تبحث عنه[^§]*<mark>/);
  });

  it('escapes the query wherever it comes back', async () => {
    const { html, status } = await get(`/search?q=${encodeURIComponent('"><script>1</script>\' OR 1=1 --')}`);
    expect(status).toBe(200);
    expect(html).not.toContain('<script>1');
    expect(html).toContain('value="&quot;&gt;&lt;script&gt;');
  });

  it('has a helpful page for no query, for one without a letter, for one too long and for an index that is away', async () => {
    const away = { search: async () => Promise.reject(new Error('away')) };
    expect((await get('/search')).html).toContain('اكتب كلمة أو أكثر');
    expect((await get('/search?q=!!!')).html).toContain('لا حروف في');
    expect((await get(`/search?q=${'ا'.repeat(201)}`)).html).toContain('أطول مما نقبل');
    const failed = await get('/search?q=x', [], away);
    expect([failed.status, failed.reported.length]).toEqual([503, 1]);
  });
});

describe('what goes wrong', () => {
  it('is a page of ours with a way on when nothing is at an address', async () => {
    const { status, html, kept } = await get('/nothing', [liveArticle()]);
    expect(status).toBe(404);
    expect(html).toContain('لا صفحة في هذا العنوان');
    expect(kept).toBeNull();
  });

  it('costs machines that ask for a file no page', async () => {
    expect((await get('/wp-login.php')).html).toBe('');
  });

  it('loses a slash at the end of an address, and leads to no other site', async () => {
    expect((await get(`${href('/سياسة')}/?x=1`)).response.headers.get('location')).toBe(`${href('/سياسة')}?x=1`);
    expect((await get('//evil.example/')).status).toBe(404);
  });

  it('is told to us and shown plainly, also when the database does not answer', async () => {
    const broken = async () => Promise.reject(new Error('secret detail'));
    const { deps, reported } = siteDeps([]);
    deps.publication = { ...deps.publication, settings: broken, sections: broken };
    const response = await createSite(deps).request('/');
    const html = await response.text();
    expect(response.status).toBe(500);
    expect(html).toContain('وقع خطأ من جهتنا');
    expect(html).not.toContain('secret detail');
    expect(reported).toHaveLength(1);
  });

  it('says when to come back while the database is busy', async () => {
    const live = { ...liveArticles([]), list: async () => Promise.reject(busy()) };
    const { response } = await get('/', [], { live });
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
  });

  it('leaves an article standing when only the lists beside it fail', async () => {
    const article = liveArticle();
    const away = async () => Promise.reject(new Error('away'));
    const { status, html, reported } = await get(href(article.path), [article], { mostRead: away, related: away });
    expect([status, reported.length]).toEqual([200, 2]);
    expect(html).toContain(article.title);
  });

  it('survives an address that is no UTF-8', async () => {
    expect((await get('/%E0%A4%A/x')).status).toBeLessThan(500);
  });
});

describe('for machines', () => {
  it('offers a feed, a sitemap, robots.txt and assets that never change', async () => {
    const article = liveArticle();
    expect((await get('/feed.xml', [article])).html).toContain(article.id);
    expect((await get('/sitemap.xml', [article])).html).toContain('/sitemap-1.xml');
    expect((await get('/sitemap-1.xml', [article])).html).toContain(href(article.path));
    expect((await get('/sitemap-2.xml', [article])).status).toBe(404);
    expect((await get('/sitemap-pages.xml')).html).toContain('https://marsa.example/%D8%B3');
    expect((await get('/robots.txt')).html).toContain('Sitemap: https://marsa.example/sitemap.xml');
    expect((await get('/assets/site-1.css')).response.headers.get('cache-control')).toContain('immutable');
    expect((await get('/assets/../secret.css')).status).toBe(404);
  });
});
