import type { Context } from 'hono';
import { isShortId } from '../../base/index.ts';
import { type LiveEntry as Entry, liveTag } from '../../news/front/index.ts';
import { type LiveArticle, renderHtml } from '../../news/publish/index.ts';
import { documentMedia } from '../../news/write/index.ts';
import { fillBody } from './fill-body.ts';
import type { Frame } from './frame.ts';
import { href } from './href.ts';
import { loadFrame } from './load-frame.ts';
import type { SiteDeps } from './ports.ts';
import { page } from './respond.tsx';
import { type LiveCoverageProps, LiveEntry, type ShownEntry } from './views/live-coverage.tsx';

/** 40: an hour of a fast day; older ones are a page further. */
const PER_PAGE = 40;
const LAST_PAGE = 999;

/** What the page of a live coverage shows below its text, at `?page=`; null for any other article. */
export async function loadCoverage(
  c: Context,
  deps: SiteDeps,
  frame: Frame,
  article: LiveArticle,
): Promise<{ coverage: LiveCoverageProps; tags: string[] } | null> {
  if (article.form !== 'live') return null;
  const asked = Number(c.req.query('page') ?? '1');
  const number = Number.isInteger(asked) && asked >= 1 && asked <= LAST_PAGE ? asked : 1;
  const [list, marked] = await Promise.all([
    deps.entries.list({ articleId: article.id, limit: PER_PAGE + 1, offset: (number - 1) * PER_PAGE }),
    deps.entries.marked(article.id),
  ]);
  const pinned = number === 1 ? marked.filter((one) => one.pinned) : [];
  const shown = await withHtml(deps, [...pinned, ...list.slice(0, PER_PAGE)], article.language);
  const here = href(article.path);
  return {
    tags: [liveTag(article.id)],
    coverage: {
      frame,
      pinned: shown.slice(0, pinned.length),
      entries: shown.slice(pinned.length).filter(({ pinned: above }) => number > 1 || !above),
      keyPoints: marked.filter(({ keyPoint }) => keyPoint !== ''),
      source: number === 1 ? `/-/live/${article.shortId}` : null,
      newest: number > 1 ? here : null,
      older: list.length > PER_PAGE && number < LAST_PAGE ? `${here}?page=${number + 1}` : null,
    },
  };
}

/**
 * `/-/live/{id}`: the newest entries alone, for the page that asks whether there are new ones. Kept like a page and
 * tagged, so that asking every half minute costs a look into the cache and usually answers 304.
 */
export async function liveEntriesPage(c: Context, deps: SiteDeps, shortId: string): Promise<Response | null> {
  const found = isShortId(shortId) ? await deps.live.byShortId(shortId) : null;
  if (found?.kind !== 'live' || found.article.form !== 'live') return null;
  const { article } = found;
  const [frame, list, marked] = await Promise.all([
    loadFrame(deps),
    deps.entries.list({ articleId: article.id, limit: PER_PAGE }),
    deps.entries.marked(article.id),
  ]);
  const pinned = marked.filter((one) => one.pinned && !list.some(({ id }) => id === one.id));
  const shown = await withHtml(deps, [...pinned, ...list], article.language);
  const view = (
    <ol>
      {shown.map((entry) => (
        <LiveEntry frame={frame} entry={entry} />
      ))}
    </ol>
  );
  return page(c, view, { keep: { tags: [liveTag(article.id), `article:${article.id}`], maxAge: 300 } });
}

async function withHtml(deps: SiteDeps, entries: readonly Entry[], language: string): Promise<ShownEntry[]> {
  const ids = entries.flatMap(({ body }) => documentMedia(body));
  const media = new Map((await deps.media.byIds(ids)).map((one) => [one.id, one]));
  const none = { byId: new Map(), byTitle: new Map() };
  return entries.map((entry) => ({
    ...entry,
    html: entry.withdrawal === null ? fillBody(renderHtml(entry.body, media, language), none, '', language) : '',
  }));
}
