import { checkChildren, complaints, type Element, isLanguage, isTimestamp, isWebAddress, readXml } from './read-xml.ts';

const ATOM = 'http://www.w3.org/2005/Atom';
const CONTENT = 'http://purl.org/rss/1.0/modules/content/';
const DC = 'http://purl.org/dc/elements/1.1/';
const MEDIA = 'http://search.yahoo.com/mrss/';
const MANY = Number.POSITIVE_INFINITY;

/** RFC 822 with a year of four digits, as the RSS Advisory Board's profile asks. */
const DATE =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d (GMT|[+-]\d{4})$/;

/** What breaks RSS 2.0.11 and the RSS Advisory Board's best practices, or nothing. */
export function checkRss(source: string): string[] {
  const found = complaints();
  const root = readXml(source);
  if (root.name !== 'rss' || root.attributes.version !== '2.0') found.say('rss', 'is no RSS 2.0');
  checkChildren(root, 'rss', { channel: [1, 1] }, [], found);
  const channel = root.children[0];
  if (channel === undefined) return found.all;
  checkChildren(
    channel,
    'channel',
    {
      title: [1, 1],
      link: [1, 1],
      description: [1, 1],
      language: [0, 1],
      lastBuildDate: [0, 1],
      ttl: [0, 1],
      image: [0, 1],
      item: [0, MANY],
      [`{${ATOM}}link`]: [1, MANY],
    },
    [],
    found,
  );
  for (const name of ['title', 'description']) if (one(channel, name) === '') found.say('channel', `empty ${name}`);
  if (!isWebAddress(one(channel, 'link'))) found.say('channel', 'link is no address');
  if (!isLanguage(one(channel, 'language'))) found.say('channel', 'language');
  if (!/^\d+$/.test(one(channel, 'ttl'))) found.say('channel', 'ttl');
  const built = one(channel, 'lastBuildDate');
  if (built !== '' && !DATE.test(built)) found.say('channel', `lastBuildDate ${built}`);
  const links = channel.children.filter(({ name }) => name === `{${ATOM}}link`);
  if (links.filter(({ attributes }) => attributes.rel === 'self').length !== 1) found.say('channel', 'one rel=self');
  for (const { attributes } of links)
    if (!isWebAddress(attributes.href ?? '')) found.say('channel', `link to ${attributes.href}`);
  for (const image of channel.children.filter(({ name }) => name === 'image')) {
    checkChildren(image, 'image', { url: [1, 1], title: [1, 1], link: [1, 1] }, [], found);
    if (one(image, 'title') !== one(channel, 'title')) found.say('image', 'has another title than the channel');
    if (one(image, 'link') !== one(channel, 'link')) found.say('image', 'has another link than the channel');
  }
  const items = channel.children.filter(({ name }) => name === 'item');
  const ids = items.map((item) => one(item, 'guid'));
  if (new Set(ids).size !== ids.length) found.say('channel', 'two items of one guid');
  for (const [i, item] of items.entries()) checkItem(item, `item ${i + 1}`, found);
  return found.all;
}

function checkItem(item: Element, at: string, found: ReturnType<typeof complaints>): void {
  checkChildren(
    item,
    at,
    {
      title: [0, 1],
      link: [1, 1],
      description: [0, 1],
      guid: [1, 1],
      pubDate: [1, 1],
      category: [0, MANY],
      [`{${CONTENT}}encoded`]: [0, 1],
      [`{${DC}}creator`]: [0, MANY],
      [`{${DC}}language`]: [0, 1],
      [`{${ATOM}}updated`]: [0, 1],
      [`{${MEDIA}}content`]: [0, 1],
    },
    [],
    found,
  );
  if (one(item, 'title') === '' && one(item, 'description') === '') found.say(at, 'neither title nor description');
  if (!isWebAddress(one(item, 'link'))) found.say(at, `link ${one(item, 'link')}`);
  if (!DATE.test(one(item, 'pubDate'))) found.say(at, `pubDate ${one(item, 'pubDate')}`);
  const guid = item.children.find(({ name }) => name === 'guid');
  if (guid?.attributes.isPermaLink !== 'false' && !isWebAddress(guid?.text ?? '')) found.say(at, 'guid');
  const updated = one(item, `{${ATOM}}updated`);
  if (updated !== '' && !isTimestamp(updated)) found.say(at, `updated ${updated}`);
  for (const { attributes } of item.children.filter(({ name }) => name === `{${MEDIA}}content`)) {
    if (!isWebAddress(attributes.url ?? '')) found.say(at, 'media url');
    if (!/^image\/\w+$/.test(attributes.type ?? '')) found.say(at, 'media type');
  }
  const html = one(item, `{${CONTENT}}encoded`);
  if (/\s(?:src|href)="(?!https?:|#|mailto:)/.test(html)) found.say(at, 'an address in the text is relative');
}

function one(element: Element, name: string): string {
  return element.children.find((child) => child.name === name)?.text.trim() ?? '';
}
