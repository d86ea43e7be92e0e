import { createRoute, z } from '@hono/zod-openapi';
import {
  BREAKING_KEPT,
  breakingKind,
  correctBreaking,
  defaultArrangement,
  endBreaking,
  HOME_ID,
  homeKind,
  keep,
  listKept,
  readKept,
  startBreaking,
} from '../../../news/front/index.ts';
import {
  arrangementBody,
  arrangementIn,
  arrangementOut,
  breakingCorrectIn,
  breakingEndIn,
  breakingIn,
  breakingListOut,
  breakingOut,
  breakingText,
  keptOut,
} from '../../../wire/index.ts';
import { type ApiApp, accountOf, answers, body, security } from '../app.ts';
import type { ApiDeps } from '../ports.ts';
import { etagOf, ifMatch, ifMatchHeader } from '../versions.ts';

const params = z.object({ id: z.string() });

/** The home page as the desk arranges it, and «عاجل» above every page. */
export function addHome(app: ApiApp, deps: ApiDeps): void {
  const { records } = deps.front;
  const { clock, purge } = deps.publish;
  const room = { records, clock, purge, live: deps.live };

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/home',
      tags: ['front'],
      security,
      summary: 'The arrangement of the home page',
      responses: answers(arrangementBody, 'Its packages from top to bottom; the ETag is the version, 0 the default'),
    }),
    async (c) => {
      accountOf(c);
      const kept = await readKept({ records }, homeKind, HOME_ID);
      c.header('etag', etagOf(kept?.version ?? 0));
      return c.json(arrangementOut(kept?.value ?? defaultArrangement), 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'put',
      path: '/api/home',
      tags: ['front'],
      security,
      summary: 'Arrange the home page',
      request: { headers: ifMatchHeader, ...body(arrangementBody) },
      responses: answers(arrangementBody, 'The arrangement as saved'),
    }),
    async (c) => {
      const input = c.req.valid('json');
      const { version } = await keep(room, accountOf(c), homeKind, HOME_ID, ifMatch(c), arrangementIn(input));
      c.header('etag', etagOf(version));
      return c.json(input, 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/breaking',
      tags: ['front'],
      security,
      summary: 'Lines of «عاجل», newest first',
      responses: answers(breakingListOut, 'The newest of them; one is shown until its `endsAt`'),
    }),
    async (c) => {
      accountOf(c);
      const lines = await listKept({ records }, breakingKind, BREAKING_KEPT);
      return c.json({ breaking: lines.map((one) => keptOut(one, breakingText)) }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/breaking',
      tags: ['front'],
      security,
      summary: 'Put a line at the top of every page, in the place of the one before',
      request: body(breakingIn),
      responses: answers(breakingOut, 'The line'),
    }),
    async (c) => {
      const started = await startBreaking(room, accountOf(c), c.req.valid('json'));
      return c.json(keptOut(started, breakingText), 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/breaking/{id}/correct',
      tags: ['front'],
      security,
      summary: 'Correct the line; the bar says when',
      request: { params, headers: ifMatchHeader, ...body(breakingCorrectIn) },
      responses: answers(breakingOut, 'The line'),
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      const corrected = await correctBreaking(room, accountOf(c), id, ifMatch(c), c.req.valid('json'));
      return c.json(keptOut(corrected, breakingText), 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/breaking/{id}/end',
      tags: ['front'],
      security,
      summary: 'Take the line down before its time',
      request: { params, headers: ifMatchHeader, ...body(breakingEndIn) },
      responses: answers(breakingOut, 'The line'),
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      const { withdrawn } = c.req.valid('json');
      const ended = await endBreaking(room, accountOf(c), id, ifMatch(c), withdrawn);
      return c.json(keptOut(ended, breakingText), 200);
    },
  );
}
