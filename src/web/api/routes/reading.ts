import { createRoute, z } from '@hono/zod-openapi';
import { AppError } from '../../../base/index.ts';
import { readWindows } from '../../../news/count/index.ts';
import { articleFor } from '../../../news/write/index.ts';
import { cardsOut, mostReadOut, pinsIn, relatedOut, searchOut } from '../../../wire/index.ts';
import { type ApiApp, accountOf, answers, body, security } from '../app.ts';
import type { ApiDeps } from '../ports.ts';
import { cardOutOf } from '../present.ts';

const tags = ['reading'];
const limit = z.coerce.number().int().min(1).max(50).default(10);
/** The search page's own bound. */
const QUERY_MAX = 500;

/** What readers see, for programs: published articles only, no account needed, except for the editors' pins. */
export function addReading(app: ApiApp, deps: ApiDeps): void {
  const cardsOf = async (ids: readonly string[]) =>
    new Map((await deps.live.cardsByIds(ids)).map((card) => [card.id, cardOutOf(card)]));

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/search',
      tags,
      summary: 'Search published articles',
      request: {
        query: z.object({ q: z.string(), offset: z.coerce.number().int().min(0).max(1000).default(0), limit }),
      },
      responses: answers(searchOut, 'Hits, best first; `hit` marks what answers the query'),
    }),
    async (c) => {
      const { q, offset, limit: wanted } = c.req.valid('query');
      if (q.length > QUERY_MAX) throw new AppError('query_too_long', { max: QUERY_MAX });
      const found = await deps.search({ query: q, offset, limit: wanted });
      const cards = await cardsOf(found.hits.map((hit) => hit.articleId));
      const hits = found.hits.flatMap(({ articleId, title, snippet }) => {
        const article = cards.get(articleId);
        return article ? [{ article, title, snippet }] : [];
      });
      return c.json({ total: found.total, totalIsFloor: found.totalIsFloor, hits }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/most-read',
      tags,
      summary: 'What is read most',
      request: { query: z.object({ window: z.enum(readWindows).default('24h'), limit }) },
      responses: answers(mostReadOut, 'Most read first'),
    }),
    async (c) => {
      const { window, limit: wanted } = c.req.valid('query');
      const ranked = await deps.mostRead(window, wanted);
      const cards = await cardsOf(ranked.map((one) => one.articleId));
      const articles = ranked.flatMap(({ articleId, reads }) => {
        const article = cards.get(articleId);
        return article ? [{ article, reads }] : [];
      });
      return c.json({ articles }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/latest',
      tags,
      summary: 'The newest published articles',
      request: {
        query: z.object({
          section: z.string().optional(),
          tag: z.string().optional(),
          contributor: z.string().optional(),
          limit,
        }),
      },
      responses: answers(cardsOut, 'Newest first; section, tag and contributor are slugs'),
    }),
    async (c) => c.json({ articles: (await deps.live.list(c.req.valid('query'))).map(cardOutOf) }, 200),
  );

  const params = z.object({ id: z.string() });
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/articles/{id}/related',
      tags,
      summary: 'What to read next, each with its reason',
      request: { params, query: z.object({ limit }) },
      responses: answers(relatedOut, 'Pinned ones first, in the editor’s order; `pinned` holds their ids'),
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      if ((await deps.live.cardsByIds([id])).length === 0)
        await articleFor(deps.publish.articles, accountOf(c), id, 'article.read_draft');
      const [neighbours, pinned] = await Promise.all([deps.related(id, c.req.valid('query').limit), deps.pins.of(id)]);
      const cards = await cardsOf(neighbours.map((one) => one.articleId));
      const articles = neighbours.flatMap(({ articleId, reason }) => {
        const article = cards.get(articleId);
        return article ? [{ article, reason }] : [];
      });
      return c.json({ articles, pinned }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'put',
      path: '/api/articles/{id}/related/pins',
      tags,
      security,
      summary: 'Choose what to read next; an empty list leaves it to Warraq',
      request: { params, ...body(pinsIn) },
      responses: answers(pinsIn, 'The pins'),
    }),
    async (c) => {
      const account = accountOf(c);
      const { id } = c.req.valid('param');
      const article = await articleFor(deps.publish.articles, account, id, 'article.pin_related');
      const { pinned } = c.req.valid('json');
      const unknown = await unpublished(deps, pinned);
      if (pinned.includes(article.id) || unknown !== undefined)
        throw new AppError('invalid_input', { at: 'pinned', value: unknown ?? article.id });
      await deps.pins.set(account, id, pinned);
      await deps.publish.purge.purge([`article:${id}`]);
      return c.json({ pinned: await deps.pins.of(id) }, 200);
    },
  );
}

/** The first of these that readers cannot see. */
async function unpublished(deps: ApiDeps, ids: readonly string[]): Promise<string | undefined> {
  const known = new Set((await deps.live.cardsByIds(ids)).map((card) => card.id));
  return ids.find((id) => !known.has(id));
}
