import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAtom } from '../../../test/support/formats/check-atom.ts';
import { checkJsonFeed } from '../../../test/support/formats/check-json-feed.ts';
import { checkRss } from '../../../test/support/formats/check-rss.ts';
import { type Element, readXml } from '../../../test/support/formats/read-xml.ts';
import { liveArticle, NOW, picture } from '../../../test/support/reader-site.ts';
import { publicationSchema } from '../publication/index.ts';
import type { LiveArticle } from '../publish/index.ts';
import { atom } from './atom.ts';
import { type FeedInput, makeFeed } from './feed.ts';
import { jsonFeed } from './json-feed.ts';
import { rss } from './rss.ts';

const publication = publicationSchema.parse({ name: 'المرسى & البحر', baseUrl: 'https://marsa.example' });

function feedOf(articles: readonly LiveArticle[], over: Partial<FeedInput> = {}) {
  return makeFeed({
    publication,
    subject: { kind: 'site' },
    name: '',
    description: '',
    cards: articles,
    bodies: null,
    icon: '/assets/icon.png',
    here: null,
    older: null,
    ...over,
  });
}

function complaintsOf(feed: ReturnType<typeof makeFeed>): string[] {
  return [...checkRss(rss(feed)), ...checkAtom(atom(feed, NOW)), ...checkJsonFeed(jsonFeed(feed))];
}

function inside(element: Element, path: string): string[] {
  const [first = '', ...rest] = path.split('/');
  const found = element.children.filter(({ name }) => name === first || name.endsWith(`}${first}`));
  return rest.length === 0 ? found.map(({ text }) => text) : found.flatMap((one) => inside(one, rest.join('/')));
}

/** Text as hostile as a pasted headline can be. */
const TITLES = [
  'قَالَتِ العَرَبُ: «خَيْرُ الكَلَامِ مَا قَلَّ وَدَلَّ»',
  'سعر الصرف < 15.000 & «الدولار» > أمس',
  'مسبار Voyager 1 على بعد (25 مليار) كم',
  'مدينة 🌊 تنتظر 👩🏽‍🌾',
  'محرف\u0000 تحكم\u0008 ونصف زوج \ud83d هنا \ufffe',
  ']]><script>alert(1)</script>',
  '\u202eمقلوب\u202c',
];

describe('every feed', () => {
  it.each(TITLES)('keeps its format with %j in it', (text) => {
    const writer = { slug: 'هالة', name: text, city: '', role: 'report' as const };
    const article = liveArticle({ title: text, deck: text, bylines: [writer], image: picture() });
    const feed = feedOf([article], { bodies: new Map([[article.id, `<p>${'&#60;b&#62;'}</p>`]]) });
    expect(complaintsOf(feed)).toEqual([]);
  });

  it('keeps its format whatever a headline is made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        const title = `خبر ${text}`;
        expect(complaintsOf(feedOf([liveArticle({ title, deck: text })]))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('gives every letter, mark and quotation mark as it was written', () => {
    const title = TITLES[0] as string;
    const feed = feedOf([liveArticle({ title })]);
    expect(inside(readXml(rss(feed)), 'channel/item/title')).toEqual([title]);
    expect(inside(readXml(atom(feed, NOW)), 'entry/title')).toEqual([title]);
    expect(JSON.parse(jsonFeed(feed)).items[0].title).toBe(title);
  });

  it('stands without a single article', () => {
    expect(complaintsOf(feedOf([]))).toEqual([]);
  });

  it('gives the deck unless the publication wants the whole text told', () => {
    const article = liveArticle();
    const excerpt = feedOf([article]);
    expect(rss(excerpt)).not.toContain('content:encoded>');
    expect(JSON.parse(jsonFeed(excerpt)).items[0].content_text).toBe(article.deck);
    const full = feedOf([article], { bodies: new Map([[article.id, article.html]]) });
    expect(inside(readXml(rss(full)), 'channel/item/encoded')).toEqual([article.html]);
    expect(inside(readXml(atom(full, NOW)), 'entry/content')).toEqual([article.html]);
    expect(JSON.parse(jsonFeed(full)).items[0].content_html).toBe(article.html);
  });

  it('makes the addresses in the whole text absolute and leaves out what only the page can fill', () => {
    const html =
      '<p><a href="/a/1">أ</a></p>\n<aside class="inline-related" data-article="" data-title="ب"></aside>\n<figure><img src="/media/1.webp" srcset="/media/1.webp 480w, /media/2.webp 960w"></figure>';
    const article = liveArticle({ html, image: picture() });
    const feed = feedOf([article], { bodies: new Map([[article.id, html]]) });
    const text = feed.entries[0]?.html ?? '';
    expect(text).toContain('href="https://marsa.example/a/1"');
    expect(text).toContain('srcset="https://marsa.example/media/1.webp 480w, https://marsa.example/media/2.webp 960w"');
    expect(text).not.toContain('inline-related');
    expect(text).toMatch(/^<figure><img src="https:\/\/marsa\.example\/media\/ab\/one-800\.webp"/);
    expect(complaintsOf(feed)).toEqual([]);
  });

  it('says when a correction changed an entry, and changes its own date with it', () => {
    const feed = feedOf([liveArticle({ publishedAt: NOW - 7_200_000, modifiedAt: NOW })]);
    expect(inside(readXml(rss(feed)), 'channel/item/updated')).toEqual(['2026-11-24T11:05:00.000Z']);
    expect(inside(readXml(rss(feed)), 'channel/lastBuildDate')).toEqual(['Tue, 24 Nov 2026 11:05:00 GMT']);
    expect(inside(readXml(atom(feed, 0)), 'updated')).toEqual(['2026-11-24T11:05:00.000Z']);
    expect(inside(readXml(atom(feed, 0)), 'entry/updated')).toEqual(['2026-11-24T11:05:00.000Z']);
    expect(JSON.parse(jsonFeed(feed)).items[0].date_modified).toBe('2026-11-24T11:05:00.000Z');
  });

  it('names the form before a headline that is no plain news, in the language of the article', () => {
    const feed = feedOf([
      liveArticle({ form: 'opinion', title: 'من يعبر الجسر؟' }),
      liveArticle({ form: 'opinion', title: 'Who crosses?', language: 'en' }),
    ]);
    expect(feed.entries.map(({ title }) => title)).toEqual(['رأي | من يعبر الجسر؟', 'Opinion | Who crosses?']);
  });

  it('keeps one id for good and names a writer with two roles once', () => {
    const writer = { slug: 'هالة', name: 'هالة', city: '' };
    const article = liveArticle({
      bylines: [
        { ...writer, role: 'report' },
        { ...writer, role: 'photography' },
      ],
    });
    const [entry] = feedOf([article]).entries;
    expect(entry?.id).toBe(`urn:uuid:${article.id}`);
    expect(entry?.authors).toHaveLength(1);
  });

  it('says the language of an entry that has another', () => {
    const feed = feedOf([liveArticle({ language: 'en', direction: 'ltr', title: 'A bridge' })]);
    expect(atom(feed, NOW)).toContain('<entry xml:lang="en">');
    expect(rss(feed)).toContain('<dc:language>en</dc:language>');
    expect(JSON.parse(jsonFeed(feed)).items[0].language).toBe('en');
    expect(complaintsOf(feed)).toEqual([]);
  });

  it('leads to its hubs, to itself and to older entries', () => {
    const hub = 'https://hub.example/';
    const settings = publicationSchema.parse({ ...publication, feeds: { hubs: [hub] } });
    const subject = { kind: 'section', slug: 'سياسة' } as const;
    const feed = feedOf([liveArticle()], { publication: settings, subject, name: 'سياسة', here: '2~b', older: '1~a' });
    const json = JSON.parse(jsonFeed(feed));
    const section = 'https://marsa.example/%D8%B3%D9%8A%D8%A7%D8%B3%D8%A9';
    expect(json.hubs).toEqual([{ type: 'WebSub', url: hub }]);
    expect(json.feed_url).toBe(`${section}/feed.json?before=2~b`);
    expect(json.next_url).toBe(`${section}/feed.json?before=1~a`);
    for (const text of [rss(feed), atom(feed, NOW)]) {
      for (const rel of ['self', 'first', 'next', 'hub']) expect(text).toContain(`link rel="${rel}"`);
    }
    expect(complaintsOf(feed)).toEqual([]);
  });

  it('names its mirrors, for readers whose network blocks it', () => {
    const mirrors = ['https://one.example/marsa', 'https://two.example'];
    const feed = feedOf([liveArticle()], { publication: publicationSchema.parse({ ...publication, mirrors }) });
    expect(rss(feed)).toContain('href="https://one.example/marsa/feed.xml"');
    expect(atom(feed, NOW)).toContain('href="https://two.example/feed.atom"');
    expect(complaintsOf(feed)).toEqual([]);
  });
});
