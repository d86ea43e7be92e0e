import { describe, expect, it } from 'vitest';
import { checkAtom } from '../../../test/support/formats/check-atom.ts';
import { checkJsonFeed } from '../../../test/support/formats/check-json-feed.ts';
import { checkRss } from '../../../test/support/formats/check-rss.ts';
import { liveArticle, NOW, siteDeps } from '../../../test/support/reader-site.ts';
import { createSite } from './create-site.tsx';
import { href } from './href.ts';
import { declaredPage } from './respond.tsx';

type Over = Parameters<typeof siteDeps>[1];

async function get(path: string, articles: Parameters<typeof siteDeps>[0] = [], over: Over = {}) {
  const response = await createSite(siteDeps(articles, over).deps).request(path);
  const kept = await declaredPage(response.clone());
  return { response, status: response.status, text: await response.text(), kept };
}

const economy = { slug: 'اقتصاد', name: 'اقتصاد' };
const hala = { slug: 'هالة', name: 'هالة الدالاتي', city: '', role: 'report' as const };

describe('a feed', () => {
  it.each([
    ['/feed', 2],
    [href('/اقتصاد/feed'), 1],
    [href('/tag/صيد/feed'), 1],
    [href('/author/هالة/feed'), 1],
  ])('%s is there in three formats', async (path, count) => {
    const articles = [
      liveArticle({ title: 'أ', section: economy, bylines: [hala] }),
      liveArticle({ title: 'ب', tags: [], bylines: [] }),
    ];
    const [rss, atom, json] = await Promise.all(['xml', 'atom', 'json'].map((one) => get(`${path}.${one}`, articles)));
    expect(checkRss(rss?.text ?? '')).toEqual([]);
    expect(checkAtom(atom?.text ?? '')).toEqual([]);
    expect(checkJsonFeed(json?.text ?? '')).toEqual([]);
    expect(JSON.parse(json?.text ?? '').items).toHaveLength(count);
    expect(rss?.response.headers.get('content-type')).toBe('application/rss+xml; charset=utf-8');
    expect(atom?.response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    expect(json?.response.headers.get('content-type')).toBe('application/feed+json; charset=utf-8');
  });

  it.each(['/none/feed.xml', '/tag/none/feed.atom', '/author/none/feed.json', '/feed.rss'])(
    'of nothing is none: %s',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );

  it('is thrown away when one of its articles, or what it is about, changes', async () => {
    const article = liveArticle();
    const site = await get('/feed.xml', [article]);
    expect(site.kept?.tags).toEqual(['feeds', 'lists', `article:${article.id}`]);
    const section = await get(href('/سياسة/feed.xml'), [article]);
    expect(section.kept?.tags).toEqual(['feeds', 'section:سياسة', `article:${article.id}`]);
  });

  it('gives the whole text when the publication wants it', async () => {
    const settings = { feeds: { text: 'full' as const, hubs: [] } };
    const { text } = await get('/feed.xml', [liveArticle({ html: '<p>كل الكلام</p>' })], { settings });
    expect(text).toContain('<content:encoded>&#60;p&#62;كل الكلام&#60;/p&#62;</content:encoded>');
  });

  it('names its hub and itself in the headers, where subscribers look first', async () => {
    const settings = { feeds: { text: 'excerpt' as const, hubs: ['https://hub.example/'] } };
    const { response } = await get('/feed.atom', [], { settings });
    expect(response.headers.get('link')).toBe(
      '<https://hub.example/>; rel="hub", <https://marsa.example/feed.atom>; rel="self"',
    );
    expect((await get('/feed.atom')).response.headers.has('link')).toBe(false);
  });

  it('leads back through everything that was published, each once', async () => {
    const articles = Array.from({ length: 95 }, (_, i) =>
      liveArticle({ title: `خبر ${i}`, publishedAt: NOW - i * 60_000 }),
    );
    const seen: string[] = [];
    let path: string | undefined = '/feed.json';
    while (path !== undefined) {
      const { text } = await get(path, articles);
      expect(checkJsonFeed(text)).toEqual([]);
      const page: { items: { id: string }[]; next_url?: string } = JSON.parse(text);
      seen.push(...page.items.map(({ id }) => id));
      path = page.next_url?.replace('https://marsa.example', '');
    }
    expect(seen).toEqual(articles.map(({ id }) => `urn:uuid:${id}`));
  });
});

describe('the head of a page', () => {
  it('leads to the feeds of what it lists and of the site', async () => {
    const { text } = await get(href('/سياسة'), [liveArticle()]);
    expect(text).toContain(
      `<link rel="alternate" type="application/atom+xml" title="سياسة | المرسى" href="${href('/سياسة/feed.atom')}"/>`,
    );
    expect(text).toContain('<link rel="alternate" type="application/feed+json" title="المرسى" href="/feed.json"/>');
  });

  it('of an article shows its own card with size and words, and its languages', async () => {
    const english = { id: 'e', language: 'en', direction: 'ltr' as const, title: 'News', path: '/economy/news' };
    const article = liveArticle({ section: economy, translations: [english] });
    const { text } = await get(href(article.path), [article]);
    expect(text).toMatch(
      new RegExp(
        `<meta property="og:image" content="https://marsa.example/cards/${article.shortId}-[0-9a-f]{12}.jpg"/>`,
      ),
    );
    expect(text).toContain('<meta property="og:image:width" content="1200"/>');
    expect(text).toContain(`<meta property="og:image:alt" content="${article.title}"/>`);
    expect(text).toContain('<meta property="og:locale" content="ar_AR"/>');
    expect(text).toContain('<meta property="article:section" content="اقتصاد"/>');
    expect(text).toContain('<link rel="alternate" hreflang="en" href="https://marsa.example/economy/news"/>');
    expect(text).toContain(`<link rel="alternate" hreflang="ar" href="https://marsa.example${href(article.path)}"/>`);
  });

  it('of every other page shows the card of the publication', async () => {
    expect((await get('/about')).text).toMatch(
      /og:image" content="https:\/\/marsa\.example\/cards\/site-[0-9a-f]{12}\.jpg"/,
    );
  });
});

describe('files for machines', () => {
  it('prove to search engines who speaks, once that is wanted', async () => {
    const path = `/${'a1'.repeat(32)}.txt`;
    expect((await get(path)).status).toBe(404);
    const settings = { indexNow: { on: true, endpoint: 'https://api.indexnow.org/indexnow' } };
    expect((await get(path, [], { settings })).text).toBe('a1'.repeat(32));
    expect((await get(`/${'b2'.repeat(32)}.txt`, [], { settings })).status).toBe(404);
  });

  it('tell news searches only of the last two days', async () => {
    const old = liveArticle({ title: 'قديم', publishedAt: NOW - 49 * 3_600_000 });
    const { text } = await get('/sitemap-news.xml', [liveArticle({ title: 'جديد' }), old]);
    expect(text).toContain('<news:title>جديد</news:title>');
    expect(text).not.toContain('قديم');
  });

  it('give a security contact only when there is one', async () => {
    expect((await get('/.well-known/security.txt')).status).toBe(404);
    const security = { contacts: ['mailto:s@marsa.example'], policy: '', encryption: '', acknowledgments: '' };
    const { text, response } = await get('/.well-known/security.txt', [], { settings: { security } });
    expect(text).toContain('Contact: mailto:s@marsa.example\n');
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  });
});

describe('a share picture', () => {
  it('is a JPEG; an old name leads to the picture of today, and what is no card is none', async () => {
    const article = liveArticle();
    const page = await get(href(article.path), [article]);
    const path = /og:image" content="https:\/\/marsa\.example([^"]+)"/.exec(page.text)?.[1] ?? '';
    const card = await get(path, [article]);
    expect([card.status, card.response.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    const old = await get(`/cards/${article.shortId}-000000000000.jpg`, [article]);
    expect([old.status, old.response.headers.get('location')]).toEqual([302, path]);
    expect((await get('/cards/x.jpg')).status).toBe(404);
  });
});
