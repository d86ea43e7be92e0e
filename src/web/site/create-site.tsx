import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { AppError } from '../../base/index.ts';
import { embedHosts } from '../../news/write/index.ts';
import { messageFor } from '../../wire/index.ts';
import { articlePage, sharePage } from './article-page.tsx';
import { contactPages } from './contact-page.tsx';
import { addFeeds } from './feeds.ts';
import { homePage } from './home-page.tsx';
import { authorPage, sectionPage, tagPage } from './listing-pages.tsx';
import { litePages } from './lite/lite-pages.tsx';
import { liveEntriesPage } from './live-coverage.tsx';
import { bareFrame, cardTags, loadFrame } from './load-frame.ts';
import { lookSheet } from './look-css.ts';
import { addMachineFiles } from './machine-files.ts';
import { newsletterPages } from './newsletter-pages.tsx';
import type { SiteDeps } from './ports.ts';
import { reachPages } from './reach-pages.tsx';
import { endAt, isDeclared, page } from './respond.tsx';
import { searchPage } from './search-page.tsx';
import { shareCard } from './share-cards.ts';
import { nextChange } from './shell.ts';
import { addedText, staticPage } from './static-pages.tsx';
import { AboutPage, CorrectionsPage } from './views/about.tsx';
import { FaultPage, NotFoundPage } from './views/faults.tsx';

/** Nothing but our own files; no inline script or style at all, so that markup that slips in does nothing. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  // What a reader asks to see of another platform; nothing of it loads before.
  `frame-src ${embedHosts.join(' ')}`,
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A form of ours is a few hundred bytes. */
const FORM_MAX = 16 * 1024;
/** Four thousand Arabic letters are 24 kB as a form sends them, and too many are still to be told so in words. */
const LETTER_MAX = 128 * 1024;
const DAY_S = 86_400;

/** The readers' site. Every answer that may be kept says so in headers that `declaredPage` reads and removes. */
export function createSite(given: SiteDeps): Hono {
  /** The site's address inside Tor as the newest page saw it: a header needs no look of its own. */
  let onion = '';
  const settings = async () => {
    const read = await given.publication.settings();
    onion = read.value.onion;
    return read;
  };
  const deps: SiteDeps = { ...given, publication: { ...given.publication, settings } };
  const app = new Hono();

  app.use(async (c, next) => {
    await next();
    if (!c.res.headers.has('Content-Security-Policy')) c.header('Content-Security-Policy', POLICY);
    if (onion !== '' && c.res.status === 200 && c.res.headers.get('Content-Type')?.startsWith('text/html'))
      c.header('Onion-Location', onion + new URL(c.req.url).pathname);
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Cross-Origin-Opener-Policy', 'same-origin');
    c.header('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), browsing-topics=()');
    if (!c.res.headers.has('Referrer-Policy')) c.header('Referrer-Policy', 'strict-origin-when-cross-origin');
  });
  // A line of «عاجل» or an advertisement that runs out leaves every page at that moment.
  app.use(async (c, next) => {
    await next();
    if (!isDeclared(c)) return;
    const moment = nextChange(await deps.shell(), deps.clock.now());
    if (moment !== null) endAt(c, moment);
  });
  app.use('/newsletter/*', bodyLimit({ maxSize: FORM_MAX, onError: (c) => refused(c, deps, 413) }));
  app.use('/contact', bodyLimit({ maxSize: LETTER_MAX, onError: (c) => refused(c, deps, 413) }));

  app.route('/', reachPages(deps));
  app.route('/', litePages(deps));
  app.get('/', (c) => homePage(c, deps));
  app.get('/assets/:file', async (c) => (await lookAsset(c, deps)) ?? asset(c, deps));
  app.get('/favicon.ico', (c) => c.redirect(deps.assets.urls.touchIcon, 302));
  app.get('/search', (c) => searchPage(c, deps));
  app.get('/a/:id', async (c) => (await sharePage(c, deps, c.req.param('id'))) ?? c.notFound());
  app.get('/tag/:slug', async (c) => (await tagPage(c, deps, c.req.param('slug'))) ?? c.notFound());
  app.get('/author/:slug', async (c) => (await authorPage(c, deps, c.req.param('slug'))) ?? c.notFound());
  app.get('/about', async (c) => {
    const [frame, contributors, own] = await Promise.all([
      loadFrame(deps),
      deps.publication.contributors(),
      addedText(deps, 'about'),
    ]);
    const view = <AboutPage frame={frame} contributors={contributors} own={own} />;
    return page(c, view, { keep: { tags: ['about'], maxAge: 300 } });
  });
  app.get('/corrections', async (c) => {
    const [frame, corrections] = await Promise.all([loadFrame(deps), deps.live.corrections(100)]);
    const tags = ['lists', ...cardTags(corrections.map(({ card }) => card))];
    return page(c, <CorrectionsPage frame={frame} corrections={corrections} />, { keep: { tags, maxAge: 300 } });
  });
  addFeeds(app, deps);
  addMachineFiles(app, deps);
  app.get('/cards/:file', async (c) => (await shareCard(c, deps, c.req.param('file'))) ?? c.notFound());
  app.get('/p/:slug', async (c) => (await staticPage(c, deps, c.req.param('slug'))) ?? c.notFound());
  app.get('/-/live/:id', async (c) => (await liveEntriesPage(c, deps, c.req.param('id'))) ?? c.notFound());
  app.route('/', contactPages(deps));
  app.route('/', newsletterPages(deps));
  app.get(
    '/:section/:slug',
    async (c) => (await articlePage(c, deps, c.req.param('section'), c.req.param('slug'))) ?? c.notFound(),
  );
  app.get('/:section', async (c) => (await sectionPage(c, deps, c.req.param('section'))) ?? c.notFound());

  app.notFound((c) => notFound(c, deps));
  app.onError((error, c) => failed(error, c, deps));
  return app;
}

/** The publication's own colours; null for another file's name. */
async function lookAsset(c: Context, deps: SiteDeps): Promise<Response | null> {
  const file = c.req.param('file') ?? '';
  if (!file.startsWith('look-')) return null;
  const { value } = await deps.publication.settings();
  const sheet = lookSheet(value.look, deps.theme.css ?? '');
  if (sheet === null) return null;
  const current = sheet.path === `/assets/${file}`;
  // A page from before a change may still ask for the sheet of then: it gets today's, and nobody remembers it by that name.
  c.header('Cache-Control', current ? `public, max-age=${365 * DAY_S}, immutable` : 'no-store');
  return c.body(sheet.css, 200, { 'Content-Type': 'text/css; charset=utf-8' });
}

function asset(c: Context, deps: SiteDeps): Response | Promise<Response> {
  const found = deps.assets.find(c.req.param('file') ?? '', c.req.header('accept-encoding') ?? '');
  if (found === null) return c.notFound();
  // A year, for good: the name changes with the content.
  c.header('Cache-Control', `public, max-age=${365 * DAY_S}, immutable`);
  c.header('Vary', 'Accept-Encoding');
  if (found.encoding !== null) c.header('Content-Encoding', found.encoding);
  return c.body(found.body, 200, { 'Content-Type': found.type });
}

async function notFound(c: Context, deps: SiteDeps): Promise<Response> {
  const { pathname, search } = new URL(c.req.url);
  if (pathname.length > 1 && pathname.endsWith('/') && !pathname.startsWith('//'))
    return c.redirect(pathname.replace(/\/+$/, '') + search, 301);
  // Machines that ask for a file get no page to read.
  if (/\.(?!html?$)[a-z0-9]{1,5}$/i.test(pathname)) return c.text('', 404);
  const [frame, latest] = await Promise.all([loadFrame(deps), deps.live.list({ limit: 5 })]);
  return page(c, <NotFoundPage frame={frame} latest={latest} />, { status: 404 });
}

/** What was sent cannot be taken as it is: too long, or no form at all. */
async function refused(c: Context, deps: SiteDeps, status: 400 | 413): Promise<Response> {
  const frame = await loadFrame(deps);
  const code = status === 413 ? 'body_too_large' : 'invalid_input';
  const text = messageFor(code, {}, frame.language);
  return page(c, <FaultPage frame={frame} title={frame.words.faults.refused} text={text} />, { status });
}

async function failed(error: unknown, c: Context, deps: SiteDeps): Promise<Response> {
  if (error instanceof AppError && error.code === 'invalid_input') return refused(c, deps, 400);
  const busy = error instanceof AppError && (error.code === 'database_busy' || error.code === 'disk_full');
  deps.report(error);
  if (busy) c.header('Retry-After', '5');
  const frame = await loadFrame(deps).catch(() => bareFrame(deps));
  const { faults } = frame.words;
  const title = busy ? faults.busy : faults.failed;
  const text = busy ? faults.busyHint : faults.failedHint;
  return page(c, <FaultPage frame={frame} title={title} text={text} />, { status: busy ? 503 : 500 });
}
