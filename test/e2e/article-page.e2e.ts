import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { type Running, startWarraq } from '../support/warraq.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe('the page of an article', () => {
  let warraq: Running;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const asked: string[] = [];

  beforeAll(async () => {
    warraq = await startWarraq({ demo: true });
    browser = await openBrowser();
    context = await browser.newContext({
      viewport: { width: 1360, height: 900 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    // Nothing may leave this machine in a test; what is asked for is what matters.
    await context.route(
      (url) => url.origin !== warraq.url,
      (route) => {
        asked.push(route.request().url());
        return route.fulfill({ contentType: 'text/html', body: '<p>frame</p>' });
      },
    );
    page = await context.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await warraq?.stop();
  });

  /** The demo's article whose address holds `words`. */
  async function open(words: string): Promise<void> {
    const sitemap = await (await fetch(`${warraq.url}/sitemap-1.xml`)).text();
    const addresses = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => address);
    const address = addresses.find((one) => decodeURIComponent(one).includes(words));
    await page.goto(address ?? `no article of the demo has ${words}`);
  }

  it('asks no other host for anything, until a reader presses for it', async () => {
    await open('نهر-يعود');
    await page.waitForLoadState('networkidle');
    expect(asked).toEqual([]);
    expect(await page.locator('iframe').count()).toBe(0);
    await page.getByRole('button', { name: 'اعرضه هنا' }).click();
    await page.frameLocator('.embed iframe').getByText('frame').waitFor();
    expect(new URL(asked[0] ?? '').origin).toBe('https://www.openstreetmap.org');
    expect(await page.locator('.embed iframe').getAttribute('title')).toContain('خريطة القرى');
  });

  it('leads from the sentence to its footnote and back', async () => {
    await open('نهر-يعود');
    await page.locator('[role=doc-noteref]').first().click();
    expect(await page.evaluate(() => document.querySelector(':target')?.textContent)).toContain('نوبة السقاية');
    await page.locator('[role=doc-backlink]').first().click();
    expect(page.url()).toContain('#note-ref-1');
  });

  it('lists the subheads of a long article, each with its link', async () => {
    await open('نهر-يعود');
    const links = page.getByRole('navigation', { name: 'في هذا المقال' }).getByRole('link');
    expect(await links.allInnerTexts()).toContain('من يدفع ثمن الخشب؟');
    await links.getByText('من يدفع ثمن الخشب؟').click();
    expect(await page.evaluate(() => document.querySelector(':target')?.tagName)).toBe('H2');
  });

  it('copies what a reader selects in quotation marks, with the link that leads back to the passage', async () => {
    await open('لماذا-يرتفع');
    const button = page.getByRole('button', { name: 'انسخ الاقتباس مع رابطه' });
    expect(await button.isVisible()).toBe(false);
    await page.evaluate(() => {
      const text = document.querySelector('.body > p')?.firstChild;
      if (text) getSelection()?.setBaseAndExtent(text, 0, text, 44);
    });
    await button.click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    const [quotation = '', title, link = ''] = copied.split('\n');
    expect(quotation).toMatch(/^«.{20,}»$/);
    expect(title).toContain('لماذا يرتفع الخبز');
    expect(link).toContain('#:~:text=');
    expect(quotation).toContain(decodeURIComponent(link.split('#:~:text=')[1]?.split(',')[0] ?? '?'));
  });

  it('copies the short link', async () => {
    await open('لماذا-يرتفع');
    await page.getByRole('button', { name: 'انسخ الرابط' }).click();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toMatch(/\/a\/[0-9a-z]{8}$/);
    await page.goto(link);
    expect(decodeURIComponent(page.url())).toContain('لماذا-يرتفع');
  });

  it.each([
    ['نهر-يعود', 'light'],
    ['لماذا-يرتفع', 'dark'],
    ['فجر-على', 'light'],
    ['tripoli-soap', 'dark'],
  ] as const)('shows a checker of accessibility nothing to complain of (%s, %s)', async (words, colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await open(words);
    // Evaluated, not added: the policy of the page lets no script in, and that is right.
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => {
      const checker = (
        globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        }
      ).axe;
      return (await checker.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    });
    expect(violations).toEqual([]);
  });
});
