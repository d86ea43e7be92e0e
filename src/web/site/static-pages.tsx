import type { Context } from 'hono';
import { listKept, pageKind, type StaticPage } from '../../news/front/index.ts';
import { renderHtml } from '../../news/publish/index.ts';
import { documentMedia } from '../../news/write/index.ts';
import { fillBody } from './fill-body.ts';
import { pageHref } from './href.ts';
import { loadFrame } from './load-frame.ts';
import type { SiteDeps } from './ports.ts';
import { page } from './respond.tsx';
import { StaticPageView } from './views/static-page.tsx';

/** `/p/{slug}`. Null when there is none that is published. */
export async function staticPage(c: Context, deps: SiteDeps, slug: string): Promise<Response | null> {
  const found = await findPage(deps, slug);
  if (found === null) return null;
  const [frame, html] = await Promise.all([loadFrame(deps), bodyOf(deps, found)]);
  const canonical = frame.publication.baseUrl + pageHref(slug);
  return page(c, <StaticPageView frame={frame} content={found} html={html} canonical={canonical} />, {
    keep: { tags: ['pages'], maxAge: 3600 },
  });
}

async function findPage(deps: SiteDeps, slug: string): Promise<StaticPage | null> {
  const pages = await listKept(deps, pageKind);
  return pages.find(({ value }) => value.slug === slug && value.published)?.value ?? null;
}

async function bodyOf(deps: SiteDeps, { body }: StaticPage): Promise<string> {
  const [pictures, { value }] = await Promise.all([deps.media.byIds(documentMedia(body)), deps.publication.settings()]);
  const html = renderHtml(body, new Map(pictures.map((one) => [one.id, one])), value.language);
  return fillBody(html, { byId: new Map(), byTitle: new Map() }, '', value.language);
}

/** The body of the page of that slug for a page of ours that it adds to; empty where there is none. */
export async function addedText(deps: SiteDeps, slug: string): Promise<string> {
  const found = await findPage(deps, slug);
  return found === null ? '' : bodyOf(deps, found);
}
