import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { liveArticle, liveArticles, NOW, picture } from '../../../test/support/reader-site.ts';
import { newId } from '../../base/index.ts';
import { publicationSchema } from '../../news/publication/index.ts';
import { rssFeed, urlSet, xml } from './feed.ts';
import { createSitemap } from './sitemap.ts';

const publication = publicationSchema.parse({ name: 'المرسى & البحر', baseUrl: 'https://marsa.example' });

describe('xml', () => {
  it('leaves no character that XML cannot hold and no bare mark-up', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(xml(text)).toMatch(/^[\t\n\r\p{L}\p{M}\p{N}\p{P}\p{S}\p{Z}\p{Cf}\p{Cn}\p{Co}\u0080-\u009f\u007f]*$/u);
        expect(xml(text)).not.toMatch(/[\ufffe\uffff<>"']|&(?!#\d+;)/u);
        expect(xml(text).isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('rssFeed', () => {
  it('names the form before a headline that is no plain news, and keeps one id for good', () => {
    const writer = { slug: 'هالة', name: 'هالة', city: '' };
    const bylines = [
      { ...writer, role: 'report' as const },
      { ...writer, role: 'photography' as const },
    ];
    const article = liveArticle({ form: 'opinion', title: 'من يعبر الجسر؟', bylines });
    const feed = rssFeed(publication, [article], '/assets/icon.png');
    expect(feed).toContain('<title>رأي | من يعبر الجسر؟</title>');
    expect(feed).toContain(`<guid isPermaLink="false">urn:uuid:${article.id}</guid>`);
    expect(feed.match(/<dc:creator>/g)).toHaveLength(1);
  });

  it('writes addresses percent-encoded and dates as RFC 822 wants them', () => {
    const feed = rssFeed(publication, [liveArticle({ image: picture() })], '/assets/icon.png');
    expect(feed).toMatch(/<link>https:\/\/marsa\.example\/%D8[%A-Z0-9a-z/-]+<\/link>/);
    expect(feed).toContain('<pubDate>Tue, 24 Nov 2026 10:05:00 GMT</pubDate>');
    expect(feed).toContain('<media:content url="https://marsa.example/media/ab/one-800.webp"');
    expect(feed).toContain('<title>المرسى &#38; البحر</title>');
  });

  it('stands without a single article', () => {
    expect(rssFeed(publication, [], '/i.png')).toContain('</channel></rss>');
  });
});

describe('urlSet', () => {
  it('gives the day of the last change only where it is known', () => {
    const set = urlSet('https://marsa.example', [
      { path: '/سياسة', modifiedAt: null },
      { path: '/a', modifiedAt: NOW },
    ]);
    expect(set).toContain('<url><loc>https://marsa.example/%D8%B3%D9%8A%D8%A7%D8%B3%D8%A9</loc></url>');
    expect(set).toContain('<lastmod>2026-11-24T11:05:00Z</lastmod>');
  });
});

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
