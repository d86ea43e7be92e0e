import { isoInstant } from '../../arabic/index.ts';
import type { Publication } from '../../news/publication/index.ts';
import type { ArticleCard } from '../../news/publish/index.ts';
import { href, mediaHref } from './href.ts';
import { wordsOf } from './words/words.ts';

/** Text for XML 1.0: its five escapes, and none of the characters it cannot hold at all. */
export function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

/** RSS 2.0 with the names of `dc`, newest first; one entry an article, its id stable over a changed address. */
export function rssFeed(publication: Publication, cards: readonly ArticleCard[], iconUrl: string): string {
  const base = publication.baseUrl;
  const changed = Math.max(0, ...cards.map(({ modifiedAt }) => modifiedAt));
  const items = cards.map((card) => {
    const form = wordsOf(publication.language).forms[card.form];
    const image = card.image?.media.renditions.filter((one) => one.format !== 'svg' && one.format !== 'avif').at(-1);
    return [
      '<item>',
      `<title>${xml(form === '' ? card.title : `${form} | ${card.title}`)}</title>`,
      `<link>${xml(base + href(card.path))}</link>`,
      `<guid isPermaLink="false">urn:uuid:${card.id}</guid>`,
      `<pubDate>${new Date(card.publishedAt).toUTCString()}</pubDate>`,
      card.deck === '' ? '' : `<description>${xml(card.deck)}</description>`,
      card.section === null ? '' : `<category>${xml(card.section.name)}</category>`,
      ...[...new Set(card.bylines.map(({ name }) => name))].map((name) => `<dc:creator>${xml(name)}</dc:creator>`),
      card.language === publication.language ? '' : `<dc:language>${xml(card.language)}</dc:language>`,
      image === undefined
        ? ''
        : `<media:content url="${xml(base + mediaHref(image.path))}" medium="image" width="${image.width}" height="${image.height}"/>`,
      '</item>',
    ]
      .filter((line) => line !== '')
      .join('');
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel>
<title>${xml(publication.name)}</title>
<link>${xml(base)}/</link>
<description>${xml(publication.description || publication.tagline || publication.name)}</description>
<language>${xml(publication.language)}</language>
<atom:link href="${xml(base)}/feed.xml" rel="self" type="application/rss+xml"/>
${mirrorLinks(publication)}<image><url>${xml(base + iconUrl)}</url><title>${xml(publication.name)}</title><link>${xml(base)}/</link></image>
${changed === 0 ? '' : `<lastBuildDate>${new Date(changed).toUTCString()}</lastBuildDate>\n`}${items.join('\n')}
</channel></rss>
`;
}

/** Where else this feed is to be had, for readers whose network blocks the first address. */
export function mirrorLinks({ mirrors }: Pick<Publication, 'mirrors'>): string {
  return mirrors
    .map((url) => `<atom:link href="${xml(url)}/feed.xml" rel="alternate" type="application/rss+xml"/>\n`)
    .join('');
}

export function urlSet(base: string, entries: readonly { path: string; modifiedAt: number | null }[]): string {
  const urls = entries.map(
    ({ path, modifiedAt }) =>
      `<url><loc>${xml(base + href(path))}</loc>${modifiedAt === null ? '' : `<lastmod>${isoInstant(modifiedAt)}</lastmod>`}</url>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`;
}

export function sitemapIndex(base: string, paths: readonly string[]): string {
  const maps = paths.map((path) => `<sitemap><loc>${xml(base + path)}</loc></sitemap>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${maps.join('\n')}\n</sitemapindex>\n`;
}
