import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults } from '../support/accessibility.ts';
import { openBrowser } from '../support/browser.ts';
import { type Running, startWarraq } from '../support/warraq.ts';

describe('a reader without a connection', () => {
  let warraq: Running;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let first: string;
  let second: string;
  let light: string;

  /** Waits until this browser keeps the page. */
  const isKept = (path: string, store: 'read' | 'saved' = 'read') =>
    page.waitForFunction(
      async ({ path, store }) => (await (await caches.open(store)).match(path)) !== undefined,
      { path, store },
      { timeout: 20_000 },
    );
  const titleOf = (path: string) => page.goto(warraq.url + path).then(() => page.locator('main h1').innerText());
  const titles = new Map<string, string>();

  beforeAll(async () => {
    warraq = await startWarraq({ demo: true });
    browser = await openBrowser();
    context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    page = await context.newPage();
    await page.goto(warraq.url);
    const paths = await page
      .locator('.has-picture .headline a')
      .evaluateAll((links) => [...new Set(links.map((one) => new URL((one as HTMLAnchorElement).href).pathname))]);
    [first = '', second = '', light = ''] = paths;
    light = `/lite${light}`;
  });
  afterAll(async () => {
    await browser?.close();
    await warraq?.stop();
  });

  it('reads two articles and a light page, and saves one for later', async () => {
    for (const path of [first, second]) {
      titles.set(path, await titleOf(path));
      await isKept(path);
    }
    // The light page has no script of its own: the worker, at work by now, sees it pass.
    titles.set(light, await titleOf(light));
    await page.goto(warraq.url + first);
    await isKept(light);
    const button = page.locator('button.save');
    await button.click();
    await isKept(first, 'saved');
    await expect.poll(() => button.getAttribute('aria-pressed')).toBe('true');
    expect(await button.innerText()).toBe('محفوظ للقراءة لاحقًا');
  });

  it('opens them again when the server is gone, marked as kept, with the pictures', async () => {
    await warraq.stop();
    for (const path of [first, second, light]) {
      expect(await titleOf(path)).toBe(titles.get(path));
      const note = page.locator('.saved-note');
      expect(await note.isVisible()).toBe(true);
      expect(await note.innerText()).toMatch(/^تقرأ نسخة محفوظة في جهازك منذ \d+ .+ 2\d\d\d/);
    }
    await page.goto(warraq.url + second);
    expect(
      await page.locator('.story-picture img').evaluate((img) => (img as HTMLImageElement).naturalWidth),
    ).toBeGreaterThan(0);
    expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toContain('Warraq');
  });

  it('is shown what there is to read where nothing was kept', async () => {
    await page.goto(`${warraq.url}/search?q=x`);
    expect(await page.locator('main h1').innerText()).toBe('لا اتصال بالموقع');
    const read = page.locator('[data-kept=read] a');
    await expect.poll(() => read.count()).toBe(3);
    expect((await read.allInnerTexts()).sort()).toEqual([...titles.values()].sort());
    expect(await page.locator('[data-kept=saved] a').allInnerTexts()).toEqual([titles.get(first)]);
    expect(await axeFaults(page)).toEqual([]);
    await read.first().click();
    await page.locator('.saved-note').waitFor();
  });

  it('still has the list of what was saved, and can take an article off it', async () => {
    await page.goto(`${warraq.url}/saved`);
    const saved = page.locator('[data-kept=saved] li');
    await expect.poll(() => saved.count()).toBe(1);
    expect(await axeFaults(page)).toEqual([]);
    await saved.locator('button').click();
    await expect.poll(() => saved.count()).toBe(0);
  });

  it('can clear everything, and asks for nothing more to be kept', async () => {
    await page.goto(`${warraq.url}/saved`);
    await page.locator('button.clear').click();
    await expect.poll(() => page.locator('.kept li').count()).toBe(0);
    await page.locator('button.keeping').click();
    await expect.poll(() => page.locator('button.keeping').innerText()).toBe('أبقِ ما أقرؤه');
    expect(await page.evaluate(() => caches.has('off'))).toBe(true);
  });
});

describe('a reader on a bad line', () => {
  let warraq: Running;
  let browser: Browser;
  let line: Awaited<ReturnType<typeof badLine>>;

  beforeAll(async () => {
    warraq = await startWarraq({ demo: true });
    line = await badLine(warraq.url);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await line?.close();
    await warraq?.stop();
  });

  it('reads the kept copy when the line is silent, or the server broken, and the page itself when it answers', async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(line.url);
    await page.locator('.headline a').first().click();
    await page.locator('article.story-article').waitFor();
    const title = await page.locator('h1').innerText();
    const path = new URL(page.url()).pathname;
    await page.waitForFunction(async (one) => (await (await caches.open('read')).match(one)) !== undefined, path);
    // In charge of this page, so that it answers for the next one.
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
    for (const state of ['broken', 'silent'] as const) {
      line.become(state);
      await page.goto(line.url + path);
      expect(await page.locator('h1').innerText()).toBe(title);
      expect(await page.locator('.saved-note').isVisible()).toBe(true);
    }
    line.become('well');
    await page.goto(line.url + path);
    expect(await page.locator('.saved-note').isVisible()).toBe(false);
  });

  it('is offered the light page when saving data, and only then', async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(warraq.url);
    expect(await page.locator('.lite-offer').isVisible()).toBe(false);
    await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
    await page.goto(warraq.url);
    await page.locator('.lite-offer a').click();
    expect(new URL(page.url()).pathname).toBe('/lite/');
  });

  it('keeps the last sixty, the oldest going first, and no file that none of them shows', async () => {
    const map = await (await fetch(`${warraq.url}/sitemap-1.xml`)).text();
    const paths = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map((one) => new URL(one[1] ?? '').pathname);
    const pages = paths.flatMap((path) => [path, `/lite${path}`]);
    expect(pages.length).toBeGreaterThan(62);
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${warraq.url}/about`);
    const kept = await page.evaluate(async (asked) => {
      const { active } = await navigator.serviceWorker.ready;
      for (const [i, keep] of asked.entries()) {
        await new Promise((done) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = done;
          // The first alone shows the icon.
          active?.postMessage({ keep, into: 'read', parts: i === 0 ? ['/favicon.ico'] : ['/about'] }, [port2]);
        });
      }
      return (await (await caches.open('read')).keys()).map(({ url }) => new URL(url).pathname);
    }, pages);
    expect(kept.sort()).toEqual([...pages.slice(-60), '/about'].sort());
  });

  // Bytes over the wire, by Brotli; the worker with what the server puts before it.
  it('gets at most 4,000 bytes of worker and 10,000 of script in all', async () => {
    const sizeOf = async (path: string) => {
      const response = await fetch(warraq.url + path, { headers: { 'accept-encoding': 'br' } });
      expect([path, response.status, response.headers.get('content-encoding')]).toEqual([path, 200, 'br']);
      return Number(response.headers.get('content-length'));
    };
    const pages = await Promise.all(['/', '/saved'].map(async (path) => (await fetch(warraq.url + path)).text()));
    const article = /class="headline"><a href="([^"]+)"/.exec(pages[0] ?? '')?.[1] ?? '';
    pages.push(await (await fetch(warraq.url + article)).text());
    const scripts = new Set(
      pages.flatMap((html) => [...html.matchAll(/<script src="([^"]+)"/g)].map((one) => one[1] ?? '')),
    );
    const worker = await sizeOf('/sw.js');
    const sizes = await Promise.all([...scripts].map(sizeOf));
    expect(scripts.size).toBeGreaterThanOrEqual(3);
    expect(worker).toBeLessThanOrEqual(4_000);
    expect(worker + sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(10_000);
  });
});

describe('a reader who kept an article that is withdrawn', () => {
  it('has it no more once the site was heard, in none of its forms', async () => {
    const warraq = await startWarraq({ demo: true });
    const browser = await openBrowser();
    try {
      const page = await (await browser.newContext()).newPage();
      await page.goto(warraq.url);
      const path = await page
        .locator('.headline a')
        .first()
        .evaluate((link) => new URL((link as HTMLAnchorElement).href).pathname);
      const kept = () =>
        page.evaluate(async () => {
          const names = ['read', 'saved'];
          const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
          return all.flat().map(({ url }) => new URL(url).pathname);
        });
      await page.goto(warraq.url + path);
      const id = (await page.locator('[data-read]').getAttribute('data-read')) ?? '';
      await expect.poll(kept, { timeout: 20_000 }).toContain(path);
      await page.locator('button.save').click();
      await page.goto(`${warraq.url}/lite${path}`);
      await expect.poll(kept, { timeout: 20_000 }).toContain(`/lite${path}`);

      await withdraw(warraq, id);
      const response = await page.goto(`${warraq.url}/lite${path}`);
      expect(response?.status()).toBe(410);
      await expect.poll(kept, { timeout: 20_000 }).toEqual([]);
    } finally {
      await browser.close();
      await warraq.stop();
    }
  });
});

/** A line to the server that can fall silent, or break. */
async function badLine(to: string) {
  let state: 'well' | 'silent' | 'broken' = 'well';
  const waiting: [IncomingMessage, ServerResponse][] = [];
  const pass = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const options = { method: incoming.method ?? 'GET', headers: incoming.headers };
    const onward = request(new URL(incoming.url ?? '/', to), options, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  };
  const server = createServer((incoming, outgoing) => {
    if (state === 'silent') waiting.push([incoming, outgoing]);
    else if (state === 'broken') outgoing.writeHead(502).end('bad gateway');
    else pass(incoming, outgoing);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    become: (next: typeof state) => {
      state = next;
      // What a line swallowed comes through when it is well again.
      if (next === 'well') for (const [incoming, outgoing] of waiting.splice(0)) pass(incoming, outgoing);
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}

async function withdraw(warraq: Running, id: string): Promise<void> {
  const { email, password } = warraq.accounts.find(({ role }) => role === 'admin') ?? { email: '', password: '' };
  const ask = (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) =>
    fetch(warraq.url + path, {
      ...init,
      headers: { origin: warraq.url, 'content-type': 'application/json', ...init.headers },
    });
  const signedIn = await ask('/api/auth/sign-in/email', { method: 'POST', body: JSON.stringify({ email, password }) });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const etag = (await ask(`/api/articles/${id}`, { headers: { cookie } })).headers.get('etag') ?? '';
  const done = await ask(`/api/articles/${id}/withdraw`, {
    method: 'POST',
    headers: { cookie, 'if-match': etag },
    body: JSON.stringify({ reason: 'safety', notice: 'سُحب حرصًا على سلامة من ورد ذكرهم.' }),
  });
  expect(done.status).toBe(200);
}
