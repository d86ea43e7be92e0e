import { createServer, type Server } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ReadSignal, RecordedRead } from '../news/count/index.ts';
import { forSharedCache } from './cdn.ts';
import type { ClientAddress } from './client-address.ts';
import type { PageCache } from './page-cache.ts';
import { fetchThroughCache } from './page-cache-fetch.ts';
import { answerFromCache } from './page-cache-front.ts';
import { serveCached } from './page-cache-serve.ts';
import { declaredPage } from './site/index.ts';

export type ServerDeps = {
  cache: PageCache;
  site: { fetch(request: Request, env?: unknown): Response | Promise<Response> };
  api: { fetch(request: Request, env?: unknown): Response | Promise<Response> };
  recordRead(signal: ReadSignal): Promise<RecordedRead>;
  clientAddress: ClientAddress;
  /** Folders on disk: pictures, and the newsroom's built application. */
  mediaFolder: string;
  newsroomFolder: string;
  report(error: unknown): void;
  /** True when a shared cache that takes purges stands in front. */
  sharedCache: boolean;
};

/** An article's id and some room. */
const BEACON_MAX = 256;

/**
 * The newsroom runs our own scripts and style sheets only, nothing inline. React sets styles through the object model,
 * which a policy does not count as inline (docs/decisions/0018). Frames: the preview of an article.
 */
const NEWSROOM_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The one HTTP server: cached pages before anything else, then reads, pictures, the API, the newsroom, the site. */
export function createHttpServer(deps: ServerDeps): Server {
  const app = new Hono<{ Bindings: HttpBindings }>();

  app.post('/-/read', bodyLimit({ maxSize: BEACON_MAX }), async (c) => {
    const articleId = (await c.req.text()).trim();
    const address = deps.clientAddress(c.env.incoming.socket.remoteAddress, c.req.header('x-forwarded-for') ?? null);
    const purposes = [c.req.header('sec-purpose'), c.req.header('purpose'), c.req.header('x-moz')];
    if (address !== null)
      await deps.recordRead({ articleId, address, userAgent: c.req.header('user-agent') ?? '', purposes });
    // 204 whatever came of it: after the commit if it counted, and no word on who was counted before.
    return c.body(null, 204);
  });

  app.get(
    '/media/*',
    async (c, next) => {
      await next();
      if (c.res.status === 200 || c.res.status === 206) {
        // The name holds the id of the upload: other bytes have another name.
        c.header('Cache-Control', 'public, max-age=31536000, immutable');
        c.header('Content-Security-Policy', "default-src 'none'; sandbox");
      }
      c.header('X-Content-Type-Options', 'nosniff');
    },
    serveStatic({ root: deps.mediaFolder, rewriteRequestPath: (path) => path.replace(/^\/media/, '') }),
    (c) => c.text('', 404),
  );

  app.all('/api/*', (c) => deps.api.fetch(c.req.raw, c.env));

  app.get('/newsroom', (c) => c.redirect('/newsroom/', 302));
  app.get(
    '/newsroom/*',
    async (c, next) => {
      await next();
      c.header('Content-Security-Policy', NEWSROOM_POLICY);
      c.header('X-Content-Type-Options', 'nosniff');
      c.header('Referrer-Policy', 'same-origin');
      const hashed = c.req.path.startsWith('/newsroom/assets/') && c.res.status === 200;
      c.header('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
    serveStatic({
      root: deps.newsroomFolder,
      precompressed: true,
      rewriteRequestPath: (path) => path.replace(/^\/newsroom/, ''),
    }),
    // The application finds its own way under every other address.
    serveStatic({ root: deps.newsroomFolder, path: 'index.html' }),
  );

  const declared = deps.sharedCache
    ? async (response: Response) => {
        const page = await declaredPage(response);
        return page === null ? null : forSharedCache(page);
      }
    : declaredPage;
  const pages = fetchThroughCache(deps.cache, (request, env) => deps.site.fetch(request, env), declared);
  app.all('*', (c) => pages(c.req.raw, c.env));
  app.onError((error, c) => {
    deps.report(error);
    return c.text('تعذر إتمام الطلب. أعد المحاولة بعد قليل.\nThe request failed. Try again in a moment.\n', 500);
  });

  const listener = getRequestListener((request, env) => app.fetch(request, env), { overrideGlobalObjects: false });
  const server = createServer({ keepAliveTimeout: 65_000, requestTimeout: 300_000 }, (request, response) => {
    if (!serveCached(deps.cache, request, response)) void listener(request, response);
  });
  answerFromCache(server, deps.cache);
  return server;
}
