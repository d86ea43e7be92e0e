import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArticleOut, AttributionOut } from '../../src/wire/index.ts';
import { openBrowser } from '../support/browser.ts';
import { content, doc, p } from '../support/build.ts';
import { eventually, type Running, startWarraq } from '../support/warraq.ts';

const TEXTS = [
  'قال المهندس سامر العلي إن الجسر جاهز للعبور منذ صباح اليوم.',
  'وقال مصدر أمني في تصريحات نقلتها صحيفة «الضفة» الجمعة إن الطريق مغلق في الاتجاهين.',
  'وأضاف المهندس أن الكلفة بقيت كما كانت في أول الخطة.',
];

describe('the sources of an article', () => {
  let warraq: Running;
  let browser: Browser;
  let page: Page;
  let cookie = '';
  let article: ArticleOut;
  let address = '';

  beforeAll(async () => {
    warraq = await startWarraq({ demo: true });
    browser = await openBrowser();
    // As readers see it who allow no scripts.
    page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    const editor = warraq.accounts.find((one) => one.role === 'editor');
    const signedIn = await send('POST', '/api/auth/sign-in/email', {
      email: editor?.email,
      password: editor?.password,
    });
    cookie = signedIn.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
  });
  afterAll(async () => {
    await browser?.close();
    await warraq?.stop();
  });

  const send = (method: string, path: string, json?: unknown, version?: number) =>
    fetch(`${warraq.url}${path}`, {
      method,
      headers: {
        origin: warraq.url,
        cookie,
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    });
  const step = async (name: string, input: unknown = {}) =>
    (await (await send('POST', `/api/articles/${article.id}/${name}`, input, article.version)).json()) as ArticleOut;
  const attributions = async () => {
    const { attributions: all } = (await (await send('GET', `/api/articles/${article.id}/attributions`)).json()) as {
      attributions: AttributionOut[];
    };
    return all;
  };
  const shown = async (): Promise<string[]> => {
    await page.goto(address);
    return page.locator('.sources .source-name').allTextContents();
  };

  it('are on its page soon after it is published, closed until a reader asks, with no script', async () => {
    const draft = content({ title: 'الجسر يفتح', body: doc(...TEXTS.map(p)) });
    article = (await (await send('POST', '/api/articles', draft)).json()) as ArticleOut;
    article = await step('publish');
    address = `${warraq.url}${encodeURI(article.live?.path ?? '')}`;
    expect(await eventually(async () => ((await shown()).length > 0 ? shown() : null))).toEqual([
      'سامر العلي، المهندس',
      'مصدر أمني',
    ]);
    const list = page.locator('.sources ul');
    expect(await list.isVisible()).toBe(false);
    await page.locator('.sources summary').click();
    expect(await list.isVisible()).toBe(true);
    expect(await page.locator('.sources').innerText()).toMatch(/من دون ذكر الاسم.*عبر «الضفة».*الجمعة \d/s);
  });

  it('lose at once what an editor rejects, and say what an editor accepted', async () => {
    const [, source] = await attributions();
    expect(source?.source?.name).toBe('مصدر أمني');
    await send('PUT', `/api/articles/${article.id}/attributions/${source?.id}`, { status: 'rejected' });
    expect(await shown()).toEqual(['سامر العلي، المهندس']);
    const [engineer] = await attributions();
    await send('PUT', `/api/articles/${article.id}/attributions/${engineer?.id}`, {
      status: 'accepted',
      amendment: { role: 'مهندس البلدية' },
    });
    expect(await shown()).toEqual(['سامر العلي، مهندس البلدية']);
    expect(await page.locator('.sources-note').textContent()).toBe('راجعها محرّر.');
  });

  it('keep an editor’s word when the text is corrected', async () => {
    const changed = content({ title: 'الجسر يفتح', body: doc(p('نزل المطر ليلا على المدينة كلها.'), ...TEXTS.map(p)) });
    article = (await (await send('PUT', `/api/articles/${article.id}`, changed, article.version)).json()) as ArticleOut;
    article = await step('correct', { note: 'أُضيفت حال الطقس.' });
    await eventually(async () => (await attributions())[0]?.content.run === 1);
    expect((await attributions()).map((one) => one.status)).toEqual(['accepted', 'rejected', 'found']);
    expect(await shown()).toEqual(['سامر العلي، مهندس البلدية']);
  });

  it('leave the public lists when the article is withdrawn', async () => {
    const id = (await attributions())[0]?.source?.id;
    const list = `${warraq.url}/api/sources/${id}/statements`;
    expect(await (await fetch(list)).json()).toMatchObject({ source: { name: 'سامر العلي' }, next: null });
    article = await step('withdraw', { reason: 'error', notice: 'نُسب كلام إلى من لم يقله.' });
    expect((await fetch(list)).status).toBe(404);
    expect(await shown()).toEqual([]);
  });
});
