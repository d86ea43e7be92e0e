import type { Id } from '../../base/index.ts';
import type { PublicationStore } from '../../news/publication/index.ts';
import type { LiveArticles } from '../../news/publish/index.ts';
import { feedFormats, feedPath } from '../../news/spread/index.ts';
import { authorHref, href, pageHref, sectionHref, tagHref } from './href.ts';
import { liteHref } from './lite/lite-href.ts';
import type { SiteDeps } from './ports.ts';
import { createSitemap } from './sitemap.ts';

type CopySource = {
  live: Pick<LiveArticles, 'sitemap' | 'list'>;
  publication: Pick<PublicationStore, 'settings' | 'sections' | 'contributors' | 'tags'>;
  shell: SiteDeps['shell'];
};

const BATCH = 1_000;
/** More than any publication has. */
const ALL_TAGS = 1_000_000;

/** Every page that a still copy of the site has, but for those that lists lead on to. */
export async function* copyPaths({ live, publication, shell }: CopySource): AsyncGenerator<string> {
  const [{ value }, sections, contributors, tags] = await Promise.all([
    publication.settings(),
    publication.sections(),
    publication.contributors(),
    publication.tags({ limit: ALL_TAGS }),
  ]);
  yield* ['/search', '/404', ...feedFormats.map((format) => feedPath({ kind: 'site' }, format))];
  yield* ['/robots.txt', '/sitemap.xml', '/sitemap-pages.xml', '/sitemap-news.xml'];
  yield '/.well-known/warraq-site-key';
  for (let part = await createSitemap(live).parts(); part > 0; part -= 1) yield `/sitemap-${part}.xml`;
  const pages = ['/', '/about', '/corrections', ...sections.map(({ slug }) => sectionHref(slug))];
  if (value.mirrors.length > 0 || value.onion !== '') pages.push('/mirrors');
  pages.push(...contributors.map(({ slug }) => authorHref(slug)));
  for (const { slug } of tags) {
    // A tag that only drafts bear is nobody's business yet.
    if ((await live.list({ tag: slug, limit: 1 })).length > 0) pages.push(tagHref(slug));
  }
  for (const page of pages) yield* [page, liteHref(page)];
  for (const { slug } of (await shell()).pages) yield pageHref(slug);
  let after: Id | null = null;
  for (;;) {
    const articles: Awaited<ReturnType<LiveArticles['sitemap']>> = await live.sitemap(after, BATCH);
    for (const { path } of articles) yield* [href(path), liteHref(href(path))];
    after = articles.at(-1)?.id ?? null;
    if (articles.length < BATCH) return;
  }
}
