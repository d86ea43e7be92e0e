import { checkChildren, complaints, isTimestamp, isWebAddress, readXml } from './read-xml.ts';

const MAP = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const NEWS = 'http://www.google.com/schemas/sitemap-news/0.9';
const IMAGE = 'http://www.google.com/schemas/sitemap-image/1.1';
const XHTML = 'http://www.w3.org/1999/xhtml';
const MANY = Number.POSITIVE_INFINITY;
const m = (name: string) => `{${MAP}}${name}`;
const n = (name: string) => `{${NEWS}}${name}`;

/**
 * What breaks the sitemap protocol 0.9 and Google's extensions for news and images as their schemas (XSD) say it, or
 * nothing. `base`: the only site whose addresses may be in it.
 */
export function checkSitemap(source: string, base: string): string[] {
  const found = complaints();
  const root = readXml(source);
  if (new TextEncoder().encode(source).length > 50 * 1024 * 1024) found.say('file', 'over 50 MB');
  const index = root.name === m('sitemapindex');
  if (!index && root.name !== m('urlset')) found.say('file', `${root.name} is no sitemap`);
  checkChildren(root, 'file', { [index ? m('sitemap') : m('url')]: [index ? 1 : 0, 50_000] }, [], found);
  for (const [i, entry] of root.children.entries()) {
    const at = `entry ${i + 1}`;
    checkChildren(
      entry,
      at,
      index
        ? { [m('loc')]: [1, 1], [m('lastmod')]: [0, 1] }
        : {
            [m('loc')]: [1, 1],
            [m('lastmod')]: [0, 1],
            [m('changefreq')]: [0, 1],
            [m('priority')]: [0, 1],
            [n('news')]: [0, 1],
            [`{${IMAGE}}image`]: [0, 1000],
            [`{${XHTML}}link`]: [0, MANY],
          },
      [],
      found,
    );
    for (const child of entry.children) {
      if (child.name === m('loc') && !(isWebAddress(child.text) && child.text.startsWith(`${base}/`)))
        found.say(at, `loc ${child.text}`);
      // 2,048 characters are the most that the schema allows.
      if (child.name === m('loc') && (child.text.length < 12 || child.text.length > 2048)) found.say(at, 'loc length');
      if (child.name === m('lastmod') && !isTimestamp(child.text)) found.say(at, `lastmod ${child.text}`);
      if (child.name === `{${IMAGE}}image`) {
        checkChildren(child, at, { [`{${IMAGE}}loc`]: [1, 1] }, [], found);
        if (!isWebAddress(child.text)) found.say(at, `image ${child.text}`);
      }
      if (child.name === `{${XHTML}}link` && !isWebAddress(child.attributes.href ?? '')) found.say(at, 'hreflang');
      if (child.name === n('news')) {
        checkChildren(
          child,
          at,
          { [n('publication')]: [1, 1], [n('publication_date')]: [1, 1], [n('title')]: [1, 1] },
          [],
          found,
        );
        const [publication] = child.children;
        if (publication !== undefined)
          checkChildren(publication, at, { [n('name')]: [1, 1], [n('language')]: [1, 1] }, [], found);
        if (!/^([a-z]{2,3}|zh-cn|zh-tw)$/.test(publication?.children.at(-1)?.text ?? '')) found.say(at, 'language');
        const date = child.children.find(({ name }) => name === n('publication_date'));
        if (!isTimestamp(date?.text ?? '')) found.say(at, 'publication_date');
      }
    }
  }
  return found.all;
}
