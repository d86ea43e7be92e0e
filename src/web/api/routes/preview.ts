import { createRoute, z } from '@hono/zod-openapi';
import { articleFor } from '../../../news/write/index.ts';
import { type ApiApp, accountOf, problems, security } from '../app.ts';
import type { ApiDeps } from '../ports.ts';
import { articleParams } from './articles.ts';

/** No script at all, so that looking at a draft is never counted as a read; framed by the newsroom alone. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ');

export function addPreview(app: ApiApp, deps: ApiDeps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/articles/{id}/preview',
      tags: ['articles'],
      security,
      summary: 'The page that readers would see if the newest content were published now',
      request: { params: articleParams },
      responses: {
        200: { description: 'The page; kept nowhere', content: { 'text/html': { schema: z.string() } } },
        ...problems,
      },
    }),
    async (c) => {
      const article = await articleFor(
        deps.publish.articles,
        accountOf(c),
        c.req.valid('param').id,
        'article.read_draft',
      );
      c.header('content-security-policy', POLICY);
      c.header('cache-control', 'private, no-store');
      c.header('referrer-policy', 'no-referrer');
      c.header('x-content-type-options', 'nosniff');
      c.header('x-robots-tag', 'noindex');
      return c.html(await deps.preview(article), 200);
    },
  );
}
