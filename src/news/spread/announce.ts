import { type LeasedJob, shortIdOf } from '../../base/index.ts';
import type { PageRefs } from '../publish/index.ts';
import { encodePath, feedFormats, feedPath, type Subject } from './addresses.ts';
import type { SpreadDeps } from './ports.ts';

/** Tells the WebSub hubs which feeds changed. */
export const HUB_TELL = 'spread.hub';
/** Tells search engines which addresses changed. */
export const INDEX_NOW = 'spread.index_now';

/** 50: one request stays well under what servers take as the body of a form. */
const TOPICS_AT_ONCE = 50;

type Job = Pick<LeasedJob, 'subject'>;

/**
 * Hands each hub the addresses of the feeds that show one of the jobs' articles, or showed it (WebSub §6 leaves the form
 * of this to hub and publisher; `hub.mode=publish` with one `hub.url` a feed is PubSubHubbub 0.4's, which hubs take).
 * Throws when a hub does not answer with success, so that the job is tried again.
 */
export async function tellHubs(
  deps: Pick<SpreadDeps, 'publication' | 'places' | 'tell' | 'purgeFeeds'>,
  jobs: readonly Job[],
): Promise<void> {
  const { baseUrl, feeds } = await deps.publication();
  if (feeds.hubs.length === 0) return;
  const topics = new Set<string>();
  for (const { subject } of jobs)
    for (const path of feedsShowing(await deps.places(subject))) topics.add(baseUrl + path);
  await deps.purgeFeeds();
  for (const hub of feeds.hubs) {
    for (const some of chunks([...topics], TOPICS_AT_ONCE)) {
      const form = new URLSearchParams([['hub.mode', 'publish'], ...some.map((topic) => ['hub.url', topic])]);
      expectSuccess(hub, await deps.tell(hub, 'application/x-www-form-urlencoded', form.toString()));
    }
  }
}

/** Paths of every feed that has an article of these places in it. */
export function feedsShowing(places: Pick<PageRefs, 'sections' | 'tags' | 'contributors'>): string[] {
  const subjects: Subject[] = [
    { kind: 'site' },
    ...places.sections.map((slug): Subject => ({ kind: 'section', slug })),
    ...places.tags.map((slug): Subject => ({ kind: 'tag', slug })),
    ...places.contributors.map((slug): Subject => ({ kind: 'author', slug })),
  ];
  return subjects.flatMap((subject) => feedFormats.map((format) => feedPath(subject, format)));
}

/** One request for all of them (indexnow.org: at most 10,000 addresses). Withdrawn ones too: crawlers then see that they are gone. */
export async function tellSearchEngines(
  deps: Pick<SpreadDeps, 'publication' | 'live' | 'tell' | 'indexNowKey'>,
  jobs: readonly Job[],
): Promise<void> {
  const { baseUrl, indexNow } = await deps.publication();
  if (!indexNow.on) return;
  const urls = new Set<string>();
  for (const { subject } of jobs) {
    const found = await deps.live.byShortId(shortIdOf(subject));
    if (found !== null) urls.add(baseUrl + encodePath(found.article.path));
  }
  if (urls.size === 0) return;
  const key = deps.indexNowKey();
  const body = {
    host: new URL(baseUrl).host,
    key,
    keyLocation: `${baseUrl}/${key}.txt`,
    urlList: [...urls],
  };
  const { endpoint } = indexNow;
  expectSuccess(endpoint, await deps.tell(endpoint, 'application/json; charset=utf-8', JSON.stringify(body)));
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}

function expectSuccess(url: string, status: number): void {
  if (status < 200 || status > 299) throw new Error(`${new URL(url).host} answered ${status}`);
}
