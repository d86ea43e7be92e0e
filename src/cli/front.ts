import { join } from 'node:path';
import type { Id } from '../base/index.ts';
import { mostRead, type ReadWindow, recordRead } from '../news/count/index.ts';
import type { PublishDeps } from '../news/publish/index.ts';
import { pinRelated, relatedChoices, relatedOf } from '../news/relate/index.ts';
import { articleFor } from '../news/write/index.ts';
import {
  clientAddressBehind,
  createApi,
  createHttpServer,
  createPageCache,
  createSite,
  loadAssets,
} from '../web/index.ts';
import { importPageText, notesOf } from './commands/import-text.ts';
import type { FindDesk } from './find-desk.ts';
import type { House } from './house.ts';
import { consentDeps } from './mail-deps.ts';
import { openAuth } from './open-auth.ts';

/** 64 MB: about 2,000 article pages in three encodings. */
const CACHE_BYTES = 64 * 1024 * 1024;
/** 10 s: the most-read lists of all pages that are rendered meanwhile come from one look. */
const MOST_READ_MS = 10_000;

/** 3 s: a reader on a bad line who is still taking a page when the server stops. */
const LINGER_MS = 3_000;

/**
 * Everything that answers HTTP, over one house. `dist` holds what the build made; `announce` tells every thread of the
 * process, this one among them, and whatever caches stand in front, what went out of date.
 */
export async function openFront(
  house: House,
  desk: FindDesk,
  dist: string,
  announce: (tags: readonly string[]) => Promise<void>,
) {
  const cache = createPageCache({
    maxBytes: CACHE_BYTES,
    report: (error) => house.log.error({ err: error }, 'page not renewed'),
  });
  // Read again whenever settings are saved; signing in and days of reads ask for it on every request.
  let publication = await house.readPublication();
  const purgeHere = async (tags: readonly string[]) => {
    if (tags.includes('site')) publication = await house.readPublication();
    await cache.purge(tags);
  };
  const purge = { purge: announce };
  const publish: PublishDeps = { articles: house.articles, publishing: house.publishing, purge, clock: house.clock };
  const clientAddress = clientAddressBehind(house.settings.trustedProxies);
  const rankings = new Map<string, { at: number; ranking: ReturnType<typeof mostRead> }>();
  const rank = (window: ReadWindow, limit: number) => {
    const key = `${window} ${limit}`;
    const known = rankings.get(key);
    const now = house.clock.now();
    if (known && now - known.at < MOST_READ_MS) return known.ranking;
    const ranking = mostRead({ reads: house.reads, clock: house.clock }, window, limit);
    ranking.catch(() => rankings.delete(key));
    rankings.set(key, { at: now, ranking });
    return ranking;
  };
  const related = (articleId: Id, limit: number) =>
    relatedOf(house, articleId, limit, /^en\b/i.test(publication.language) ? 'en' : 'ar');
  const site = createSite({
    clock: house.clock,
    live: house.live,
    publication: { ...house.publication, settings: async () => ({ version: 0, value: await house.readPublication() }) },
    mostRead: rank,
    related,
    search: (request) => desk.search(request),
    consent: consentDeps(house),
    assets: loadAssets(join(dist, 'assets')),
    report: (error) => house.log.error({ err: error }, 'page failed'),
  });
  const auth = openAuth(house, () => publication.baseUrl);
  const peerOf = (env: unknown) =>
    (env as { incoming?: { socket?: { remoteAddress?: string } } } | null)?.incoming?.socket?.remoteAddress;
  const api = createApi({
    signIn: auth,
    people: auth.people,
    tokens: auth.tokens,
    publish,
    publication: house.publication,
    media: { media: house.media, renditions: house.renditions, clock: house.clock },
    live: house.live,
    mostRead: rank,
    search: (request) => desk.search(request),
    related,
    pins: {
      of: async (articleId) => [...(await relatedChoices(house, articleId)).pinned],
      set: async (account, articleId, pinned) => {
        await articleFor(house.articles, account, articleId, 'article.pin_related');
        await pinRelated(house, articleId, pinned);
        await purge.purge([`article:${articleId}`]);
      },
    },
    editions: house.mail,
    jobs: house.jobs,
    importText: async (account, input, language) => {
      const { article, page } = await importPageText({ house, publish }, account, {
        text: input.text,
        title: input.title ?? null,
        section: input.section ?? null,
        publish: input.publish,
      });
      return { article, notes: notesOf(page).map((note) => note[language]) };
    },
    clientAddress: (request, env) => clientAddress(peerOf(env), request.headers.get('x-forwarded-for')),
    report: (error, reference) => house.log.error({ err: error, reference }, 'request failed'),
  });
  const server = createHttpServer({
    cache,
    site,
    api,
    recordRead: (signal) =>
      recordRead({ reads: house.reads, salts: house.salts, clock: house.clock, zone: () => publication.zone }, signal),
    clientAddress,
    mediaFolder: house.mediaFolder,
    newsroomFolder: join(dist, 'newsroom'),
    sharedCache: house.settings.cdn !== null,
    report: (error) => house.log.error({ err: error }, 'request failed'),
  });
  /** Takes no more requests; resolves when those under way are answered, or were given up. */
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), LINGER_MS).unref();
    });
  return { server, purgeHere, close };
}
