import { describe, expect, it } from 'vitest';
import { askId, NOW, signer, siteDeps, subscriberId } from '../../../test/support/reader-site.ts';
import { confirmPath, preferencesPath, unsubscribePath } from '../../news/mail/index.ts';
import { createSite } from './create-site.tsx';

const DAY = 86_400_000;

function open() {
  const { deps, done } = siteDeps();
  const site = createSite(deps);
  const post = (path: string, fields: [string, string][]) =>
    site.request(path, { method: 'POST', body: new URLSearchParams(fields) });
  return { site, done, post };
}

describe('subscribing', () => {
  it('asks for a confirmation and then says to look into the mailbox', async () => {
    const { done, post } = open();
    const response = await post('/newsletter/subscribe', [['email', ' reader@example.org ']]);
    expect([response.status, response.headers.get('location')]).toEqual([303, '/newsletter/sent']);
    expect(done).toEqual(['ask reader@example.org weekly']);
  });

  it('takes the newsletters that were picked on its own page', async () => {
    const { done, post } = open();
    await post('/newsletter/subscribe', [
      ['form', 'page'],
      ['email', 'reader@example.org'],
      ['newsletters', 'daily'],
      ['newsletters', 'weekly'],
    ]);
    expect(done).toEqual(['ask reader@example.org daily weekly']);
  });

  it('keeps nothing from programs that fill in the field nobody sees, and does not tell them', async () => {
    const { done, post } = open();
    const response = await post('/newsletter/subscribe', [
      ['email', 'a@example.org'],
      ['website', 'x'],
    ]);
    expect([response.status, done]).toEqual([303, []]);
  });

  it('says what is wrong with an address, beside the field, and keeps what was typed', async () => {
    const { post } = open();
    const response = await post('/newsletter/subscribe', [['email', 'no"address']]);
    const html = await response.text();
    expect(response.status).toBe(422);
    expect(html).toContain('aria-invalid="true" aria-describedby="fault"');
    expect(html).toContain('value="no&quot;address"');
  });

  it('asks for one newsletter at least', async () => {
    const { post } = open();
    const response = await post('/newsletter/subscribe', [
      ['form', 'page'],
      ['email', 'a@example.org'],
    ]);
    expect([response.status, await response.text()]).toEqual([422, expect.stringContaining('نشرة واحدة على الأقل')]);
  });

  it('says when to come back once the hour’s letters are used up', async () => {
    const { post } = open();
    expect((await post('/newsletter/subscribe', [['email', 'full@example.org']])).status).toBe(429);
  });

  it('takes no form of more than a few kilobytes, said beforehand or not', async () => {
    const { post, site } = open();
    const said = await site.request('/newsletter/subscribe', {
      method: 'POST',
      headers: { 'content-length': '20000', 'content-type': 'application/x-www-form-urlencoded' },
      body: 'email=a',
    });
    expect([said.status, await said.text()]).toEqual([413, expect.stringContaining('لم نستطع قراءة ما أُرسل')]);
    expect((await post('/newsletter/subscribe', [['email', 'a'.repeat(20_000)]])).status).toBe(413);
  });
});

describe('a link in a letter', () => {
  it('changes nothing when it is only opened', async () => {
    const { site, done } = open();
    for (const path of [
      confirmPath(signer, askId, NOW),
      preferencesPath(signer, subscriberId, NOW),
      unsubscribePath(signer, subscriberId),
    ]) {
      const response = await site.request(path);
      expect([response.status, response.headers.get('referrer-policy')]).toEqual([200, 'no-referrer']);
      expect(response.headers.get('cache-control')).toBe('private, no-store');
    }
    expect(done).toEqual([]);
  });

  it('confirms by its button', async () => {
    const { done, post } = open();
    const response = await post(confirmPath(signer, askId, NOW), []);
    expect(await response.text()).toContain('بدأ اشتراكك');
    expect(done).toEqual(['confirm']);
  });

  it('saves preferences', async () => {
    const { done, post } = open();
    const response = await post(preferencesPath(signer, subscriberId, NOW), [
      ['newsletters', 'daily'],
      ['language', 'en'],
    ]);
    expect(await response.text()).toContain('حُفظ ما اخترت');
    expect(done).toEqual(['change daily en']);
  });

  it('ends everything when no newsletter is left', async () => {
    const { done, post } = open();
    expect(await (await post(preferencesPath(signer, subscriberId, NOW), [])).text()).toContain('أُلغي اشتراكك');
    expect(done).toEqual(['leave preferences']);
  });

  it('unsubscribes by its button, with a page', async () => {
    const { done, post } = open();
    expect(await (await post(unsubscribePath(signer, subscriberId), [])).text()).toContain('أُلغي اشتراكك');
    expect(done).toEqual(['leave link']);
  });

  it('unsubscribes for a mail program in one click, with nothing but a status (RFC 8058)', async () => {
    const { done, post } = open();
    const response = await post(unsubscribePath(signer, subscriberId), [['List-Unsubscribe', 'One-Click']]);
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(done).toEqual(['leave one_click']);
  });

  it('says that it has run out, or that it is damaged', async () => {
    const { site, done } = open();
    const old = await site.request(confirmPath(signer, askId, NOW - 30 * DAY));
    expect([old.status, await old.text()]).toEqual([410, expect.stringContaining('انتهت صلاحية الرابط')]);
    for (const path of [
      '/newsletter/confirm',
      '/newsletter/confirm?t=x',
      '/newsletter/unsubscribe?t=AAAA',
      '/newsletter/preferences?t=%00',
    ])
      expect((await site.request(path)).status).toBe(400);
    expect(done).toEqual([]);
  });
});
