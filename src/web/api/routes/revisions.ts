import { createRoute, z } from '@hono/zod-openapi';
import { AppError } from '../../../base/index.ts';
import { articleFor, type Revision, restoreRevision } from '../../../news/write/index.ts';
import { articleOut, revisionContentOut, revisionListOut, toInstantText } from '../../../wire/index.ts';
import { type ApiApp, accountOf, answers, security } from '../app.ts';
import type { ApiDeps } from '../ports.ts';
import { namesOf, personOf } from '../present.ts';
import { ifMatch, ifMatchHeader } from '../versions.ts';
import { answerArticle, articleParams } from './articles.ts';

const tags = ['revisions'];
const revisionParams = articleParams.extend({ version: z.coerce.number().int().min(1) });

export function addRevisions(app: ApiApp, deps: ApiDeps): void {
  const { articles } = deps.publish;

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/articles/{id}/revisions',
      tags,
      security,
      summary: 'Every save, newest first, without content',
      request: { params: articleParams },
      responses: answers(revisionListOut, 'The revisions'),
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      await articleFor(articles, accountOf(c), id, 'article.read_draft');
      const revisions = await articles.revisions(id);
      const names = await namesOf(
        deps.people.accounts,
        revisions.map((one) => one.savedBy),
        c.get('language'),
      );
      return c.json({ revisions: revisions.map((one) => outOf(one, names)) }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/articles/{id}/revisions/{version}',
      tags,
      security,
      summary: 'The content that stood at a version',
      request: { params: revisionParams },
      responses: answers(revisionContentOut, 'The revision'),
    }),
    async (c) => {
      const { id, version } = c.req.valid('param');
      const article = await articleFor(articles, accountOf(c), id, 'article.read_draft');
      const revision = version > article.version ? null : await articles.revisionAt(id, version);
      if (!revision) throw new AppError('not_found', { what: 'revision' });
      const names = await namesOf(deps.people.accounts, [revision.savedBy], c.get('language'));
      return c.json({ ...outOf(revision, names), content: revision.content }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/articles/{id}/revisions/{version}/restore',
      tags,
      security,
      summary: 'Put an older content on top, as a new revision',
      request: { params: revisionParams, headers: ifMatchHeader },
      responses: answers(articleOut, 'The article as restored'),
    }),
    async (c) => {
      const account = accountOf(c);
      const { id, version } = c.req.valid('param');
      const from = ifMatch(c);
      await articleFor(articles, account, id, 'article.edit');
      return answerArticle(c, deps, account, await restoreRevision(deps.publish, account, id, from, version));
    },
  );
}

function outOf(revision: Omit<Revision, 'content'>, names: Map<string, string>) {
  return {
    version: revision.version,
    savedAt: toInstantText(revision.savedAt),
    savedBy: personOf(revision.savedBy, names),
    note: revision.note,
  };
}
