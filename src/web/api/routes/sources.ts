import { createRoute, z } from '@hono/zod-openapi';
import { AppError } from '../../../base/index.ts';
import {
  type Amendment,
  type ArticleStatements,
  judgeAttribution,
  type LedgerEntry,
  type Source,
  shownFrom,
  sourcesOf,
  statementsOfOutlet,
  statementsOfSource,
  type Verdict,
} from '../../../news/source/index.ts';
import { articleFor } from '../../../news/write/index.ts';
import {
  type AttributionOut,
  attributionsOut,
  creditsOut,
  outletStatementsOut,
  type StatementOut,
  sourceStatementsOut,
  type VerdictIn,
  verdictIn,
} from '../../../wire/index.ts';
import { type ApiApp, type ApiContext, accountOf, answers, body, security } from '../app.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import type { ApiDeps } from '../ports.ts';
import { cardOutOf } from '../present.ts';

const tags = ['sources'];
const params = z.object({ id: z.string() });
const paging = z.object({
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});

/** The source ledger: what was read in an article, an editor's word on it, and all that a source or an outlet said. */
export function addSources(app: ApiApp, deps: ApiDeps): void {
  const { sources } = deps;

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/articles/{id}/sources',
      tags,
      summary: 'Who speaks in a published article, as its readers are told',
      request: { params },
      responses: answers(creditsOut, 'Named sources first; none where the publication shows none'),
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      if ((await deps.live.cardsByIds([id])).length === 0) throw new AppError('not_found', { what: 'article' });
      const { articleSources: shown, name } = (await deps.publication.settings()).value;
      const credits = shown === 'none' ? [] : await sourcesOf(deps, id, shown, name);
      return c.json({ sources: credits.map(({ source, ...rest }) => ({ source: refOf(source), ...rest })) }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/articles/{id}/attributions',
      tags,
      security,
      summary: 'Everything that was read in an article, with who it is credited to and why',
      request: { params },
      responses: answers(attributionsOut, 'In the order of the text; what stands there no more comes last'),
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      await articleFor(deps.publish.articles, accountOf(c), id, 'article.read_draft');
      return c.json({ attributions: (await sources.entriesOf(id)).map(attributionOutOf) }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'put',
      path: '/api/articles/{id}/attributions/{attribution}',
      tags,
      security,
      summary: 'Accept an attribution, put it right, reject it, or take that back',
      request: { params: z.object({ id: z.string(), attribution: z.string() }), ...body(verdictIn) },
      responses: answers(attributionsOut, 'The article’s attributions as they are now'),
    }),
    async (c) => {
      const { id, attribution } = c.req.valid('param');
      const desk = { ...deps.publish, sources };
      const entries = await judgeAttribution(desk, accountOf(c), id, attribution, verdictOf(c.req.valid('json')));
      return c.json({ attributions: entries.map(attributionOutOf) }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/sources/{id}/statements',
      tags,
      summary: 'All that a named source said in published articles',
      request: { params, query: paging },
      responses: answers(sourceStatementsOut, 'Newest article first; the newsroom also sees what is not sure yet'),
    }),
    async (c) => {
      const { by, page } = await asked(c, deps, c.req.valid('query'), 'source');
      const { source, articles } = await statementsOfSource(deps, c.req.valid('param').id, page, by);
      const { id, kind, name } = source;
      return c.json({ source: { id, kind, name }, ...(await pageOf(deps, articles, page.limit)) }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/outlets/{id}/statements',
      tags,
      summary: 'All that came through an outlet in published articles',
      request: { params, query: paging },
      responses: answers(outletStatementsOut, 'Newest article first; the newsroom also sees what is not sure yet'),
    }),
    async (c) => {
      const { by, page } = await asked(c, deps, c.req.valid('query'), 'outlet');
      const { outlet, articles } = await statementsOfOutlet(deps, c.req.valid('param').id, page, by);
      return c.json({ outlet, ...(await pageOf(deps, articles, page.limit)) }, 200);
    },
  );
}

/** Who asks and what they may see. Throws `not_found` for a reader of a publication that shows no sources. */
async function asked(c: ApiContext, deps: ApiDeps, query: z.output<typeof paging>, what: 'source' | 'outlet') {
  const by = c.get('caller').account === null ? ('reader' as const) : ('newsroom' as const);
  const { articleSources: shown } = (await deps.publication.settings()).value;
  if (by === 'reader' && shown === 'none') throw new AppError('not_found', { what });
  const confidence = by === 'newsroom' || shown === 'none' ? 0 : shownFrom(shown);
  const at = query.cursor === undefined ? null : readCursor(query.cursor);
  const before = at === null ? {} : { before: { publishedAt: at.updatedAt, articleId: at.id } };
  return { by, page: { confidence, limit: query.limit, ...before } };
}

async function pageOf(deps: ApiDeps, found: readonly ArticleStatements[], limit: number) {
  const cards = new Map((await deps.live.cardsByIds(found.map((one) => one.articleId))).map((card) => [card.id, card]));
  const last = found.at(-1);
  return {
    articles: found.flatMap(({ articleId, statements }) => {
      const card = cards.get(articleId);
      return card ? [{ article: cardOutOf(card), statements: statements.map(statementOutOf) }] : [];
    }),
    next: last && found.length === limit ? writeCursor(last.publishedAt, last.articleId) : null,
  };
}

/** Left out and undefined are one to JSON and two to the domain. */
function verdictOf(input: VerdictIn): Verdict {
  if (input.status !== 'accepted') return { status: input.status };
  if (input.amendment === undefined) return { status: 'accepted' };
  const given = Object.entries(input.amendment).filter(([, value]) => value !== undefined);
  return { status: 'accepted', amendment: Object.fromEntries(given) as Amendment };
}

const refOf = ({ id, kind, name }: Source) => ({ id: kind === 'anonymous' ? null : id, kind, name });

/** Of somebody unnamed no more than the description: what else was noted may say who it is. */
function statementOutOf({ source, outlet, status, attribution }: LedgerEntry): StatementOut {
  const { role, when, mode, content, kind } = attribution;
  return {
    source: source && refOf(source),
    role: kind === 'anonymous' ? null : role,
    outlet,
    when,
    mode,
    text: content.text,
    accepted: status === 'accepted',
  };
}

function attributionOutOf(entry: LedgerEntry): AttributionOut {
  const { id, status, anchored, source, outlet, attribution } = entry;
  const { confidence, rule, kind, role, when, mode, cue, source: mention, content } = attribution;
  return {
    id,
    status,
    anchored,
    confidence,
    rule,
    kind,
    source: source && { id: source.id, name: source.name },
    role,
    outlet,
    when,
    mode,
    cue,
    mention,
    content,
  };
}
