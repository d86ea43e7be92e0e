import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBroughtBrowser } from '../support/browser.ts';

const font = readFileSync(
  join(
    import.meta.dirname,
    '../../node_modules/@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-400-normal.woff2',
  ),
).toString('base64');

/** What a machine without a browser runs the tests with; tried on every machine, or nobody would notice it break. */
describe('the browser that npm brings', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBroughtBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });

  it('draws Arabic with a font of the page, and falls back from fonts that are not there', async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.setContent(`<!doctype html><html lang="ar" dir="rtl"><style>
      @font-face { font-family: Plex; src: url(data:font/woff2;base64,${font}) }
      @font-face { font-family: Missing; src: local('No Such Font'), local('Tahoma') }
      p { font-family: Plex, Missing, sans-serif; display: inline-block }
    </style><p>ورّاق</p><p style="font-family: Missing, serif">ورّاق A</p>`);
    await page.evaluate(() => document.fonts.ready);
    expect(await page.evaluate(() => document.fonts.check('16px Plex', 'ورّاق'))).toBe(true);
    expect(
      await page
        .locator('p')
        .first()
        .evaluate((p) => p.getBoundingClientRect().width),
    ).toBeGreaterThan(10);
    expect((await page.screenshot()).length).toBeGreaterThan(0);
    await page.close();
  });

  it('runs the scripts of a page', async () => {
    const page = await browser.newPage();
    await page.setContent('<script>document.title = "خبر"</script>');
    expect(await page.title()).toBe('خبر');
    await page.close();
  });
});
