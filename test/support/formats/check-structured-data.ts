import { complaints, isTimestamp, isWebAddress } from './read-xml.ts';

type Thing = Record<string, unknown>;

/** The things of a graph, or the one thing there is. */
export function things(data: object): Thing[] {
  const graph = (data as { '@graph'?: Thing[] })['@graph'];
  return JSON.parse(JSON.stringify(graph ?? [data]));
}

const article = ['headline', 'image', 'datePublished', 'dateModified', 'author', 'publisher', 'url'];
/** What Google's guidelines for each type call required or recommended; the definitions themselves are checked by the compiler. */
const needed: Record<string, readonly string[]> = {
  NewsArticle: article,
  AnalysisNewsArticle: article,
  BackgroundNewsArticle: article,
  OpinionNewsArticle: article,
  ReportageNewsArticle: article,
  LiveBlogPosting: [...article, 'coverageStartTime'],
  NewsMediaOrganization: ['name', 'url', 'logo'],
  BreadcrumbList: ['itemListElement'],
  ListItem: ['position'],
  WebSite: ['name', 'url', 'potentialAction'],
  SearchAction: ['target', 'query-input'],
  CollectionPage: ['name', 'url', 'mainEntity'],
  ItemList: ['itemListElement'],
  ProfilePage: ['mainEntity'],
  Person: ['name', 'url'],
  ImageObject: ['url'],
  CorrectionComment: ['text', 'datePublished'],
  BlogPosting: ['headline', 'datePublished', 'url'],
};
/** Inside another thing these are mentions, and say less. */
const MENTIONS = ['WebSite', 'NewsArticle'];

/** What a search engine would complain of, or nothing. */
export function checkStructuredData(data: object): string[] {
  const found = complaints();
  if ((data as Thing)['@context'] !== 'https://schema.org') found.say('data', '@context');
  for (const thing of things(data)) check(thing, String(thing['@type']), found, false);
  return found.all;
}

function check(thing: Thing, at: string, found: ReturnType<typeof complaints>, within: boolean): void {
  const type = String(thing['@type']);
  const mention = MENTIONS.includes(type) || (type === 'NewsMediaOrganization' && thing['@id'] === undefined);
  if (!(within && mention))
    for (const name of needed[type] ?? []) if (isEmpty(thing[name])) found.say(at, `no ${name}`);
  for (const [name, value] of Object.entries(thing)) {
    const place = `${at}.${name}`;
    if (isEmpty(value)) found.say(place, 'is empty');
    for (const one of Array.isArray(value) ? value : [value]) {
      if (typeof one === 'object' && one !== null) check(one as Thing, place, found, true);
      if (typeof one !== 'string') continue;
      if (/^date|Time$/.test(name) && name !== 'dateline' && !isTimestamp(one)) found.say(place, `no time: ${one}`);
      if (/^(url|item|sameAs|mainEntityOfPage|correctionsPolicy|.*Policy|isBasedOn)$/.test(name) && !isWebAddress(one))
        found.say(place, `no address: ${one}`);
    }
  }
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
