import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { AppError, type ErrorParams, newId } from '../../base/index.ts';
import { PICTURE_MAX_BYTES } from '../../news/media/index.ts';
import { pickLanguage, toInstantText } from '../../wire/index.ts';
import { asAppError, problemResponse } from '../problem.ts';
import { type ApiApp, type ApiContext, newApp } from './app.ts';
import { docsPage } from './docs-page.ts';
import { identify, setLanguage } from './identify.ts';
import type { ApiDeps } from './ports.ts';
import { namesOf, personOf } from './present.ts';
import { addArticleSteps } from './routes/article-steps.ts';
import { addArticles } from './routes/articles.ts';
import { addDesk } from './routes/desk.ts';
import { addEditions } from './routes/editions.ts';
import { addHome } from './routes/home.ts';
import { addLive } from './routes/live.ts';
import { addMedia } from './routes/media.ts';
import { addAccounts, addTokens } from './routes/people.ts';
import { addPreview } from './routes/preview.ts';
import { addPublication } from './routes/publication.ts';
import { addReading } from './routes/reading.ts';
import { addRevisions } from './routes/revisions.ts';
import { addRunning } from './routes/running.ts';
import { addSession } from './routes/session.ts';
import { addSources } from './routes/sources.ts';
import { addTips } from './routes/tips.ts';

/** 2 MB of JSON: ten times the longest article of a real archive. */
const BODY_MAX = 2 * 1024 * 1024;
/** A picture travels in a form, whose own lines need room too. */
const UPLOAD_MAX = PICTURE_MAX_BYTES + 64 * 1024;

/** Everything under /api. Every answer that is no success is a problem document (RFC 9457) in the asker's language. */
export function createApi(deps: ApiDeps): Hono {
  const app = newApp();
  app.onError((error, c) => failed(error, c, deps));
  app.use('/api/*', setLanguage);
  app.use('/api/*', limitBody);
  app.use('/api/*', identify(deps.signIn, deps.publish.clock));
  app.use('/api/*', async (c, next) => {
    await next();
    // Nothing here is for a shared cache: what is shown depends on who asks.
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'private, no-cache');
  });
  app.use('/api/*', refuseOtherTypes);

  addSession(app, deps);
  addArticles(app, deps);
  addArticleSteps(app, deps);
  addRevisions(app, deps);
  addPreview(app, deps);
  addPublication(app, deps);
  addMedia(app, deps);
  addReading(app, deps);
  addSources(app, deps);
  addAccounts(app, deps);
  addTokens(app, deps);
  addEditions(app, deps);
  addRunning(app, deps);
  addHome(app, deps);
  addDesk(app, deps);
  addLive(app, deps);
  addTips(app, deps);
  addDescription(app);
  refuseTheRest(app);
  return app as unknown as Hono;
}

function limitBody(c: ApiContext, next: () => Promise<void>) {
  const max = c.req.path === '/api/media' ? UPLOAD_MAX : BODY_MAX;
  const refuse = () =>
    problemResponse(
      new AppError('body_too_large', { limit: `${Math.floor(max / 1024 / 1024)} MB` }),
      c.get('language'),
      c.req.path,
    );
  return bodyLimit({ maxSize: max, onError: refuse })(c, next);
}

/** A body that is not what it should be would be read as empty, and its sender told of missing fields. */
async function refuseOtherTypes(c: ApiContext, next: () => Promise<void>): Promise<void> {
  const type = c.req.header('content-type')?.toLowerCase();
  const wanted = c.req.path === '/api/media' ? 'multipart/form-data' : 'application/json';
  // Behind a socket a POST without a body looks as if it had one: its headers tell (RFC 9112 §6.3).
  const framed = c.req.header('transfer-encoding') ?? c.req.header('content-length') ?? '0';
  const sent = c.req.raw.body !== null && (type !== undefined || framed !== '0');
  const has = sent && c.req.method !== 'GET' && c.req.method !== 'DELETE';
  if (has && !type?.startsWith(wanted))
    throw new AppError(wanted === 'application/json' ? 'not_json' : 'media_invalid');
  await next();
}

function addDescription(app: ApiApp): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'warraq.session_token',
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description: 'wrq_…',
  });
  let document: ReturnType<ApiApp['getOpenAPI31Document']> | undefined;
  // Made at the first question: the routes do not change after the start.
  const described = () =>
    (document ??= app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: {
        title: 'Warraq',
        version: '1',
        description: 'Everything the newsroom does, over HTTP. Errors are problem details (RFC 9457).',
      },
    }));
  app.get('/api/openapi.json', (c) => c.json(described()));
  app.get('/api/docs', (c) => {
    c.header('vary', 'Accept-Language');
    return c.html(docsPage(described() as Parameters<typeof docsPage>[0], c.get('language')));
  });
}

/** Unknown addresses, and known ones asked in another way. */
function refuseTheRest(app: ApiApp): void {
  const known = app.openAPIRegistry.definitions.flatMap((definition) =>
    definition.type === 'route'
      ? [
          {
            method: definition.route.method.toUpperCase(),
            pattern: new RegExp(`^${definition.route.path.replace(/\{\w+\}/g, '[^/]+')}$`),
          },
        ]
      : [],
  );
  app.all('/api/*', (c) => {
    const allowed = [...new Set(known.filter(({ pattern }) => pattern.test(c.req.path)).map(({ method }) => method))];
    throw allowed.length > 0 ? new AppError('method_not_allowed', { allowed }) : new AppError('not_found');
  });
}

async function failed(error: unknown, c: ApiContext, deps: ApiDeps): Promise<Response> {
  const language = c.get('language') ?? pickLanguage(c.req.header('accept-language'));
  // hono's own word for a body that is no JSON.
  if (error instanceof HTTPException && error.status === 400)
    return problemResponse(new AppError('not_json'), language, c.req.path);
  const reference = newId(deps.publish.clock.now()).slice(-8);
  if (!(error instanceof AppError)) deps.report(error, reference);
  const known = asAppError(error, reference);
  return problemResponse(
    known.code === 'article_changed' ? await withName(known, c, deps) : known,
    language,
    c.req.path,
  );
}

/** Who changed the article, by name: the domain knows only the account's id. */
async function withName(error: AppError, c: ApiContext, deps: ApiDeps): Promise<AppError> {
  const { by, at, ...rest } = error.params;
  if (typeof by !== 'string') return error;
  const names = await namesOf(deps.people.accounts, [by], c.get('language'));
  const params: ErrorParams = { ...rest, byId: by, by: personOf(by, names).name };
  return new AppError(error.code, typeof at === 'number' ? { ...params, at: toInstantText(at) } : params);
}
