import { exactInstant, type Feed, type FeedEntry } from './feed.ts';
import { clean } from './xml.ts';

/** JSON Feed 1.1 (jsonfeed.org/version/1.1). */
export function jsonFeed(feed: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: clean(feed.title),
    home_page_url: feed.home,
    feed_url: feed.self.json,
    description: clean(feed.description),
    next_url: feed.next?.json,
    icon: feed.icon,
    authors: [{ name: clean(feed.publisher), url: feed.home }],
    language: feed.language,
    hubs: feed.hubs.length === 0 ? undefined : feed.hubs.map((url) => ({ type: 'WebSub', url })),
    items: feed.entries.map((entry) => item(entry, feed)),
  });
}

function item(entry: FeedEntry, feed: Feed) {
  const text = clean(entry.summary) || clean(entry.title);
  return {
    id: entry.id,
    url: entry.url,
    title: clean(entry.title),
    ...(entry.html === null ? { content_text: text } : { content_html: clean(entry.html) }),
    summary: entry.summary === '' ? undefined : clean(entry.summary),
    image: entry.image?.url,
    date_published: exactInstant(entry.publishedAt),
    date_modified: exactInstant(entry.modifiedAt),
    authors:
      entry.authors.length === 0 ? undefined : entry.authors.map(({ name, url }) => ({ name: clean(name), url })),
    tags: entry.categories.length === 0 ? undefined : entry.categories.map(clean),
    language: entry.language === feed.language ? undefined : entry.language,
  };
}
