import { feedTypes } from './addresses.ts';
import { exactInstant, type Feed, type FeedEntry } from './feed.ts';
import { XML_HEAD, xml } from './xml.ts';

/** RSS 2.0 (rssboard.org, 2.0.11) with the modules it names itself for what it lacks. */
export function rss(feed: Feed): string {
  const lines = [
    `<title>${xml(feed.title)}</title>`,
    `<link>${xml(feed.home)}</link>`,
    `<description>${xml(feed.description)}</description>`,
    `<language>${xml(feed.language)}</language>`,
    atomLink('self', feed.self.xml, feedTypes.xml),
    feed.first === null ? '' : atomLink('first', feed.first.xml, feedTypes.xml),
    feed.next === null ? '' : atomLink('next', feed.next.xml, feedTypes.xml),
    ...feed.hubs.map((hub) => atomLink('hub', hub)),
    ...feed.mirrors.map(({ xml: mirror }) => atomLink('alternate', mirror, feedTypes.xml)),
    `<image><url>${xml(feed.icon)}</url><title>${xml(feed.title)}</title><link>${xml(feed.home)}</link></image>`,
    feed.updatedAt === null ? '' : `<lastBuildDate>${new Date(feed.updatedAt).toUTCString()}</lastBuildDate>`,
    // Five minutes: how long a copy of the feed is kept here as well.
    '<ttl>5</ttl>',
    ...feed.entries.map((entry) => item(entry, feed)),
  ];
  return `${XML_HEAD}<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel>
${lines.filter((line) => line !== '').join('\n')}
</channel></rss>
`;
}

function item(entry: FeedEntry, feed: Feed): string {
  const { image } = entry;
  return [
    '<item>',
    `<title>${xml(entry.title)}</title>`,
    `<link>${xml(entry.url)}</link>`,
    `<guid isPermaLink="false">${xml(entry.id)}</guid>`,
    `<pubDate>${new Date(entry.publishedAt).toUTCString()}</pubDate>`,
    entry.modifiedAt > entry.publishedAt ? `<atom:updated>${exactInstant(entry.modifiedAt)}</atom:updated>` : '',
    entry.summary === '' ? '' : `<description>${xml(entry.summary)}</description>`,
    entry.html === null ? '' : `<content:encoded>${xml(entry.html)}</content:encoded>`,
    ...entry.categories.map((name) => `<category>${xml(name)}</category>`),
    ...entry.authors.map(({ name }) => `<dc:creator>${xml(name)}</dc:creator>`),
    entry.language === feed.language ? '' : `<dc:language>${xml(entry.language)}</dc:language>`,
    image === null
      ? ''
      : `<media:content url="${xml(image.url)}" type="${image.type}" medium="image" width="${image.width}" height="${image.height}"/>`,
    '</item>',
  ].join('');
}

function atomLink(rel: string, href: string, type?: string): string {
  return `<atom:link rel="${rel}" href="${xml(href)}"${type === undefined ? '' : ` type="${type}"`}/>`;
}
