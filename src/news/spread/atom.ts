import type { Instant } from '../../base/index.ts';
import { feedTypes } from './addresses.ts';
import { exactInstant, type Feed, type FeedEntry } from './feed.ts';
import { XML_HEAD, xml } from './xml.ts';

/** Atom 1.0 (RFC 4287). `now` stands for the time of change of a feed that has no entry yet. */
export function atom(feed: Feed, now: Instant): string {
  const lines = [
    `<id>${xml(feed.id)}</id>`,
    `<title>${xml(feed.title)}</title>`,
    `<subtitle>${xml(feed.description)}</subtitle>`,
    `<updated>${exactInstant(feed.updatedAt ?? now)}</updated>`,
    `<author><name>${xml(feed.publisher)}</name></author>`,
    link('alternate', feed.home, 'text/html'),
    link('self', feed.self.atom, feedTypes.atom),
    feed.first === null ? '' : link('first', feed.first.atom, feedTypes.atom),
    feed.next === null ? '' : link('next', feed.next.atom, feedTypes.atom),
    ...feed.hubs.map((hub) => link('hub', hub)),
    // Not as alternates: RFC 4287 allows one of each type.
    ...feed.mirrors.map((mirror) => link('related', mirror.atom, feedTypes.atom)),
    `<icon>${xml(feed.icon)}</icon>`,
    ...feed.entries.map((one) => entry(one, feed)),
  ];
  return `${XML_HEAD}<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xml:lang="${xml(feed.language)}">
${lines.filter((line) => line !== '').join('\n')}
</feed>
`;
}

function entry(one: FeedEntry, feed: Feed): string {
  const { image } = one;
  return [
    one.language === feed.language ? '<entry>' : `<entry xml:lang="${xml(one.language)}">`,
    `<id>${xml(one.id)}</id>`,
    `<title>${xml(one.title)}</title>`,
    `<published>${exactInstant(one.publishedAt)}</published>`,
    `<updated>${exactInstant(one.modifiedAt)}</updated>`,
    link('alternate', one.url, 'text/html'),
    ...one.authors.map(({ name, url }) => `<author><name>${xml(name)}</name><uri>${xml(url)}</uri></author>`),
    ...one.categories.map((name) => `<category term="${xml(name)}"/>`),
    one.summary === '' ? '' : `<summary>${xml(one.summary)}</summary>`,
    one.html === null ? '' : `<content type="html">${xml(one.html)}</content>`,
    image === null
      ? ''
      : `<media:content url="${xml(image.url)}" type="${image.type}" medium="image" width="${image.width}" height="${image.height}"/>`,
    '</entry>',
  ].join('');
}

function link(rel: string, href: string, type?: string): string {
  return `<link rel="${rel}" href="${xml(href)}"${type === undefined ? '' : ` type="${type}"`}/>`;
}
