import { createRoute, z } from '@hono/zod-openapi';
import { AppError } from '../../../base/index.ts';
import {
  correctEntry,
  type LiveDeps,
  type LiveEntry,
  markEntry,
  postEntry,
  withdrawEntry,
} from '../../../news/front/index.ts';
import type { Account } from '../../../news/people/index.ts';
import { articleFor } from '../../../news/write/index.ts';
import {
  entriesOut,
  entryCorrectIn,
  entryIn,
  entryMarkIn,
  entryOut,
  entryText,
  entryWithdrawIn,
} from '../../../wire/index.ts';
import { type ApiApp, accountOf, answers, body, security } from '../app.ts';
import type { ApiDeps } from '../ports.ts';
import { ifMatch, ifMatchHeader } from '../versions.ts';

const tags = ['live coverage'];
const params = z.object({ id: z.string() });

/** Entries of a live coverage: posted at once, without publishing the article anew. */
export function addLive(app: ApiApp, deps: ApiDeps): void {
  const room: LiveDeps = { ...deps.publish, entries: deps.front.entries };

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/articles/{id}/entries',
      tags,
      security,
      summary: 'Entries of a live coverage, newest first',
      request: {
        params,
        query: z.object({
          limit: z.coerce.number().int().min(1).max(100).default(50),
          offset: z.coerce.number().int().min(0).max(100_000).default(0),
        }),
      },
      responses: answers(entriesOut, 'Entries, with those that were withdrawn'),
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      await articleFor(deps.publish.articles, accountOf(c), id, 'article.read_draft');
      const [entries, total] = await Promise.all([
        room.entries.list({ articleId: id, ...c.req.valid('query') }),
        room.entries.count(id),
      ]);
      return c.json({ entries: entries.map(entryText), total }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/articles/{id}/entries',
      tags,
      security,
      summary: 'Post an entry',
      request: { params, ...body(entryIn) },
      responses: answers(entryOut, 'The entry'),
    }),
    async (c) => {
      const entry = await postEntry(room, accountOf(c), c.req.valid('param').id, c.req.valid('json'));
      return c.json(entryText(entry), 200);
    },
  );

  addStep(
    app,
    'correct',
    'Correct its words, with a dated note that stays',
    entryCorrectIn,
    (account, id, from, input) => correctEntry(room, account, id, from, input),
  );
  addStep(app, 'mark', 'Pin it, or make it a key point', entryMarkIn, (account, id, from, marks) => {
    if (Object.keys(marks).length === 0) throw new AppError('invalid_input', { at: 'pinned', why: 'pinned, keyPoint' });
    return markEntry(room, account, id, from, marks);
  });
  addStep(
    app,
    'withdraw',
    'Take its words away; a line stays that says so',
    entryWithdrawIn,
    (account, id, from, { note }) => withdrawEntry(room, account, id, from, note),
  );
}

type Take<I> = (account: Account, id: string, from: number, input: I) => Promise<LiveEntry>;

/** A change of an entry: POST /api/entries/{id}/{name} with If-Match. */
function addStep<S extends z.ZodType>(
  app: ApiApp,
  name: string,
  summary: string,
  input: S,
  take: Take<z.output<S>>,
): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: `/api/entries/{id}/${name}`,
      tags,
      security,
      summary,
      request: { params, headers: ifMatchHeader, ...body(input as z.ZodType) },
      responses: answers(entryOut, 'The entry'),
    }),
    async (c) => {
      const given = c.req.valid('json') as z.output<S>;
      return c.json(entryText(await take(accountOf(c), c.req.valid('param').id, ifMatch(c), given)), 200);
    },
  );
}
