import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { dataFolder, eventually, type Running, startWarraq } from '../support/warraq.ts';

const LEAD =
  'تستعد مدينة الجسر، على ضفة نهر العاصي، لافتتاح محطة تنقية جديدة بعد عامين من العمل، في خطوة يقول مهندسون إنها تعيد الماء إلى أحياء انقطع عنها منذ سنوات طويلة.';
const TEXT = [
  LEAD,
  'ماء بعد انقطاع',
  'مصدر مقرّب من مؤسسة المياه أفاد بأن المحطة ستضخ الماء تباعا، وقال المصدر في تصريحات نقلتها صحيفة “الضفة” إن “العمل انتهى قبل موعده“، مضيفا أن الفحوص مستمرة.',
  'قد يهمك: سدّ جديد قيد الدرس؟',
  'أسئلة السكان',
  'وقالت المهندسة رندة الجاسمي إن اللاذقية ستكون المدينة التالية في الخطة، وإن الميزانية تكفي لمرحلة واحدة من ثلاث مراحل أعلن عنها في الربيع الماضي.',
  'هل أعجبك المحتوى وتريد المزيد منه يصل إلى صندوق بريدك الإلكتروني بشكلٍ دوري؟',
  'الأكثر قراءة3',
].join('\n\n');

describe('an article goes the whole way', () => {
  let warraq: Running;
  let browser: Browser;
  let page: Page;
  let address: string;

  beforeAll(async () => {
    warraq = await startWarraq({ demo: true });
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  });
  afterAll(async () => {
    await browser?.close();
    await warraq?.stop();
  });

  const search = async (query: string) => {
    await page.goto(`${warraq.url}/search?q=${encodeURIComponent(query)}`);
    return page.locator('main').innerText();
  };

  it('comes in as the text of a page, without the furniture', async () => {
    const file = join(dataFolder(), 'page.txt');
    writeFileSync(file, TEXT);
    const { code, stdout } = await warraq.command(
      'import',
      'text',
      file,
      '--title',
      'محطة الجسر تعود إلى العمل',
      '--publish',
      '--json',
    );
    expect(code).toBe(0);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ state: 'published', counts: { paragraphs: 3, subheads: 2, relatedLinks: 1 } });
    expect(report.dropped.length).toBe(2);
    address = report.address;
  });

  it('is a page that reads right to left, every word in place', async () => {
    const response = await page.goto(address);
    expect(response?.status()).toBe(200);
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    expect(await page.locator('h1').innerText()).toBe('محطة الجسر تعود إلى العمل');
    const text = await page.locator('article.story-article').innerText();
    expect(text).toContain(LEAD);
    expect(text).toContain('سدّ جديد قيد الدرس؟');
    expect(text).not.toContain('هل أعجبك المحتوى');
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });

  it.each(['محطه الجسر', 'اللاذقيه', 'الجاسمي'])('is found by «%s»', async (query) => {
    await eventually(async () => (await search(query)).includes('محطة الجسر تعود إلى العمل'));
  });

  it('links to the article that its text names, once that one is there', async () => {
    const file = join(dataFolder(), 'second.txt');
    writeFileSync(file, `${LEAD} وهذا نص آخر عن السدود والأنهار وما يجري عليها من أعمال هذا العام.`);
    const { stdout } = await warraq.command(
      'import',
      'text',
      file,
      '--title',
      'سد جديد قيد الدرس؟',
      '--publish',
      '--json',
    );
    const { shortId } = JSON.parse(stdout);
    await page.goto(address);
    expect(
      await page.locator('article a').evaluateAll((links) => links.map((one) => one.getAttribute('href') ?? '')),
    ).toEqual(expect.arrayContaining([expect.stringContaining(shortId)]));
  });

  it('has neighbours with the reason in words', async () => {
    await eventually(async () => {
      await page.goto(address);
      return (await page.locator('main').innerText()).includes('يشترك في');
    });
  });

  it('enters the most-read list when it is read', async () => {
    const { pathname } = new URL(page.url());
    const id = (await page.locator('[data-read]').first().getAttribute('data-read')) ?? '';
    const read = (agent: string) =>
      fetch(`${warraq.url}/-/read`, {
        method: 'POST',
        body: id,
        headers: { 'user-agent': `Mozilla/5.0 (X11; Linux) ${agent}` },
      });
    const answers = await Promise.all(Array.from({ length: 400 }, (_, i) => read(`Firefox/${100 + i}.0`)));
    expect(new Set(answers.map((one) => one.status))).toEqual(new Set([204]));
    const ranking = await (await fetch(`${warraq.url}/api/most-read?window=1h&limit=1`)).text();
    expect(decodeURIComponent(ranking)).toContain(decodeURIComponent(pathname).slice(-8));
  });

  it('answers 404 for nothing and says so in Arabic', async () => {
    const response = await page.goto(`${warraq.url}/لا-شيء/هنا`);
    expect(response?.status()).toBe(404);
    expect(await page.locator('main').innerText()).toMatch(/[\u0600-\u06ff]/);
  });

  it('keeps everything through a kill', async () => {
    await warraq.kill();
    warraq = await startWarraq({ data: warraq.data, demo: true });
    expect(warraq.accounts).toEqual([]);
    const response = await page.goto(`${warraq.url}${new URL(address).pathname}`);
    expect(response?.status()).toBe(200);
    await eventually(async () => (await search('الجاسمي')).includes('محطة الجسر'));
  });
});
