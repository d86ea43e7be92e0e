import type { Context, Hono } from 'hono';
import type { Publication } from '../../news/publication/index.ts';
import {
  NEWS_SITEMAP_AGE,
  NEWS_SITEMAP_MAX,
  newsSitemap,
  openSearch,
  robotsTxt,
  securityTxt,
  sitemapIndex,
  urlSet,
  webManifest,
} from '../../news/spread/index.ts';
import { cardTags } from './load-frame.ts';
import type { SiteDeps } from './ports.ts';
import { document } from './respond.tsx';
import { createSitemap } from './sitemap.ts';

const XML = 'application/xml; charset=utf-8';
const TEXT = 'text/plain; charset=utf-8';
const HOUR_S = 3600;

/** What nobody reads and every crawler, browser and telephone asks for. */
export function addMachineFiles(app: Hono, deps: SiteDeps): void {
  const sitemap = createSitemap(deps.live);
  const settings = async () => (await deps.publication.settings()).value;
  /** A file that depends on the settings alone; saving them empties the whole cache. */
  const fixed = (path: string, type: string, make: (publication: Publication) => string | null) =>
    app.get(path, async (c) => {
      const text = make(await settings());
      return text === null ? c.notFound() : document(c, text, type, { tags: [], maxAge: HOUR_S });
    });

  app.get('/sitemap.xml', async (c) => {
    const [{ baseUrl }, parts] = await Promise.all([settings(), sitemap.parts()]);
    const numbered = Array.from({ length: parts }, (_, i) => `/sitemap-${i + 1}.xml`);
    const paths = ['/sitemap-pages.xml', '/sitemap-news.xml', ...numbered];
    return document(c, sitemapIndex(baseUrl, paths), XML, { tags: ['lists'], maxAge: HOUR_S });
  });
  app.get('/sitemap-pages.xml', async (c) => {
    const [{ baseUrl }, sections, { pages }] = await Promise.all([
      settings(),
      deps.publication.sections(),
      deps.shell(),
    ]);
    const ours = ['/about', '/corrections', '/contact', '/newsletter', ...pages.map(({ slug }) => `/p/${slug}`)];
    const paths = ['/', ...sections.map(({ slug }) => `/${slug}`), ...ours];
    const entries = paths.map((path) => ({ path, modifiedAt: null }));
    return document(c, urlSet(baseUrl, entries), XML, { tags: [], maxAge: HOUR_S });
  });
  app.get('/sitemap-news.xml', async (c) => {
    const since = deps.clock.now() - NEWS_SITEMAP_AGE;
    const [publication, cards] = await Promise.all([settings(), deps.live.list({ since, limit: NEWS_SITEMAP_MAX })]);
    // Five minutes: entries leave it when they are two days old, whether or not anything is published.
    return document(c, newsSitemap(publication, cards), XML, { tags: ['lists', ...cardTags(cards)], maxAge: 300 });
  });
  app.get('/:map{sitemap-[1-9][0-9]{0,5}\\.xml}', async (c) => {
    const number = Number(c.req.param('map').replace(/\D/g, ''));
    const [{ baseUrl }, entries] = await Promise.all([settings(), sitemap.part(number)]);
    if (entries === null) return c.notFound();
    return document(c, urlSet(baseUrl, entries), XML, { tags: ['lists'], maxAge: HOUR_S });
  });

  fixed('/robots.txt', TEXT, ({ baseUrl }) => robotsTxt(baseUrl));
  fixed('/.well-known/security.txt', TEXT, (publication) => securityTxt(publication, deps.clock.now()));
  fixed('/opensearch.xml', 'application/opensearchdescription+xml; charset=utf-8', openSearch);
  fixed('/manifest.webmanifest', 'application/manifest+json; charset=utf-8', (publication) => {
    const { icon, smallIcon, largeIcon, maskableIcon } = deps.assets.urls;
    return webManifest(publication, { vector: icon, small: smallIcon, large: largeIcon, maskable: maskableIcon });
  });
  app.get('/:key{[0-9a-f]{64}\\.txt}', (c) => indexNowKey(c, deps));
}

/** Proves to search engines that what speaks for this site is this site (indexnow.org). */
async function indexNowKey(c: Context, deps: SiteDeps): Promise<Response> {
  const { value } = await deps.publication.settings();
  const key = deps.indexNowKey();
  if (!value.indexNow.on || c.req.param('key') !== `${key}.txt`) return c.notFound();
  return document(c, key, TEXT, { tags: [], maxAge: HOUR_S });
}
