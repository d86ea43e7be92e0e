import type { Id } from '../base/index.ts';
import { mostRead, type ReadWindow } from '../news/count/index.ts';
import type { Publication, Section } from '../news/publication/index.ts';
import { relatedOf } from '../news/relate/index.ts';
import { sourcesOf } from '../news/source/index.ts';
import {
  clientAddressBehind,
  createCardCache,
  EVERY_PAGE,
  loadAssets,
  loadShell,
  type SiteDeps,
} from '../web/index.ts';
import type { House } from './house.ts';
import { loadTheme } from './load-theme.ts';
import { consentDeps } from './mail-deps.ts';
import { remembered } from './remembered.ts';

/** 10 s: the most-read lists of all pages that are rendered meanwhile come from one look. */
const MOST_READ_MS = 10_000;

/**
 * What the readers' site asks of the house. Settings and sections stand on every page and change once a month: they are
 * read once, and again with a purge of every page. Cards of what is most read and related stay in memory too.
 */
export async function openSiteDeps(house: House, search: SiteDeps['search'], assetsFolder: string) {
  let publication = await house.readPublication();
  let sections: Section[] = await house.publication.sections();
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
  const cards = createCardCache(house.live);
  const shell = remembered(() => loadShell(house));
  const addressBehind = clientAddressBehind(house.settings.trustedProxies);
  const deps: SiteDeps = {
    clock: house.clock,
    live: { ...house.live, cardsByIds: cards.cardsByIds },
    publication: {
      ...house.publication,
      settings: async () => ({ version: 0, value: publication }),
      sections: async () => sections,
    },
    mostRead: rank,
    related: (articleId: Id, limit: number) =>
      relatedOf(house, articleId, limit, /^en\b/i.test(publication.language) ? 'en' : 'ar'),
    sources: (articleId, shown, name) => sourcesOf(house, articleId, shown, name),
    search,
    consent: consentDeps(house),
    shareCards: house.shareCards,
    indexNowKey: house.indexNowKey,
    assets: loadAssets(assetsFolder),
    siteKey: house.siteKey.publicKey,
    shell: shell.get,
    records: house.records,
    entries: house.entries,
    tips: house.tips,
    media: house.media,
    theme: house.settings.theme === null ? {} : await loadTheme(house.settings.theme, house.settings.data),
    clientAddress: (request, env) => addressBehind(peerOf(env), request.headers.get('x-forwarded-for')),
    report: (error) => house.log.error({ err: error }, 'page failed'),
  };
  return {
    deps,
    mostRead: rank,
    /** The settings as the site shows them at this moment. */
    publication: (): Publication => publication,
    /** Called with every purge, before pages are dropped: what is rendered from then on is as it is now. */
    forget: async (tags: readonly string[]) => {
      const every = tags.includes(EVERY_PAGE);
      if (every) shell.forget();
      if (every) [publication, sections] = await Promise.all([house.readPublication(), house.publication.sections()]);
      cards.forget(tags, every);
    },
  };
}

const peerOf = (env: unknown) =>
  (env as { incoming?: { socket?: { remoteAddress?: string } } } | null)?.incoming?.socket?.remoteAddress;
