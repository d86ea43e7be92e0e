import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY, newId } from '../../src/base/index.ts';
import { keyFile } from '../../src/files/index.ts';
import { createSigner, makeToken } from '../../src/news/mail/index.ts';
import { openBrowser } from '../support/browser.ts';
import { type Desk, makeToken as makeApiToken, openDesk } from '../support/desk-client.ts';
import { type CapturedLetter, type SmtpSink, smtpSink } from '../support/smtp-sink.ts';
import { dataFolder, eventually, type Running, runCommand, startWarraq } from '../support/warraq.ts';
import { done, fillPublication } from './letter/fill-publication.ts';
import { lookAt } from './letter/look-at.ts';

const SALMA = 'salma@example.org';
const YAMAN = 'yaman@example.org';

describe('a letter goes the whole way', () => {
  let sink: SmtpSink;
  let warraq: Running;
  let desk: Desk;
  let browser: Browser;
  let page: Page;
  /** Ids by title. */
  let ids: Map<string, string>;
  let daily: { raw: string; mail: ParsedMail };

  beforeAll(async () => {
    sink = await smtpSink();
    const data = dataFolder();
    const admin = ['--name', 'نور', '--email', 'nur@example.org', '--role', 'admin'];
    const { stdout } = await runCommand(['user', 'add', '--data', data, '--json', ...admin]);
    warraq = await startWarraq({ data, env: { SMTP_URL: sink.url } });
    desk = openDesk(warraq.url, await makeApiToken(warraq.url, JSON.parse(stdout)));
    ids = await fillPublication(desk);
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  });
  afterAll(async () => {
    await browser?.close();
    await warraq?.stop();
    await sink?.close();
  });

  /** The newest letter to `to` whose subject holds `words`, once it is there. */
  const letterTo = (to: string, words: string): Promise<{ raw: string; mail: ParsedMail }> =>
    eventually(async () => {
      for (const letter of sink.letters.filter((one) => one.to === to).reverse()) {
        const mail = await simpleParser(letter.raw);
        if (mail.subject?.includes(words)) return { raw: letter.raw.toString('latin1'), mail };
      }
      return null;
    });

  /** Subscribes by the site's form in the browser. */
  async function subscribe(address: string): Promise<string> {
    await page.goto(`${warraq.url}/newsletter`);
    await page.getByLabel('النشرة اليومية').check();
    await page.getByLabel('عنوان بريدك الإلكتروني').fill(address);
    await page.getByRole('main').getByRole('button', { name: 'اشترك' }).click();
    await page.getByRole('heading', { name: 'افتح بريدك' }).waitFor();
    return page.locator('main').innerHTML();
  }

  async function confirm(address: string): Promise<void> {
    const { mail } = await letterTo(address, 'أكّد اشتراكك');
    await page.goto(linksOf(mail).find((link) => link.includes('/newsletter/confirm')) ?? '');
    await page.getByRole('button', { name: 'أؤكد اشتراكي' }).click();
    await page.getByRole('heading', { name: 'بدأ اشتراكك' }).waitFor();
  }

  it('asks for a subscription, and one link in one letter confirms it', async () => {
    await subscribe(SALMA);
    const { mail } = await letterTo(SALMA, 'أكّد اشتراكك');
    expect(mail.subject).toBe('أكّد اشتراكك في نشرات «الضفة»');
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.headers.get('list-unsubscribe')).toBe(undefined);
    await confirm(SALMA);
    expect((await letterTo(SALMA, 'بدأ اشتراكك')).mail.text).toContain('النشرة الأسبوعية');
  });

  it('says the same to an address that is new, that waits and that is subscribed', async () => {
    const known = await subscribe(SALMA);
    const fresh = await subscribe(YAMAN);
    expect(await subscribe(YAMAN)).toBe(fresh);
    expect(known).toBe(fresh);
    await confirm(YAMAN);
  });

  it('lets its reader choose what comes', async () => {
    const { mail } = await letterTo(YAMAN, 'بدأ اشتراكك');
    await page.goto(linksOf(mail).find((link) => link.includes('/newsletter/preferences')) ?? '');
    await page.getByLabel('English').check();
    await page.getByRole('main').getByRole('button', { name: 'احفظ' }).click();
    await page.getByText('حُفظ ما اخترت.').waitFor();
    await page.reload();
    expect(await page.getByLabel('English').isChecked()).toBe(true);
  });

  it('is sent when an editor says so, with every header as it should be', async () => {
    const { openedAt, id } = await done<{ openedAt: string; id: string }>(desk, 'POST', '/api/newsletter/editions', {
      newsletter: 'daily',
    });
    daily = await letterTo(SALMA, 'النشرة اليومية');
    const { mail, raw } = daily;
    expect(mail.from?.value).toEqual([{ name: 'نشرة الضفة', address: 'nashra@daffa.example.org' }]);
    expect([mail.to].flat().map((to) => to?.text)).toEqual([SALMA]);
    expect(mail.subject).toBe(`النشرة اليومية: ${[...ids.keys()].at(-1)}`);
    // Mail has no milliseconds.
    expect(mail.date?.getTime()).toBe(Math.floor(Date.parse(openedAt) / 1000) * 1000);
    expect(mail.messageId).toMatch(new RegExp(`^<${id}\\.[0-9a-f]{24}@daffa\\.example\\.org>$`));
    const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
    const header = (name: string) => [...head.matchAll(new RegExp(`^${name}: (.*)$`, 'gim'))].map(([, value]) => value);
    const unsubscribe = linksOf(mail).find((link) => link.includes('/newsletter/unsubscribe'));
    expect(header('List-Unsubscribe')).toEqual([`<${unsubscribe}>`]);
    expect(header('List-Unsubscribe-Post')).toEqual(['List-Unsubscribe=One-Click']);
    expect(header('List-ID')[0]).toMatch(/<daily\.newsletter\.daffa\.example\.org>$/);
    expect(header('Content-Language')).toEqual(['ar']);
    expect(header('MIME-Version')).toEqual(['1.0']);
    expect(header('Content-Type')[0]).toMatch(/^multipart\/alternative; boundary="/);
    expect(header('Auto-Submitted')).toEqual([]);
    expect(raw.match(/^Content-Type: text\/(plain|html); charset=utf-8\r$/gm)).toHaveLength(2);
    expect(raw.match(/^Content-Type: text\/plain/m)?.index).toBeLessThan(
      raw.match(/^Content-Type: text\/html/m)?.index ?? 0,
    );
    // RFC 5322 §2.1.1, and 7 bits whatever the letter says.
    expect(raw.split('\r\n').every((line) => line.length <= 998)).toBe(true);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is what is meant
    expect(raw).toMatch(/^[\x00-\x7f]*$/);
  });

  it('speaks its reader’s language, with the articles as they are', async () => {
    const { mail, raw } = await letterTo(YAMAN, 'Daily: ');
    expect(raw).toMatch(/^Content-Language: en\r$/m);
    expect(mail.html).toContain('<html lang="en" dir="ltr"');
    expect(mail.text).toContain('Unsubscribe');
    expect(daily.mail.html).toContain('<html lang="ar" dir="rtl"');
  });

  it('leads nowhere but to pages that answer', async () => {
    const links = linksOf(daily.mail);
    expect(links.length).toBeGreaterThan(7);
    for (const link of links) {
      expect(link.startsWith(`${warraq.url}`)).toBe(true);
      expect({ link, status: (await fetch(link)).status }).toEqual({ link, status: 200 });
    }
    // Looked at, not pressed: nobody has left.
    expect(
      (await page.request.get(linksOf(daily.mail).find((link) => link.includes('/preferences')) ?? '')).status(),
    ).toBe(200);
  });

  it.each([
    ['light', 600],
    ['light', 390],
    ['dark', 600],
    ['dark', 390],
  ] as const)('reads right to left, whole and clear, in %s at %i px', async (colorScheme, width) => {
    const mailbox = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
    await mailbox.setContent(daily.mail.html as string, { waitUntil: 'networkidle' });
    const seen = await lookAt(mailbox);
    expect(seen).toMatchObject({ width, direction: 'rtl', cutOff: [], faults: [] });
    expect(seen.pictures.length).toBeGreaterThan(1);
    expect(Math.min(...seen.pictures)).toBeGreaterThan(0);
    expect(Math.max(...seen.starts)).toBeLessThan(2);
    await mailbox.close();
  });

  it('has links that nobody else can make, and that say in Arabic when they do not work', async () => {
    const real = linksOf(daily.mail).find((link) => link.includes('/newsletter/unsubscribe')) ?? '';
    const signer = createSigner([Buffer.from(keyFile(join(warraq.data, 'private/links.key')), 'hex')]);
    const old = makeToken(signer, 'preferences', newId(Date.now()), Date.now() - DAY);
    const forged = `${real.slice(0, -1)}${real.endsWith('A') ? 'B' : 'A'}`;
    const cases = [
      { link: forged, status: 400, title: 'رابط غير صحيح' },
      { link: `${real}x`, status: 400, title: 'رابط غير صحيح' },
      { link: `${warraq.url}/newsletter/unsubscribe`, status: 400, title: 'رابط غير صحيح' },
      { link: `${warraq.url}/newsletter/preferences?t=${old}`, status: 410, title: 'انتهت صلاحية الرابط' },
    ];
    for (const { link, status, title } of cases) {
      const answer = await page.goto(link);
      expect(answer?.status()).toBe(status);
      expect(await page.locator('h1').innerText()).toBe(title);
      expect(await page.locator('main').innerText()).toContain('اشترك من جديد');
      const pressed = await fetch(link, {
        method: 'POST',
        body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
      });
      expect(pressed.status).toBe(status);
    }
    expect(await receives(daily.mail)).toEqual(['النشرة اليومية', 'النشرة الأسبوعية']);
  });

  it('ends at one press of the mail program’s button, without a question', async () => {
    const [, link = ''] = /^List-Unsubscribe: <([^>]+)>/m.exec(daily.raw.replace(/\r\n[ \t]+/g, ' ')) ?? [];
    const answer = await fetch(link, {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    });
    expect([answer.status, await answer.text()]).toEqual([200, '']);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await receives(daily.mail)).toEqual([]);
  });

  it('comes no more to who has left, and holds nothing that was withdrawn', async () => {
    const gone = 'خبر يُسحب قبل النشرة التالية';
    const id = ids.get(gone) ?? '';
    expect(daily.mail.text).toContain(gone);
    const { version } = await done<{ version: number }>(desk, 'GET', `/api/articles/${id}`);
    await done(
      desk,
      'POST',
      `/api/articles/${id}/withdraw`,
      { reason: 'error', notice: 'نُسب إلى مسؤول ما لم يقله.' },
      version,
    );
    const before = sink.letters.filter((one) => one.to === SALMA).length;
    const edition = await done<{ id: string }>(desk, 'POST', '/api/newsletter/editions', { newsletter: 'weekly' });
    const { mail } = await letterTo(YAMAN, 'Weekly: ');
    expect(mail.text).toContain('عودة الضخ إلى المحطة');
    expect(mail.text).not.toContain(gone);
    expect(mail.html).not.toContain(gone);
    await eventually(async () => {
      const { editions } = await done<{ editions: { id: string; state: string }[] }>(
        desk,
        'GET',
        '/api/newsletter/editions',
      );
      return editions.find((one) => one.id === edition.id)?.state === 'done';
    });
    expect(sink.letters.filter((one: CapturedLetter) => one.to === SALMA)).toHaveLength(before);
  });

  it('ends by the link that its reader sees, with one button', async () => {
    const { mail } = await letterTo(YAMAN, 'Weekly: ');
    await page.goto(linksOf(mail).find((link) => link.includes('/newsletter/unsubscribe')) ?? '');
    await page.getByRole('main').getByRole('button').click();
    await page.getByRole('heading', { name: 'أُلغي اشتراكك' }).waitFor();
    expect(await receives(mail)).toEqual([]);
  });

  /** What the preferences page of a letter's reader has ticked. */
  async function receives(mail: ParsedMail): Promise<string[]> {
    await page.goto(linksOf(mail).find((link) => link.includes('/newsletter/preferences')) ?? '');
    const ticked = page.locator('input[name=newsletters]:checked + label b');
    return ticked.allInnerTexts();
  }
});

/** Every address in the HTML and in the text, each once. */
function linksOf(mail: ParsedMail): string[] {
  const html = [...(mail.html || '').matchAll(/(?:href|src)="([^"]+)"/g)].map(([, link = '']) =>
    link.replaceAll('&amp;', '&'),
  );
  const text = [...(mail.text ?? '').matchAll(/https?:\/\/\S+/g)].map(([link]) => link);
  return [...new Set([...html, ...text])];
}
