import { createRoute, z } from '@hono/zod-openapi';
import { listTips, moveTip } from '../../../news/front/index.ts';
import { tipMoveIn, tipOut, tipStateSchema, tipsOut, tipText } from '../../../wire/index.ts';
import { type ApiApp, accountOf, answers, body, security } from '../app.ts';
import type { ApiDeps } from '../ports.ts';

const tags = ['front'];

/** What readers wrote to the desk. */
export function addTips(app: ApiApp, deps: ApiDeps): void {
  const room = { tips: deps.front.tips, clock: deps.publish.clock };
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/tips',
      tags,
      security,
      summary: 'Corrections and tips from readers, newest first',
      request: {
        query: z.object({
          state: tipStateSchema.optional(),
          before: z.string().max(64).optional(),
          limit: z.coerce.number().int().min(1).max(100).default(50),
        }),
      },
      responses: answers(tipsOut, 'Tips; `next` is the `before` of the page after'),
    }),
    async (c) => {
      const { state, before, limit } = c.req.valid('query');
      const found = await listTips(room, accountOf(c), {
        ...(state === undefined ? {} : { state }),
        ...(before === undefined ? {} : { before }),
        limit,
      });
      const next = found.length === limit ? (found.at(-1)?.id ?? null) : null;
      return c.json({ tips: found.map(tipText), next }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'patch',
      path: '/api/tips/{id}',
      tags,
      security,
      summary: 'Say that it was seen, or close it',
      request: { params: z.object({ id: z.string() }), ...body(tipMoveIn) },
      responses: answers(tipOut, 'The tip'),
    }),
    async (c) => {
      const { state } = c.req.valid('json');
      return c.json(tipText(await moveTip(room, accountOf(c), c.req.valid('param').id, state)), 200);
    },
  );
}
