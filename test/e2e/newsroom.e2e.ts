// long: the days of several editors, on one server and one browser that take long to start
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { dataFolder, type Running, startWarraq } from '../support/warraq.ts';

const TITLE = 'الماء يعود إلى حيّ الجسر بعد عامين';
const CHAPTERS = [
  ['عاد الماء إلى بيوت الحيّ صباح اليوم، بعد عامين من الانقطاع.', 'فتحنا الصنبور فلم نصدّق', 'أم نضال'],
  ['وقالت المؤسسة إن الأعمال انتهت قبل موعدها.', 'أنجزنا المرحلة الأولى، وتبدأ الثانية في الربيع', 'رندة الجاسمي'],
  ['ويطالب السكان بإصلاح الشبكة الداخلية كذلك.', 'الأنابيب أقدم من أعمارنا', 'أبو مازن'],
] as const;

/** The way of a working editor in a real browser, from signing in to a correction. */
describe('the newsroom', () => {
  let warraq: Running;
  let browser: Browser;
  const complaints: string[] = [];

  beforeAll(async () => {
    warraq = await startWarraq({ demo: true });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await warraq?.stop();
  });

  async function at(viewport: { width: number; height: number }, language = 'ar'): Promise<BrowserContext> {
    const context = await browser.newContext({ viewport });
    await context.addInitScript((one) => {
      // An empty page and the framed preview have no storage.
      if (window === parent && location.protocol === 'http:') localStorage.setItem('warraq.language', one);
    }, language);
    context.on('page', (page) => {
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
    });
    return context;
  }
  async function signIn(context: BrowserContext, role: string): Promise<Page> {
    const account = warraq.accounts.find((one) => one.role === role);
    if (!account) throw new Error(`no ${role}`);
    const page = await context.newPage();
    await page.goto(`${warraq.url}/newsroom/`);
    await page.locator('input[name=email]').fill(account.email);
    await page.locator('input[name=password]').fill(account.password);
    await page.locator('button[type=submit]').click();
    await page.getByRole('tablist').waitFor();
    return page;
  }
  /** Two frames: what was typed last has reached the line that says so. */
  const saved = async (page: Page) => {
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await page.locator('.save-saved').waitFor();
  };
  const violations = async (page: Page) => {
    await page.evaluate(axe.source);
    const { violations: found } = await page.evaluate(() =>
      (
        globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        }
      ).axe.run(),
    );
    return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  };
  const fitsWidth = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

  it('takes an article the whole way: written, reviewed, published, read, corrected', async () => {
    const reporter = await signIn(await at({ width: 1360, height: 900 }), 'reporter');
    await reporter.getByRole('button', { name: 'مقال جديد' }).first().click();
    await reporter.getByRole('textbox', { name: 'العنوان', exact: true }).fill(TITLE);
    await reporter.getByRole('textbox', { name: 'السطر الثاني' }).fill('المرحلة الثانية تبدأ في الربيع.');
    const body = reporter.getByRole('textbox', { name: 'نصّ المقال' });
    await body.click();
    for (const [paragraph, quotation, speaker] of CHAPTERS) {
      await reporter.keyboard.type(paragraph);
      await reporter.keyboard.press('Enter');
      await reporter.keyboard.type('/اقتباس');
      await reporter.keyboard.press('Enter');
      await reporter.keyboard.type(quotation);
      await reporter.locator('.quotation input').last().fill(speaker);
      await reporter.keyboard.press('Enter');
    }

    await reporter.getByRole('button', { name: 'صورة', exact: true }).click();
    const picture = join(dataFolder(), 'tap.png');
    await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#3a7d6b' } })
      .png()
      .toFile(picture);
    await reporter.locator('input[type=file]').setInputFiles(picture);
    await reporter.getByRole('textbox', { name: 'النصّ البديل' }).fill('صنبور ماء في فناء بيت');
    await reporter.getByRole('textbox', { name: 'حقوق الصورة' }).fill('تصوير: سامر');
    await reporter.getByRole('button', { name: 'ضعها' }).click();

    await reporter.getByRole('button', { name: 'قد يهمك' }).click();
    await reporter.getByRole('searchbox').fill('النواعير');
    await reporter.locator('.article-search li button').first().click();
    await reporter.getByRole('combobox', { name: 'القسم' }).selectOption({ index: 1 });
    await saved(reporter);

    await reporter.getByRole('button', { name: 'أرسل إلى المراجعة' }).click();
    await reporter.getByRole('dialog').getByRole('button', { name: 'أرسل إلى المراجعة' }).click();
    await reporter.getByText('أُرسل إلى المراجعة.').waitFor();
    expect(await reporter.getByText('للقراءة فقط').count()).toBe(1);

    const editor = await signIn(await at({ width: 1360, height: 900 }), 'editor');
    await editor.getByRole('tab', { name: 'قيد المراجعة' }).click();
    await editor.getByRole('link', { name: TITLE }).click();
    await editor.getByRole('button', { name: 'انشر', exact: true }).click();
    await editor.getByRole('dialog').getByRole('button', { name: 'انشر' }).click();
    await editor.getByText('نُشر.').waitFor();

    const reader = await (await at({ width: 390, height: 844 })).newPage();
    await reader.goto(`${warraq.url}/`);
    await reader.getByRole('link', { name: TITLE }).first().click();
    const text = await reader.locator('.story-article').innerText();
    for (const part of CHAPTERS.flat()) expect(text).toContain(part);
    expect(await reader.locator('.body img').getAttribute('alt')).toBe('صنبور ماء في فناء بيت');
    expect(await reader.locator('.inline-related a').count()).toBe(1);
    expect(await reader.locator('blockquote').count()).toBe(3);

    await editor.getByRole('textbox', { name: 'نصّ المقال' }).locator('p').first().click();
    await editor.keyboard.press('End');
    await editor.keyboard.type(' وكان الانقطاع ثلاثة أعوام لا عامين.');
    await saved(editor);
    await reader.reload();
    expect(await reader.locator('.story-article').innerText()).not.toContain('ثلاثة أعوام');
    await editor.getByRole('button', { name: 'صحّح' }).click();
    await editor.getByRole('textbox', { name: 'نصّ التصحيح' }).fill('كان الانقطاع ثلاثة أعوام، لا عامين.');
    await editor.getByRole('dialog').getByRole('button', { name: 'صحّح' }).click();
    await editor.getByText('نُشر التصحيح.').waitFor();
    await reader.reload();
    expect(await reader.locator('.story-article').innerText()).toContain('كان الانقطاع ثلاثة أعوام، لا عامين.');
  });

  it('shows what a revision changed, and restores it', async () => {
    const page = await signIn(await at({ width: 1360, height: 900 }), 'editor');
    await page.getByRole('tab', { name: 'منشورة' }).click();
    await page.getByRole('link', { name: TITLE, exact: true }).click();
    await page.getByRole('button', { name: 'سجلّ النسخ' }).click();
    await page.locator('.revisions > li > button').first().click();
    await page.locator('.diff ins').first().waitFor();
    expect(await page.locator('.diff ins').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining('ثلاثة')]),
    );
    await page.locator('.revisions > li > button').last().click();
    await page.getByRole('button', { name: 'استعد هذه النسخة' }).click();
    await page.getByText('استُعيدت النسخة').waitFor();
    expect(await page.locator('.ProseMirror').innerText()).not.toContain('ثلاثة أعوام');
  });

  it('shows the page as readers will see it, without counting a read', async () => {
    const page = await signIn(await at({ width: 1360, height: 900 }), 'editor');
    await page.getByRole('tab', { name: 'مسودّات' }).click();
    await page.locator('.article-link').first().click();
    await page.getByRole('button', { name: 'معاينة' }).click();
    const frame = page.frameLocator('iframe');
    await frame.locator('article h1').waitFor();
    const address = (await page.locator('iframe').getAttribute('src')) ?? '';
    const answer = await page.request.get(`${warraq.url}${address}`);
    expect(answer.headers()).toMatchObject({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' });
    expect(answer.headers()['content-security-policy']).not.toContain('script-src');
    const stranger = await (await at({ width: 390, height: 844 })).request.get(`${warraq.url}${address}`);
    expect(stranger.status()).toBe(401);
  });

  it('loses nothing when two save at once', async () => {
    const [first, second] = await Promise.all([
      signIn(await at({ width: 1360, height: 900 }), 'editor'),
      signIn(await at({ width: 1360, height: 900 }), 'admin'),
    ]);
    await first.getByRole('button', { name: 'مقال جديد' }).first().click();
    const words = (page: Page) => page.getByRole('textbox', { name: 'نصّ المقال' });
    await words(first).click();
    await first.keyboard.type('الفقرة الأولى.');
    await first.keyboard.press('Enter');
    await first.keyboard.type('الفقرة الثانية.');
    await saved(first);
    await second.goto(first.url());
    await words(second).locator('p').last().click();
    await second.keyboard.press('End');
    await second.keyboard.type(' زادت الثانية هذا.');
    await first.getByRole('textbox', { name: 'العنوان', exact: true }).fill('عنوان من الأولى');
    await Promise.all([saved(first), saved(second)]);
    await first.reload();
    await words(first).getByText('زادت الثانية هذا.').waitFor();
    expect(await first.getByRole('textbox', { name: 'العنوان', exact: true }).inputValue()).toBe('عنوان من الأولى');

    // The same paragraph, both at once: one is asked, and both texts are there to choose.
    await second.reload();
    for (const page of [first, second]) {
      await words(page).locator('p').first().click();
      await page.keyboard.press('End');
    }
    await first.keyboard.type(' كتبت الأولى.');
    await saved(first);
    await second.keyboard.type(' كتبت الثانية.');
    await second.getByRole('dialog').getByText('عدّل زميل لك الشيء نفسه').waitFor();
    expect(await violations(second)).toEqual([]);
    await second.getByRole('button', { name: 'اعتمد الاختيار' }).click();
    await second.getByRole('dialog').waitFor({ state: 'detached' });
    await saved(second);
    const text = await words(second).innerText();
    expect(text).toContain('كتبت الأولى.');
    expect(text).toContain('كتبت الثانية.');
  });

  it('holds every block that articles have, through a save and back', async () => {
    const page = await signIn(await at({ width: 1360, height: 900 }), 'editor');
    const text = (words: string) => ({ type: 'paragraph', content: [{ type: 'text', text: words }] });
    const cell = (type: string, words: string) => ({ type, attrs: { colspan: 1, rowspan: 1 }, content: [text(words)] });
    const { media } = await (await page.request.get(`${warraq.url}/api/media?limit=1`)).json();
    const image = {
      type: 'image',
      attrs: { mediaId: media[0].id, alt: 'نهر', caption: '', credit: '', origin: 'own' },
    };
    const note = { type: 'footnote', attrs: { text: 'تقرير المؤسسة', href: 'https://example.org/' } };
    const content = [
      { type: 'paragraph', content: [{ type: 'text', text: 'خبر' }, note] },
      { type: 'gallery', attrs: { title: 'صور' }, content: [image, image] },
      {
        type: 'embed',
        attrs: { url: 'https://www.youtube.com/watch?v=abcdefghijk', title: 'مقطع من المحطة', mediaId: null },
      },
      {
        type: 'table',
        attrs: { caption: 'القرى' },
        content: [
          { type: 'tableRow', content: [cell('tableHeader', 'القرية'), cell('tableHeader', 'البيوت')] },
          { type: 'tableRow', content: [cell('tableCell', 'الجسر'), cell('tableCell', '120')] },
        ],
      },
      { type: 'factBox', attrs: { title: 'أرقام' }, content: [text('14 قرية')] },
      { type: 'pullQuote', attrs: { source: '' }, content: [{ type: 'text', text: 'قول' }] },
      { type: 'horizontalRule' },
      text('آخر فقرة.'),
    ];
    const made = await page.request.post(`${warraq.url}/api/articles`, {
      headers: { origin: warraq.url },
      data: { title: 'كل شيء', body: { type: 'doc', content } },
    });
    const { id } = await made.json();
    await page.goto(`${warraq.url}/newsroom/articles/${id}`);
    await page.locator('.ProseMirror p', { hasText: 'آخر فقرة.' }).click();
    await page.keyboard.press('End');
    await page.keyboard.type(' زيد.');
    await saved(page);
    expect(await violations(page)).toEqual([]);
    const after = await (await page.request.get(`${warraq.url}/api/articles/${id}`)).json();
    expect(after.content.body.content).toEqual([...content.slice(0, -1), text('آخر فقرة. زيد.')]);
  });

  it('keeps what is written without a network, and offers it back after a crash', async () => {
    const context = await at({ width: 1360, height: 900 });
    const page = await signIn(context, 'editor');
    await page.getByRole('button', { name: 'مقال جديد' }).first().click();
    const body = page.getByRole('textbox', { name: 'نصّ المقال' });
    await body.waitFor();
    const address = page.url();
    await context.setOffline(true);
    await body.click();
    await page.keyboard.type('كُتب هذا بلا شبكة.');
    await page.locator('.save-offline').waitFor();
    await page.close({ runBeforeUnload: false });
    await context.setOffline(false);
    const again = await context.newPage();
    await again.goto(address);
    await again.getByRole('button', { name: 'أعده إلى المقال' }).click();
    await again.getByText('كُتب هذا بلا شبكة.').waitFor();
    await saved(again);
  });

  it.each([
    ['ar', 1360],
    ['ar', 390],
    ['en', 1360],
    ['en', 390],
  ])('is accessible and fits its screen, in %s at %i', async (language, width) => {
    const page = await signIn(await at({ width, height: 844 }, language), 'admin');
    await page.getByRole('tab').nth(4).click();
    await page.locator('.article-link').first().waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await fitsWidth(page)).toBe(true);
    await page.locator('.article-link').first().click();
    await page.locator('.ProseMirror').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await fitsWidth(page)).toBe(true);
    for (const part of ['publication', 'sections', 'contributors', 'accounts', 'tokens', 'password']) {
      await page.goto(`${warraq.url}/newsroom/settings/${part}`);
      await page.locator('#part').waitFor();
      expect(await violations(page), part).toEqual([]);
      expect(await fitsWidth(page), part).toBe(true);
    }
  });

  it('runs nothing inline: no complaint of the browser in all of this', () => {
    // Being offline, and being refused, are what two of the tests are about.
    expect(complaints.filter((one) => !/ERR_INTERNET_DISCONNECTED|status of 4(01|09|12)/.test(one))).toEqual([]);
  });
});
