import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { dataFolder, eventually, type Running, startWarraq } from '../support/warraq.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let warraq: Running;
let browser: Browser;
/** Addresses of one page of each kind. */
let kinds: Record<string, string>;

beforeAll(async () => {
  warraq = await startWarraq({ demo: true });
  browser = await openBrowser();
  const home = await (await fetch(warraq.url)).text();
  const first = (pattern: RegExp) => pattern.exec(home)?.[1] ?? '';
  const live = first(/href="([^"]*%D8%B9%D8%A7%D8%B5%D9%81%D8%A9[^"]*)"/);
  kinds = {
    home: '/',
    article: first(/class="card card-lead.*?href="(\/[^"]+\/[^"]+)"/s),
    'live coverage': live,
    'running story': first(/kicker-story" href="([^"]+)"/),
    section: first(/class="menu".*?<li><a href="(\/[^"]+)"/s),
    tag: '/tag/%D8%A7%D9%84%D8%B2%D8%B1%D8%A7%D8%B9%D8%A9',
    author: '/author/%D9%87%D8%A7%D9%84%D8%A9-%D8%A7%D9%84%D8%B9%D8%A7%D8%B5%D9%8A',
    'static page': first(/href="(\/p\/[^"]+)"/),
    about: '/about',
    corrections: '/corrections',
    contact: `/contact?article=${live.slice(-8)}`,
    newsletter: '/newsletter',
    search: '/search?q=%D8%A7%D9%84%D9%85%D8%A7%D8%A1',
    'nothing there': '/nothing/there',
  };
});
afterAll(async () => {
  await browser?.close();
  await warraq?.stop();
});

const names = [
  'home',
  'article',
  'live coverage',
  'running story',
  'section',
  'tag',
  'author',
  'static page',
  'about',
  'corrections',
  'contact',
  'newsletter',
  'search',
  'nothing there',
];

/** What axe finds wrong with the page at `path`, each with the markup it is about. */
async function objections(page: Page, path: string): Promise<string[]> {
  await page.goto(warraq.url + path, { waitUntil: 'load' });
  await page.addScriptTag({ content: axe });
  return page.evaluate(async () => {
    const { violations } = await (
      window as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
    ).axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  });
}

describe.each(['light', 'dark'] as const)('on %s paper', (colorScheme) => {
  let context: BrowserContext;
  let page: Page;
  const foreign: string[] = [];
  beforeAll(async () => {
    // axe is put into the page by the test, which the policy rightly forbids to anybody else.
    context = await browser.newContext({ colorScheme, bypassCSP: true, viewport: { width: 1360, height: 900 } });
    page = await context.newPage();
    page.on('request', (request) => {
      if (!request.url().startsWith(warraq.url) && !request.url().startsWith('data:')) foreign.push(request.url());
    });
  });
  afterAll(() => context?.close());

  it.each(names)('%s holds nothing that axe objects to, asks no other host and fits 320 px', async (name) => {
    await page.setViewportSize({ width: 1360, height: 900 });
    expect(await objections(page, kinds[name] ?? '')).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(foreign).toEqual([]);
  });
});

describe('what a reader chooses', () => {
  it('is there from the first paint of every page, moves nothing, and is kept', async () => {
    const context = await browser.newContext({
      colorScheme: 'light',
      viewport: { width: 390, height: 844 },
      serviceWorkers: 'block',
    });
    // No font arrives: how much one moves the lines depends on what the machine has in its place. What moves is the choice.
    await context.route('**/*.woff2', (route) => route.abort());
    // Rendering waits for the style sheet, and the first frame's callback for rendering.
    await context.addInitScript(() =>
      requestAnimationFrame(() => {
        document.documentElement.dataset.firstSize = getComputedStyle(document.documentElement).fontSize;
      }),
    );
    const page = await context.newPage();
    await page.goto(warraq.url);
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const size = () => page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
    const before = await paper();
    await page.locator('.choices summary').click();
    await page.locator('[data-choose="scheme"][value="dark"]').click();
    await page.locator('[data-choose="size"][value="3"]').click();
    expect(await paper()).not.toBe(before);
    expect(await size()).toBe('20px');
    expect(await page.locator('[data-choose="size"][value="3"]').getAttribute('aria-pressed')).toBe('true');
    await page.goto(`${warraq.url}/about`);
    expect(await page.locator('html').getAttribute('data-first-size')).toBe('20px');
    expect(await size()).toBe('20px');
    const shift = await page.evaluate(
      () =>
        new Promise<number>((done) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
          }).observe({ type: 'layout-shift', buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
        }),
    );
    expect(shift).toBeLessThan(0.005);
    await page.locator('.choices summary').click();
    await page.locator('[data-choose="scheme"][value="auto"]').click();
    expect(await paper()).toBe(before);
    await context.close();
  });

  it('is not offered where no script could keep it', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(warraq.url);
    expect(await page.locator('.choices').isVisible()).toBe(false);
    await context.close();
  });
});

describe('from the desk to the reader', () => {
  /** Signs in as an account of that role and sends one request as the newsroom's page would. */
  async function desk(role: string) {
    const account = warraq.accounts.find((one) => one.role === role);
    const headers = { origin: warraq.url, 'content-type': 'application/json' };
    const opened = await fetch(`${warraq.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ email: account?.email, password: account?.password }),
    });
    const cookie = opened.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    return async (method: string, path: string, body?: unknown, version?: number) => {
      const response = await fetch(warraq.url + path, {
        method,
        headers: { ...headers, cookie, ...(version === undefined ? {} : { 'if-match': `"${version}"` }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, json: (await response.json()) as Record<string, unknown> };
    };
  }
  const shows = async (path: string, text: string) => (await (await fetch(warraq.url + path)).text()).includes(text);

  it('puts «عاجل» on every page at once and takes it away at once', async () => {
    const send = await desk('editor');
    expect(await shows('/about', 'وادي الجوز')).toBe(true);
    const { json } = await send('POST', '/api/breaking', { line: 'انتهاء العاصفة' });
    expect([await shows('/about', 'انتهاء العاصفة'), await shows('/about', 'وادي الجوز')]).toEqual([true, false]);
    await send('POST', `/api/breaking/${json.id}/end`, {}, 1);
    expect(await shows('/about', 'انتهاء العاصفة')).toBe(false);
  });

  it('offers a new entry of a live coverage without moving what is read', async () => {
    const send = await desk('editor');
    const path = kinds['live coverage'] ?? '';
    const id = /data-read="([^"]+)"/.exec(await (await fetch(warraq.url + path)).text())?.[1] ?? '';
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(warraq.url + path);
    const stream = page.locator('[data-live] > li');
    const before = await stream.count();
    await send('POST', `/api/articles/${id}/entries`, { title: 'وصلت العاصفة إلى الجزيرة', author: 'تيم' });
    const more = page.locator('[data-live-more]');
    expect(await more.isVisible()).toBe(false);
    await eventually(async () => {
      // As coming back to the tab does: the page looks at once instead of at its next half minute.
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      return more.isVisible();
    });
    expect(await more.innerText()).toBe('مدخل جديد');
    expect(await stream.count()).toBe(before);
    await more.click();
    expect(await stream.count()).toBe(before + 1);
    expect(await stream.first().innerText()).toContain('وصلت العاصفة إلى الجزيرة');
    expect(await more.isVisible()).toBe(false);
    await page.close();
  });

  it('brings what a reader wrote to the editors', async () => {
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(warraq.url + kinds.article);
    await page.locator('.report a').click();
    await page.locator('textarea[name="text"]').fill('الرقم في الفقرة الأولى خطأ');
    await page.locator('.notice button[type="submit"]').click();
    expect(await page.locator('h1').innerText()).toBe('وصلت رسالتك');
    const { json } = await (await desk('editor'))('GET', '/api/tips?state=new');
    expect(json.tips).toMatchObject([{ kind: 'correction', text: 'الرقم في الفقرة الأولى خطأ', state: 'new' }]);
    await page.context().close();
  });

  it('gives the site the publication’s own colours, and refuses one that cannot be read', async () => {
    const send = await desk('admin');
    const { json } = await send('GET', '/api/settings');
    const save = (accent: string) =>
      send('PUT', '/api/settings', { ...json, look: { ...(json.look as object), accent, header: 'band' } }, 1);
    expect((await save('#f2a900')).status).toBe(422);
    expect((await save('#7a1f5c')).status).toBe(200);
    const html = await (await fetch(warraq.url)).text();
    const [sheet = ''] = /\/assets\/look-[0-9a-f]+\.css/.exec(html) ?? [];
    expect(await shows(sheet, '--accent:#7a1f5c')).toBe(true);
    const context = await browser.newContext({ bypassCSP: true, viewport: { width: 1360, height: 900 } });
    expect(await objections(await context.newPage(), '/about')).toEqual([]);
    await context.close();
  });
});

describe('a theme', () => {
  it('puts its components in the place of ours, and leaves the rest', async () => {
    const themed = await startWarraq({
      data: dataFolder(),
      demo: true,
      env: { WARRAQ_THEME: resolve(import.meta.dirname, '../../examples/theme/theme.tsx') },
    });
    const html = await (await fetch(themed.url)).text();
    for (const part of ['weekly-line', 'weekly-card', 'weekly-colophon', 'class="menu"', 'card card-lead'])
      expect(html).toContain(part);
    const [sheet = ''] = /\/assets\/look-[0-9a-f]+\.css/.exec(html) ?? [];
    expect(await (await fetch(themed.url + sheet)).text()).toContain('.weekly-card');
    await themed.stop();
  });
});
