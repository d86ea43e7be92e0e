import { createRoute, z } from '@hono/zod-openapi';
import { AppError, type Id } from '../../../base/index.ts';
import {
  cancelEdition,
  type Edition,
  type EditionReport,
  openEditionNow,
  releaseEdition,
} from '../../../news/mail/index.ts';
import { can } from '../../../news/people/index.ts';
import { type EditionOut, editionOut, editionsOut, newEditionIn, toInstantText } from '../../../wire/index.ts';
import { type ApiApp, type ApiContext, accountOf, answers, body, problems, security } from '../app.ts';
import type { ApiDeps } from '../ports.ts';
import { timeOrNull } from '../present.ts';

const tags = ['newsletter'];

/** The newsletter's editions: what became of them, and the steps that an editor takes by hand. */
export function addEditions(app: ApiApp, { newsletter }: ApiDeps): void {
  const { store } = newsletter;
  const allow = (c: ApiContext) => {
    if (!can(accountOf(c), 'newsletter.manage')) throw new AppError('forbidden', { action: 'newsletter.manage' });
  };
  const shown = async (id: Id): Promise<EditionOut> => {
    const edition = await store.find(id);
    if (edition === null) throw new AppError('not_found', { what: 'edition' });
    return editionOutOf(edition, await store.report(id));
  };

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/newsletter/editions',
      tags,
      security,
      summary: 'The newest editions and what became of their letters',
      request: { query: z.object({ limit: z.coerce.number().int().min(1).max(50).default(10) }) },
      responses: answers(editionsOut, 'Newest first'),
    }),
    async (c) => {
      allow(c);
      const found = await store.list(c.req.valid('query').limit);
      const editions = found.map(async (edition) => editionOutOf(edition, await store.report(edition.id)));
      return c.json({ editions: await Promise.all(editions) }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/newsletter/editions',
      tags,
      security,
      summary: 'Send this period’s edition now, without waiting for its hour',
      description: 'Refused with 409 when the period has its edition, nothing new was published or nobody subscribes.',
      request: body(newEditionIn),
      responses: {
        201: {
          description: 'The edition, whose letters go out from now',
          content: { 'application/json': { schema: editionOut } },
        },
        ...problems,
      },
    }),
    async (c) => {
      allow(c);
      const { id } = await openEditionNow(newsletter, c.req.valid('json').newsletter);
      return c.json(await shown(id), 201);
    },
  );

  for (const { name, summary, take } of [
    { name: 'release', summary: 'Let an edition that woke too late go out after all', take: releaseEdition },
    { name: 'cancel', summary: 'Stop an edition; letters that went out stay accepted', take: cancelEdition },
  ]) {
    app.openapi(
      createRoute({
        method: 'post',
        path: `/api/newsletter/editions/{id}/${name}`,
        tags,
        security,
        summary,
        request: { params: z.object({ id: z.string() }) },
        responses: answers(editionOut, 'The edition after the step'),
      }),
      async (c) => {
        allow(c);
        const { id } = c.req.valid('param');
        await take(newsletter, id);
        return c.json(await shown(id), 200);
      },
    );
  }
}

function editionOutOf(edition: Edition, letters: EditionReport): EditionOut {
  const { id, newsletter, period, state } = edition;
  const times = { openedAt: toInstantText(edition.openedAt), finishedAt: timeOrNull(edition.finishedAt) };
  return { id, newsletter, period, state, ...times, letters };
}
