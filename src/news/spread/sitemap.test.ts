import { describe, expect, it } from 'vitest';
import { checkSitemap } from '../../../test/support/formats/check-sitemap.ts';
import { liveArticle, NOW, picture } from '../../../test/support/reader-site.ts';
import { publicationSchema } from '../publication/index.ts';
import { newsSitemap, sitemapIndex, urlSet } from './sitemap.ts';

const BASE = 'https://marsa.example';
const publication = publicationSchema.parse({ name: 'المرسى & البحر', baseUrl: BASE });

describe('a sitemap', () => {
  it('gives the time of the last change only where it is known', () => {
    const map = urlSet(BASE, [
      { path: '/سياسة', modifiedAt: null },
      { path: "/a&b'<c>", modifiedAt: NOW },
    ]);
    expect(checkSitemap(map, BASE)).toEqual([]);
    expect(map).toContain('<url><loc>https://marsa.example/%D8%B3%D9%8A%D8%A7%D8%B3%D8%A9</loc></url>');
    expect(map).toContain('<lastmod>2026-11-24T11:05:00Z</lastmod>');
  });

  it('leads from an article to its translations', () => {
    const translations = [
      { language: 'ar', path: '/خبر' },
      { language: 'en', path: '/news' },
    ];
    const map = urlSet(BASE, [{ path: '/خبر', modifiedAt: null, translations }]);
    expect(checkSitemap(map, BASE)).toEqual([]);
    expect(map).toContain('<xhtml:link rel="alternate" hreflang="en" href="https://marsa.example/news"/>');
  });

  it('has an index of its parts', () => {
    expect(checkSitemap(sitemapIndex(BASE, ['/sitemap-1.xml']), BASE)).toEqual([]);
  });

  it('tells news searches the name, language, date, title and picture', () => {
    const article = liveArticle({ title: 'سعر «الخبز» < 4.000 & أكثر', image: picture(), language: 'en-GB' });
    const map = newsSitemap(publication, [article, liveArticle()]);
    expect(checkSitemap(map, BASE)).toEqual([]);
    expect(map).toContain('<news:name>المرسى &#38; البحر</news:name><news:language>en</news:language>');
    expect(map).toContain('<news:title>سعر «الخبز» &#60; 4.000 &#38; أكثر</news:title>');
    expect(map).toContain('<image:loc>https://marsa.example/media/ab/one-800.webp</image:loc>');
  });

  it('may be empty', () => {
    expect(checkSitemap(newsSitemap(publication, []), BASE)).toEqual([]);
  });
});
