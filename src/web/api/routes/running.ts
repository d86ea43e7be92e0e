import { createRoute, z } from '@hono/zod-openapi';
import { AppError } from '../../../base/index.ts';
import { can, type PlainAction } from '../../../news/people/index.ts';
import { importIn, importOut, jobsOut, toInstantText } from '../../../wire/index.ts';
import { type ApiApp, type ApiContext, accountOf, answers, body, problems, security } from '../app.ts';
import type { ApiDeps } from '../ports.ts';
import { articleOutOf } from '../present.ts';
import { etagOf } from '../versions.ts';

/** What those who run the publication look at: jobs that died, articles brought in. */
export function addRunning(app: ApiApp, deps: ApiDeps): void {
  const allow = (c: ApiContext, action: PlainAction) => {
    const account = accountOf(c);
    if (!can(account, action)) throw new AppError('forbidden', { action });
    return account;
  };

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/jobs',
      tags: ['jobs'],
      security,
      summary: 'Work waiting, and the dead letters',
      responses: answers(jobsOut, 'Counts and the newest dead jobs'),
    }),
    async (c) => {
      allow(c, 'jobs.read');
      const [counts, dead] = await Promise.all([deps.jobs.counts(deps.publish.clock.now()), deps.jobs.dead(100)]);
      return c.json({ counts, dead: dead.map((job) => ({ ...job, diedAt: toInstantText(job.diedAt) })) }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/jobs/{id}/revive',
      tags: ['jobs'],
      security,
      summary: 'Try a dead job again',
      request: { params: z.object({ id: z.string() }) },
      responses: { 204: { description: 'Waiting again' }, ...problems },
    }),
    async (c) => {
      allow(c, 'jobs.read');
      if (!(await deps.jobs.revive(c.req.valid('param').id, deps.publish.clock.now())))
        throw new AppError('not_found', { what: 'job' });
      return c.body(null, 204);
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/import/text',
      tags: ['import'],
      security,
      summary: 'Make an article from a page’s text',
      request: body(importIn),
      responses: {
        201: {
          description: 'The article, and what was dropped and guessed',
          content: { 'application/json': { schema: importOut } },
        },
        ...problems,
      },
    }),
    async (c) => {
      const account = allow(c, 'import.run');
      const language = c.get('language');
      const { article, notes } = await deps.importText(account, c.req.valid('json'), language);
      c.header('etag', etagOf(article.version));
      c.header('location', `/api/articles/${article.id}`);
      return c.json({ article: await articleOutOf(deps, account, article, language), notes }, 201);
    },
  );
}
