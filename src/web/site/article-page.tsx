import type { Context } from 'hono';
import { isShortId } from '../../base/index.ts';
import { READ_VISIBLE_SECONDS } from '../../news/count/index.ts';
import type { ArticleCard, LiveArticle } from '../../news/publish/index.ts';
import type { Credit } from '../../news/source/index.ts';
import { coverageHead } from './coverage-head.ts';
import { fillBody, type LinkTargets, linkNeeds } from './fill-body.ts';
import type { Frame } from './frame.ts';
import { articleHead } from './heads.ts';
import { href } from './href.ts';
import { loadCoverage } from './live-coverage.tsx';
import { cardTags, loadFrame, loadMostRead, orNothing } from './load-frame.ts';
import type { SiteDeps } from './ports.ts';
import { moved, page } from './respond.tsx';
import { ArticlePage } from './views/article.tsx';
import { WithdrawnPage } from './views/faults.tsx';

const RELATED = 4;
/** Seconds; what the page shows purges it at once, this only bounds the age of the most read beside it. */
const MAX_AGE = 600;

/** The eight characters at the end of an article's address; the words before them are for people. Null when there are none. */
export function shortIdIn(slug: string): string | null {
  const id = slug.slice(slug.lastIndexOf('-') + 1).toLowerCase();
  return isShortId(id) ? id : null;
}

/** `/{section}/{slug}-{id}`: the page, a move to its address of today, or the notice of its withdrawal. Null when unknown. */
export async function articlePage(c: Context, deps: SiteDeps, section: string, slug: string): Promise<Response | null> {
  const shortId = shortIdIn(slug);
  const found = shortId === null ? null : await deps.live.byShortId(shortId);
  if (found === null) return null;
  const tags = [`article:${found.article.id}`];
  if (found.kind === 'withdrawn') {
    const [frame, latest] = await Promise.all([loadFrame(deps), deps.live.list({ limit: 5 })]);
    return page(c, <WithdrawnPage frame={frame} article={found.article} latest={latest} />, {
      status: 410,
      keep: { tags: [...tags, 'lists', ...cardTags(latest)], maxAge: MAX_AGE },
    });
  }
  const { article } = found;
  if (`/${section}/${slug}` !== article.path) return moved(c, href(article.path), 301, { tags, maxAge: MAX_AGE });
  const [frame, targets, related, mostRead, credits] = await Promise.all([
    loadFrame(deps),
    loadTargets(deps, article),
    orNothing(deps, loadRelated(deps, article)),
    loadMostRead(deps),
    orNothing(deps, loadCredits(deps, article)),
  ]);
  const live = await loadCoverage(c, deps, frame, article);
  const head = articleHead(frame, article, credits);
  const body = fillBody(article.html, targets, datelineOf(article, frame), article.language);
  const shown = [
    ...mostRead,
    ...related.map(({ card }) => card),
    ...targets.byId.values(),
    ...targets.byTitle.values(),
  ];
  return page(
    c,
    <ArticlePage
      frame={frame}
      head={live === null ? head : coverageHead(frame, article, head, live.coverage.entries)}
      article={article}
      body={body}
      related={related}
      mostRead={mostRead}
      credits={credits}
      readAfter={READ_VISIBLE_SECONDS}
      coverage={live?.coverage ?? null}
    />,
    {
      keep: {
        tags: [
          ...tags,
          // A translation that comes or goes purges the article it was made from, and with it all of them.
          ...(article.original === article.id ? [] : [`article:${article.original}`]),
          ...(live?.tags ?? []),
          ...linkNeeds(article.relatedLinks).titleKeys.map((key) => `title:${key}`),
          ...cardTags(shown),
        ],
        maxAge: MAX_AGE,
      },
    },
  );
}

/** `/a/{id}`, the address for sharing: short where an Arabic one pastes as hundreds of characters. */
export async function sharePage(c: Context, deps: SiteDeps, shortId: string): Promise<Response | null> {
  const id = shortId.toLowerCase();
  const found = isShortId(id) ? await deps.live.byShortId(id) : null;
  if (found === null) return null;
  // 302: the address it leads to may change with its headline.
  return moved(c, href(found.article.path), 302, { tags: [`article:${found.article.id}`], maxAge: MAX_AGE });
}

export async function loadTargets(deps: Pick<SiteDeps, 'live'>, article: LiveArticle): Promise<LinkTargets> {
  const { ids, titleKeys } = linkNeeds(article.relatedLinks);
  const [cards, byTitle] = await Promise.all([
    ids.length === 0 ? [] : deps.live.cardsByIds(ids),
    titleKeys.length === 0 ? new Map<string, ArticleCard>() : deps.live.byTitleKeys(titleKeys),
  ]);
  return { byId: new Map(cards.map((card) => [card.id, card])), byTitle };
}

async function loadRelated(deps: SiteDeps, article: LiveArticle): Promise<{ card: ArticleCard; reason: string }[]> {
  const related = await deps.related(article.id, RELATED);
  const cards = related.length === 0 ? [] : await deps.live.cardsByIds(related.map(({ articleId }) => articleId));
  const reasons = new Map(related.map(({ articleId, reason }) => [articleId, reason]));
  return cards.map((card) => ({ card, reason: reasons.get(card.id) ?? '' }));
}

export async function loadCredits(
  deps: Pick<SiteDeps, 'publication' | 'sources'>,
  article: Pick<LiveArticle, 'id'>,
): Promise<Credit[]> {
  const { articleSources: shown, name } = (await deps.publication.settings()).value;
  return shown === 'none' ? [] : deps.sources(article.id, shown, name);
}

/** «دمشق، 11 تشرين الثاني»: where, and when if it says so, the report was filed; in the article's own language. */
export function datelineOf({ dateline, language }: LiveArticle, { say }: Frame): string {
  if (dateline === null || dateline.place === '') return '';
  const { place, date } = dateline;
  if (date === null) return place;
  return language.startsWith('ar') ? `${place}، ${say.isoDay(date)}` : `${place}, ${say.isoDay(date, language)}`;
}
