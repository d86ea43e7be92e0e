import { checkChildren, complaints, type Element, isLanguage, isTimestamp, isWebAddress, readXml } from './read-xml.ts';

const ATOM = 'http://www.w3.org/2005/Atom';
const MEDIA = 'http://search.yahoo.com/mrss/';
const LANG = '{http://www.w3.org/XML/1998/namespace}lang';
const MANY = Number.POSITIVE_INFINITY;
const a = (name: string) => `{${ATOM}}${name}`;

/** What breaks RFC 4287 (its RELAX NG in appendix B and what the text adds), or nothing. */
export function checkAtom(source: string): string[] {
  const found = complaints();
  const feed = readXml(source);
  if (feed.name !== a('feed')) found.say('feed', 'is no Atom');
  checkChildren(
    feed,
    'feed',
    {
      [a('id')]: [1, 1],
      [a('title')]: [1, 1],
      [a('subtitle')]: [0, 1],
      [a('updated')]: [1, 1],
      [a('author')]: [0, MANY],
      [a('icon')]: [0, 1],
      [a('link')]: [1, MANY],
      [a('entry')]: [0, MANY],
    },
    [MEDIA],
    found,
  );
  checkCommon(feed, 'feed', found);
  const links = all(feed, 'link');
  if (links.filter(({ attributes }) => attributes.rel === 'self').length !== 1) found.say('feed', 'one rel=self');
  const entries = all(feed, 'entry');
  const ids = entries.map((entry) => one(entry, 'id'));
  if (new Set(ids).size !== ids.length) found.say('feed', 'two entries of one id');
  const signed = all(feed, 'author').length > 0;
  for (const [i, entry] of entries.entries()) {
    const at = `entry ${i + 1}`;
    checkChildren(
      entry,
      at,
      {
        [a('id')]: [1, 1],
        [a('title')]: [1, 1],
        [a('updated')]: [1, 1],
        [a('published')]: [0, 1],
        [a('author')]: [signed ? 0 : 1, MANY],
        [a('category')]: [0, MANY],
        [a('content')]: [0, 1],
        [a('summary')]: [0, 1],
        [a('link')]: [0, MANY],
      },
      [MEDIA],
      found,
    );
    checkCommon(entry, at, found);
    const alternate = all(entry, 'link').filter(({ attributes }) => (attributes.rel ?? 'alternate') === 'alternate');
    if (all(entry, 'content').length === 0 && alternate.length === 0) found.say(at, 'neither content nor alternate');
    for (const category of all(entry, 'category'))
      if ((category.attributes.term ?? '') === '') found.say(at, 'a category without term');
    const html = one(entry, 'content');
    if (/\s(?:src|href)="(?!https?:|#|mailto:)/.test(html)) found.say(at, 'an address in the text is relative');
  }
  return found.all;
}

function checkCommon(element: Element, at: string, found: ReturnType<typeof complaints>): void {
  // RFC 4287 §4.2.6: an IRI, compared letter by letter.
  if (!/^(https?:\/\/|urn:uuid:[0-9a-f-]{36}$)/.test(one(element, 'id'))) found.say(at, `id ${one(element, 'id')}`);
  if (one(element, 'title') === '') found.say(at, 'empty title');
  for (const name of ['updated', 'published']) {
    const date = one(element, name);
    if (date !== '' && !isTimestamp(date)) found.say(at, `${name} ${date}`);
  }
  const language = element.attributes[LANG];
  if (language !== undefined && !isLanguage(language)) found.say(at, `xml:lang ${language}`);
  const alternates = new Set<string>();
  for (const { attributes } of all(element, 'link')) {
    if (!isWebAddress(attributes.href ?? '')) found.say(at, `link to ${attributes.href}`);
    const key = `${attributes.rel ?? 'alternate'} ${attributes.type} ${attributes.hreflang}`;
    if (key.startsWith('alternate') && alternates.has(key)) found.say(at, 'two alternates of one type and language');
    alternates.add(key);
  }
  for (const author of all(element, 'author')) {
    checkChildren(author, `${at} author`, { [a('name')]: [1, 1], [a('uri')]: [0, 1], [a('email')]: [0, 1] }, [], found);
    if (one(author, 'name') === '') found.say(at, 'an author without name');
    if (one(author, 'uri') !== '' && !isWebAddress(one(author, 'uri'))) found.say(at, 'uri');
  }
}

function all(element: Element, name: string): Element[] {
  return element.children.filter((child) => child.name === a(name));
}

function one(element: Element, name: string): string {
  return all(element, name)[0]?.text.trim() ?? '';
}
