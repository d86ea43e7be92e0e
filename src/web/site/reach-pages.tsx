import { type Context, Hono } from 'hono';
import { liteMissing } from './lite/lite-pages.tsx';
import { loadFrame } from './load-frame.ts';
import type { SiteDeps } from './ports.ts';
import { document, page } from './respond.tsx';
import { CopySearchPage, MirrorsPage, OfflinePage, SavedPage } from './views/reach-pages.tsx';

const KEEP = { tags: [], maxAge: 3600 };

/** What keeps the site within reach when the line or the address fails: saved articles, the worker, other addresses, the key of copies. */
export function reachPages(deps: SiteDeps): Hono {
  const app = new Hono();
  app.get('/saved', async (c) => page(c, <SavedPage frame={await loadFrame(deps)} />, { keep: KEEP }));
  app.get('/offline', async (c) => page(c, <OfflinePage frame={await loadFrame(deps)} />, { keep: KEEP }));
  app.get('/mirrors', async (c) => page(c, <MirrorsPage frame={await loadFrame(deps)} />, { keep: KEEP }));
  app.get('/sw.js', (c) => worker(c, deps));
  app.get('/.well-known/warraq-site-key', (c) => document(c, deps.siteKey, 'text/plain; charset=utf-8', KEEP));
  if (deps.still !== undefined) {
    app.get('/search', async (c) => page(c, <CopySearchPage frame={await loadFrame(deps)} />, { keep: KEEP }));
    app.get('/404', (c) => liteMissing(c, deps));
  }
  return app;
}

/** The worker with what it keeps from the start: other files of ours make another worker, so the browser takes it anew. */
function worker(c: Context, { assets }: SiteDeps): Response | Promise<Response> {
  const { urls } = assets;
  const file = assets.find(urls.worker.slice(urls.worker.lastIndexOf('/') + 1), '');
  if (file === null) return c.notFound();
  const shell = ['/offline', '/saved', urls.css, urls.reach, urls.keptList, urls.icon, ...urls.preload];
  const code = `const SHELL=${JSON.stringify(shell)};${new TextDecoder().decode(file.body)}`;
  return document(c, code, 'text/javascript; charset=utf-8', KEEP);
}
