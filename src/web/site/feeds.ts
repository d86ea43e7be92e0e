import type { Context, Hono } from 'hono';
import type { ArticleCard } from '../../news/publish/index.ts';
import {
  atom,
  type Feed,
  type FeedFormat,
  feedFormats,
  feedTypes,
  jsonFeed,
  makeFeed,
  rss,
  type Subject,
} from '../../news/spread/index.ts';
import { readCursor } from './listing-pages.tsx';
import { cardTags } from './load-frame.ts';
import type { SiteDeps } from './ports.ts';
import { document } from './respond.tsx';

/** 40 excerpts are some 30 kB; 20 full texts some 200. */
const ENTRIES = { excerpt: 40, full: 20 };
const MAX_AGE = 300;
/** On every feed, beside the names of what is in it. */
export const FEEDS_TAG = 'feeds';

/** `/feed.xml`, `/{section}/feed.atom`, `/tag/{slug}/feed.json`, …; `?before=` for what came earlier. */
export function addFeeds(app: Hono, deps: SiteDeps): void {
  const file = `:file{feed\\.(?:${feedFormats.join('|')})}`;
  const at = (path: string, subject: (slug: string) => Subject) =>
    app.get(path, async (c) => (await feed(c, deps, subject(c.req.param('slug') ?? ''))) ?? c.notFound());
  at(`/${file}`, () => ({ kind: 'site' }));
  at(`/:slug/${file}`, (slug) => ({ kind: 'section', slug }));
  at(`/tag/:slug/${file}`, (slug) => ({ kind: 'tag', slug }));
  at(`/author/:slug/${file}`, (slug) => ({ kind: 'author', slug }));
}

/** Null when there is nothing of that name. */
async function feed(c: Context, deps: SiteDeps, subject: Subject): Promise<Response | null> {
  const [{ value: publication }, about] = await Promise.all([deps.publication.settings(), aboutSubject(deps, subject)]);
  if (about === null) return null;
  const format = (c.req.param('file') ?? '').slice('feed.'.length) as FeedFormat;
  const before = readCursor(c.req.query('before'));
  const limit = ENTRIES[publication.feeds.text];
  const found = await deps.live.list({
    ...about.query,
    ...(before === null ? {} : { before }),
    limit: limit + 1,
  });
  const cards = found.slice(0, limit);
  const last = cards.at(-1);
  const made = makeFeed({
    publication,
    subject,
    name: about.name,
    description: about.description,
    cards,
    bodies: publication.feeds.text === 'full' ? await deps.live.bodies(cards.map(({ id }) => id)) : null,
    icon: deps.assets.urls.largeIcon,
    here: before === null ? null : cursorOf(before),
    older: found.length > limit && last !== undefined ? cursorOf({ publishedAt: last.publishedAt, id: last.id }) : null,
  });
  if (made.hubs.length > 0) c.header('Link', discovery(made, format));
  return document(c, written(made, format, deps), `${feedTypes[format]}; charset=utf-8`, {
    tags: [FEEDS_TAG, ...about.tags, ...cardTags(cards)],
    maxAge: MAX_AGE,
  });
}

function written(made: Feed, format: FeedFormat, deps: SiteDeps): string {
  if (format === 'xml') return rss(made);
  return format === 'atom' ? atom(made, deps.clock.now()) : jsonFeed(made);
}

/** WebSub §4: a subscriber looks for hub and topic in the headers first. */
function discovery(made: Feed, format: FeedFormat): string {
  return [...made.hubs.map((hub) => `<${hub}>; rel="hub"`), `<${made.self[format]}>; rel="self"`].join(', ');
}

function cursorOf({ publishedAt, id }: Pick<ArticleCard, 'publishedAt' | 'id'>): string {
  return `${publishedAt}~${id}`;
}

type About = {
  name: string;
  description: string;
  query: { section?: string; tag?: string; contributor?: string };
  /** Which changes put another article into the feed. */
  tags: string[];
};

async function aboutSubject(deps: SiteDeps, subject: Subject): Promise<About | null> {
  switch (subject.kind) {
    case 'site':
      return { name: '', description: '', query: {}, tags: ['lists'] };
    case 'section': {
      const section = (await deps.publication.sections()).find(({ slug }) => slug === subject.slug);
      if (section === undefined) return null;
      const { name, description, slug } = section;
      return { name, description, query: { section: slug }, tags: [`section:${slug}`] };
    }
    case 'tag': {
      const tag = await deps.publication.tagBySlug(subject.slug);
      return tag === null
        ? null
        : { name: tag.name, description: '', query: { tag: tag.slug }, tags: [`tag:${tag.slug}`] };
    }
    case 'author': {
      const known = (await deps.publication.contributors()).find(({ slug }) => slug === subject.slug);
      if (known === undefined) return null;
      return {
        name: known.name,
        description: known.bio,
        query: { contributor: known.slug },
        tags: [`author:${known.slug}`],
      };
    }
  }
}
