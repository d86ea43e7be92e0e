import type { Context } from 'hono';
import { segment } from '../../arabic/index.ts';
import { AppError } from '../../base/index.ts';
import { searchHref } from './href.ts';
import { loadFrame } from './load-frame.ts';
import type { SiteDeps } from './ports.ts';
import { page } from './respond.tsx';
import { SearchPage, type SearchProps } from './views/search.tsx';

const PER_PAGE = 20;
/** 50 pages: nobody reads further, and ranking deeper costs everybody. */
const LAST_PAGE = 50;
const QUERY_MAX = 200;

export async function searchPage(c: Context, deps: SiteDeps): Promise<Response> {
  const { query, number } = readSearch(c);
  const [frame, found] = await Promise.all([loadFrame(deps), findArticles(deps, query, number)]);
  const latest = found.results.length > 0 ? [] : await deps.live.list({ limit: 6 });
  const props: SearchProps = {
    frame,
    query: query.slice(0, QUERY_MAX),
    latest,
    ...found,
    first: number > 1 ? searchHref(query) : null,
    older: hasMore(found, number) ? `${searchHref(query)}&page=${number + 1}` : null,
  };
  return page(c, <SearchPage {...props} />, { status: found.state === 'failed' ? 503 : 200 });
}

/** What is asked for and the page of it, from 1. */
export function readSearch(c: Context): { query: string; number: number } {
  const query = (c.req.query('q') ?? '').normalize('NFC').replace(/\s+/gu, ' ').trim();
  const asked = Number(c.req.query('page') ?? '1');
  return { query, number: Number.isInteger(asked) && asked >= 1 && asked <= LAST_PAGE ? asked : 1 };
}

export function hasMore({ total }: Pick<Found, 'total'>, number: number): boolean {
  return total > number * PER_PAGE && number < LAST_PAGE;
}

type Found = Pick<SearchProps, 'state' | 'total' | 'totalIsFloor' | 'results'>;

export async function findArticles(deps: SiteDeps, query: string, number: number): Promise<Found> {
  const none = (state: Found['state']): Found => ({ state, total: 0, totalIsFloor: false, results: [] });
  if (query === '') return none('idle');
  if (query.length > QUERY_MAX) return none('long');
  if (segment(query).length === 0) return none('short');
  try {
    const { total, totalIsFloor, hits } = await deps.search({
      query,
      offset: (number - 1) * PER_PAGE,
      limit: PER_PAGE,
    });
    const cards = new Map(
      (await deps.live.cardsByIds(hits.map(({ articleId }) => articleId))).map((card) => [card.id, card]),
    );
    // A hit whose article was withdrawn since the index saw it has no card and is not shown.
    const results = hits.flatMap(({ articleId, near, title, snippet }) => {
      const card = cards.get(articleId);
      return card === undefined ? [] : [{ card, near, title, snippet }];
    });
    return { state: 'results', total, totalIsFloor, results };
  } catch (error) {
    if (error instanceof AppError && error.code === 'query_too_long') return none('long');
    deps.report(error);
    return none('failed');
  }
}
