import { createRoute, z } from '@hono/zod-openapi';
import { AppError, type Id } from '../../../base/index.ts';
import { type Account, can } from '../../../news/people/index.ts';
import {
  type Article,
  type ArticleFilter,
  articleFor,
  createDraft,
  deleteDraft,
  type State,
  saveArticle,
  states,
} from '../../../news/write/index.ts';
import { articleListOut, articleOut, contentIn, contentPatchIn } from '../../../wire/index.ts';
import { type ApiApp, type ApiContext, accountOf, answers, body, problems, security } from '../app.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import type { ApiDeps } from '../ports.ts';
import { articleOutOf, namesOf, summaryOut } from '../present.ts';
import { etagOf, ifMatch, ifMatchHeader, isKnown } from '../versions.ts';

const tags = ['articles'];
export const articleParams = z.object({ id: z.string() });

const listQuery = z.object({
  state: z
    .string()
    .optional()
    .openapi({ description: `One or more, with commas: ${states.join(', ')}`, example: 'draft,in_review' }),
  mine: z.enum(['1', '0']).optional().openapi({ description: '1: only those the asker began' }),
  section: z.string().optional().openapi({ description: 'Id of a section' }),
  q: z.string().max(200).optional().openapi({ description: 'Part of the title' }),
  cursor: z.string().max(200).optional().openapi({ description: '`next` of the page before' }),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});

/** An article answers with its version as the ETag. */
export async function answerArticle(c: ApiContext, deps: ApiDeps, account: Account, article: Article) {
  c.header('etag', etagOf(article.version));
  return c.json(await articleOutOf(deps, account, article, c.get('language')), 200);
}

export function addArticles(app: ApiApp, deps: ApiDeps): void {
  const { articles } = deps.publish;

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/articles',
      tags,
      security,
      summary: 'The desk’s list, newest change first',
      description: 'Reporters get their own articles; with state=published everybody’s.',
      request: { query: listQuery },
      responses: answers(articleListOut, 'A page of the list'),
    }),
    async (c) => {
      const account = accountOf(c);
      const query = c.req.valid('query');
      const rows = await articles.list(filterOf(account, query));
      const page = rows.slice(0, query.limit);
      const last = rows.length > query.limit ? page.at(-1) : undefined;
      const names = await namesOf(
        deps.people.accounts,
        page.flatMap((row) => [row.createdBy, row.updatedBy]),
        c.get('language'),
      );
      return c.json(
        {
          articles: page.map((row) => summaryOut(row, names)),
          next: last ? writeCursor(last.updatedAt, last.id) : null,
        },
        200,
      );
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/articles',
      tags,
      security,
      summary: 'Begin a draft',
      request: body(contentIn),
      responses: {
        201: { description: 'The new draft', content: { 'application/json': { schema: articleOut } } },
        ...problems,
      },
    }),
    async (c) => {
      const account = accountOf(c);
      const article = await createDraft(deps.publish, account, c.req.valid('json'));
      c.header('etag', etagOf(article.version));
      c.header('location', `/api/articles/${article.id}`);
      return c.json(await articleOutOf(deps, account, article, c.get('language')), 201);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/articles/{id}',
      tags,
      security,
      summary: 'One article, newest revision',
      request: { params: articleParams },
      responses: {
        ...answers(articleOut, 'The article; its ETag is its version'),
        304: { description: 'The asker has this version' },
      },
    }),
    async (c) => {
      const account = accountOf(c);
      const article = await articleFor(articles, account, c.req.valid('param').id, 'article.read_draft');
      if (isKnown(c, article.version)) return c.body(null, 304, { etag: etagOf(article.version) });
      return answerArticle(c, deps, account, article);
    },
  );

  app.openapi(
    createRoute({
      method: 'put',
      path: '/api/articles/{id}',
      tags,
      security,
      summary: 'Save the whole content',
      description:
        'Refused with 412 and what changed when somebody saved since the version in If-Match. A live page changes only by publish or correct.',
      request: { params: articleParams, headers: ifMatchHeader, ...body(contentIn) },
      responses: answers(articleOut, 'The article as saved'),
    }),
    async (c) => {
      const account = accountOf(c);
      const article = await saveArticle(
        deps.publish,
        account,
        c.req.valid('param').id,
        ifMatch(c),
        c.req.valid('json'),
      );
      return answerArticle(c, deps, account, article);
    },
  );

  app.openapi(
    createRoute({
      method: 'patch',
      path: '/api/articles/{id}',
      tags,
      security,
      summary: 'Save some fields of the content',
      request: { params: articleParams, headers: ifMatchHeader, ...body(contentPatchIn) },
      responses: answers(articleOut, 'The article as saved'),
    }),
    async (c) => {
      const account = accountOf(c);
      const { id } = c.req.valid('param');
      const from = ifMatch(c);
      const before = await articleFor(articles, account, id, 'article.edit');
      // The schema's defaults fill what was left out; only what was sent is put over what stands.
      const sent = Object.keys(await c.req.json<Record<string, unknown>>());
      const given = Object.fromEntries(Object.entries(c.req.valid('json')).filter(([key]) => sent.includes(key)));
      // Made from another version: saveArticle refuses it and says what changed.
      const article = await saveArticle(deps.publish, account, id, from, { ...before.content, ...given });
      return answerArticle(c, deps, account, article);
    },
  );

  app.openapi(
    createRoute({
      method: 'delete',
      path: '/api/articles/{id}',
      tags,
      security,
      summary: 'Delete a draft that was never published',
      request: { params: articleParams, headers: ifMatchHeader },
      responses: { 204: { description: 'Deleted' }, ...problems },
    }),
    async (c) => {
      await deleteDraft(deps.publish, accountOf(c), c.req.valid('param').id, ifMatch(c));
      return c.body(null, 204);
    },
  );
}

function filterOf(account: Account, query: z.infer<typeof listQuery>): ArticleFilter {
  const wanted = query.state?.split(',').map((state) => state.trim());
  const unknown = wanted?.find((state) => !(states as readonly string[]).includes(state));
  if (unknown !== undefined) throw new AppError('invalid_input', { at: 'state', value: unknown });
  const chosen = wanted as State[] | undefined;
  const readsAll = (chosen ?? states).every((state) => can(account, 'article.read_draft', { state, authorIds: [] }));
  const createdBy: Id | undefined = query.mine === '1' || !readsAll ? account.id : undefined;
  return {
    ...(chosen ? { states: chosen } : {}),
    ...(query.section === undefined ? {} : { sectionId: query.section }),
    ...(createdBy === undefined ? {} : { createdBy }),
    ...(query.q === undefined ? {} : { title: query.q }),
    ...(query.cursor === undefined ? {} : { after: readCursor(query.cursor) }),
    // One more than asked for: it says whether another page follows.
    limit: query.limit + 1,
  };
}
