import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults } from '../support/accessibility.ts';
import { openBrowser } from '../support/browser.ts';
import { serveStill } from '../support/still-server.ts';
import { dataFolder, eventually, type Running, runCommand, startWarraq } from '../support/warraq.ts';

const SITE = 'https://daliya.example';
const SENTENCE = 'قال السكان إن الماء عاد إلى الحي بعد أسبوع من الانقطاع، وإنهم ينتظرون أن يستمر الضخ. ';

/** Every file of a copy with the hash of its bytes. */
function contents(dir: string): Map<string, string> {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(
    paths.map((path) => [path.slice(dir.length + 1), createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );
}

describe('a copy of the whole site', () => {
  let warraq: Running;
  let browser: Browser;
  let page: Page;
  let still: Awaited<ReturnType<typeof serveStill>>;
  const folder = dataFolder();
  const copy = join(folder, 'copy');

  beforeAll(async () => {
    warraq = await startWarraq({ demo: true, env: { WARRAQ_BASE_URL: SITE } });
    // More of one section than a page of its list holds.
    const archive = join(folder, 'archive.jsonl');
    const records = Array.from({ length: 45 }, (_, i) =>
      JSON.stringify({
        title: `من الأرشيف ${i + 1}`,
        body: SENTENCE.repeat(3),
        time: `2025-01-01T00:${10 + i}:00Z`,
        section: 'أرشيف',
      }),
    );
    writeFileSync(archive, records.join('\n'));
    // Commands wait for the thread that takes them.
    await eventually(async () => (await warraq.command('status')).code === 0);
    const mapping = 'title=title,body=body,publishedAt=time,section=section';
    const brought = await warraq.command('import', 'jsonl', archive, '--map', mapping, '--json');
    expect(JSON.parse(brought.stdout)).toMatchObject({ imported: 45 });
    const { code, stdout } = await warraq.command('export', copy, '--zip', join(folder, 'copy.zip'), '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ kept: 0, removed: 0 });
    still = await serveStill(copy, '/copies/daliya');
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  });
  afterAll(async () => {
    await browser?.close();
    await still?.close();
    await warraq?.stop();
  });

  it('answers every link of every page, from a sub-path of a plain server', async () => {
    const dead: string[] = [];
    const pages = new Set<string>();
    const seen = new Set<string>();
    const queue = [`${still.url}/`];
    for (let url = queue.pop(); url !== undefined; url = queue.pop()) {
      const response = await fetch(url);
      const text = await response.text();
      if (response.status !== 200) dead.push(decodeURIComponent(url));
      if (!response.headers.get('content-type')?.startsWith('text/html')) continue;
      pages.add(url);
      for (const [, name, value = ''] of text.matchAll(/\s(href|src|action|srcset)="([^"]*)"/g)) {
        const addresses = name === 'srcset' ? value.split(', ').map((one) => one.split(' ')[0] ?? '') : [value];
        for (const address of addresses) {
          const target = new URL(address.replaceAll('&amp;', '&'), url);
          target.hash = '';
          if (target.origin !== new URL(still.url).origin || seen.has(target.href)) continue;
          seen.add(target.href);
          queue.push(target.href);
        }
      }
    }
    expect(dead).toEqual([]);
    expect([...seen].filter((url) => !url.startsWith(`${still.url}/`))).toEqual([]);
    expect([...pages].filter((url) => url.includes('/before-')).length).toBeGreaterThanOrEqual(4);
    expect(pages.size).toBeGreaterThan(150);
  });

  it('asks nobody but its own host, and axe finds nothing, on every kind of page, light and dark', async () => {
    const article = [...contents(copy).keys()].find((path) => /^ماء-وبيئة\/نهر.*index\.html$/.test(path)) ?? '';
    const list = [...contents(copy).keys()].find((path) => /^أرشيف\/before-/.test(path)) ?? '';
    const tag = [...contents(copy).keys()].find((path) => path.startsWith('tag/')) ?? '';
    const author = [...contents(copy).keys()].find((path) => path.startsWith('author/')) ?? '';
    const kinds = [
      'index.html',
      article,
      list,
      tag,
      author,
      'about/',
      'corrections/',
      'search/',
      'lite/',
      `lite/${article}`,
      '404.html',
    ];
    const asked = new Set<string>();
    page.on('request', (request) => asked.add(new URL(request.url()).origin));
    const failed: string[] = [];
    page.on('requestfailed', (request) => failed.push(request.url()));
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      for (const kind of kinds) {
        await page.goto(`${still.url}/${kind}`);
        expect([kind, await axeFaults(page)]).toEqual([kind, []]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
      }
    }
    expect([...asked]).toEqual([new URL(still.url).origin]);
    expect(failed).toEqual([]);
  });

  it('reads from a memory card: the front page’s links open without any server', async () => {
    await page.goto(pathToFileURL(join(copy, 'index.html')).href);
    const headline = page.locator('.front-lead .headline a').first();
    const title = await headline.innerText();
    await headline.click();
    await page.locator('article.story-article').waitFor();
    expect(page.url()).toMatch(/^file:.*\/index\.html$/);
    expect(await page.locator('h1').innerText()).toBe(title);
    expect(
      await page.locator('.story-picture img').evaluate((img) => (img as HTMLImageElement).naturalWidth),
    ).toBeGreaterThan(0);
    await page.locator('.masthead .plate a').click();
    await page.locator('.front-lead').waitFor();
  });

  it('says that it cannot be searched, and where the site can', async () => {
    await page.goto(`${still.url}/`);
    await page.locator('.masthead-search button').click();
    expect(await page.locator('h1').innerText()).toBe('لا بحث في هذه النسخة');
    expect(await page.locator('main a').first().getAttribute('href')).toBe(`${SITE}/search`);
  });

  it('is verified with the key that the site publishes, and a changed byte is found and named', async () => {
    const key = join(folder, 'key.pem');
    writeFileSync(key, await (await fetch(`${warraq.url}/.well-known/warraq-site-key`)).text());
    for (const from of [key, warraq.url]) {
      const whole = await runCommand(['verify', copy, '--key', from]);
      expect(whole.stdout).toContain('النسخة سليمة');
      expect(whole.code).toBe(0);
    }
    const file = join(copy, 'about/index.html');
    const bytes = readFileSync(file);
    writeFileSync(file, Buffer.concat([bytes.subarray(0, -1), Buffer.from(' ')]));
    const { code, stdout } = await runCommand(['verify', copy, '--key', key]);
    expect(code).toBe(1);
    expect(stdout).toContain('ملفات غُيّرت (1):');
    expect(stdout).toContain('Changed (1):');
    expect(stdout).toContain('about/index.html');
    writeFileSync(file, bytes);
    expect((await runCommand(['verify', join(folder, 'nothing')])).code).toBe(1);
  });

  it('that was killed half-way and then completed is byte for byte a fresh one, without the server too', async () => {
    await warraq.stop();
    const killed = join(folder, 'killed');
    const entry = join(import.meta.dirname, '../../dist/cli/main.js');
    const env = { ...process.env, DATABASE_URL: '', WARRAQ_BASE_URL: SITE, WARRAQ_LOG: 'error' };
    const child = spawn(process.execPath, [entry, 'export', killed, '--data', warraq.data], { env, stdio: 'ignore' });
    const gone = new Promise((done) => child.once('exit', done));
    await eventually(async () => existsSync(join(killed, '.warraq-writing/files')));
    child.kill('SIGKILL');
    await gone;
    for (const dir of [killed, join(folder, 'fresh')]) expect((await warraq.command('export', dir)).code).toBe(0);
    expect(contents(killed)).toEqual(contents(join(folder, 'fresh')));
  });
});
