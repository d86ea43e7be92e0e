import { join } from 'node:path';
import { recordRead } from '../news/count/index.ts';
import type { PublishDeps } from '../news/publish/index.ts';
import { pinRelated, relatedChoices } from '../news/relate/index.ts';
import { articleFor } from '../news/write/index.ts';
import {
  clientAddressBehind,
  createApi,
  createHttpServer,
  createPageCache,
  createPreview,
  createSite,
} from '../web/index.ts';
import { importPageText, notesOf } from './commands/import-text.ts';
import type { FindDesk } from './find-desk.ts';
import type { House } from './house.ts';
import { editionDeps } from './mail-deps.ts';
import { openAuth } from './open-auth.ts';
import { openSiteDeps } from './site-deps.ts';

/** 64 MB: about 2,000 article pages in three encodings. */
const CACHE_BYTES = 64 * 1024 * 1024;
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
  const site = await openSiteDeps(house, (request) => desk.search(request), join(dist, 'assets'));
  const purgeHere = async (tags: readonly string[]) => {
    await site.forget(tags);
    await cache.purge(tags);
  };
  const purge = { purge: announce };
  const publish: PublishDeps = { articles: house.articles, publishing: house.publishing, purge, clock: house.clock };
  const clientAddress = clientAddressBehind(house.settings.trustedProxies);
  const auth = openAuth(house, () => site.publication().baseUrl);
  const api = createApi({
    signIn: auth,
    people: auth.people,
    tokens: auth.tokens,
    publish,
    publication: house.publication,
    media: { media: house.media, renditions: house.renditions, clock: house.clock },
    live: house.live,
    mostRead: site.mostRead,
    search: site.deps.search,
    related: site.deps.related,
    pins: {
      of: async (articleId) => [...(await relatedChoices(house, articleId)).pinned],
      set: async (account, articleId, pinned) => {
        await articleFor(house.articles, account, articleId, 'article.pin_related');
        await pinRelated(house, articleId, pinned);
        await purge.purge([`article:${articleId}`]);
      },
    },
    sources: house.sources,
    preview: createPreview({ ...site.deps, media: house.media }),
    front: house,
    newsletter: editionDeps(house),
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
    clientAddress: site.deps.clientAddress,
    report: (error, reference) => house.log.error({ err: error, reference }, 'request failed'),
  });
  const server = createHttpServer({
    cache,
    site: createSite(site.deps),
    api,
    recordRead: (signal) =>
      recordRead(
        { reads: house.reads, salts: house.salts, clock: house.clock, zone: () => site.publication().zone },
        signal,
      ),
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
