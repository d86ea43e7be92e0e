import { createHash, createVerify, generateKeyPairSync } from 'node:crypto';
import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import type { Mail } from '../news/mail/index.ts';
import { composeMime } from './compose-mime.ts';

const LONG =
  'النشرة الأسبوعية: سكان الغوطة يعيدون فتح قنوات الري القديمة بعد عشر سنوات من الجفاف، والماء يصل إلى بساتين زملكا';

const letter = (change: Partial<Mail> = {}): Mail => ({
  messageId: 'edition.reader@warraq.example',
  from: { name: 'نشرة «ورّاق»، دمشق', address: 'newsletter@warraq.example' },
  to: 'salma@example.org',
  subject: LONG,
  date: Date.UTC(2026, 10, 20, 15),
  language: 'ar',
  text: 'سطر أول\n\n.\nسطر بعد نقطة\n',
  html: `<p dir="rtl">${'نص طويل '.repeat(2000)}</p>`,
  list: {
    id: 'weekly.newsletter.warraq.example',
    name: 'ورّاق، صحيفة مستقلة تكتب من دمشق وحلب: النشرة الأسبوعية',
    unsubscribe: `https://warraq.example/newsletter/unsubscribe?t=${'A'.repeat(52)}`,
    feedbackId: '0190:weekly:edition:warraq.example',
  },
  ...change,
});

/** Header lines as they stand on the wire, unfolded. */
function headersOf(message: Buffer): Map<string, string> {
  const [head = ''] = message.toString('latin1').split('\r\n\r\n');
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  return new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
}

describe('a letter on the wire', () => {
  it('comes out of an independent parser as it went in', async () => {
    const parsed = await simpleParser(await composeMime(letter()));
    expect(parsed.subject).toBe(LONG);
    expect(parsed.from?.value).toEqual([{ name: 'نشرة «ورّاق»، دمشق', address: 'newsletter@warraq.example' }]);
    expect(parsed.to).toMatchObject({ value: [{ address: 'salma@example.org' }] });
    expect(parsed.messageId).toBe('<edition.reader@warraq.example>');
    expect(parsed.date).toEqual(new Date(letter().date));
    expect(parsed.text).toBe('سطر أول\n\n.\nسطر بعد نقطة\n');
    expect(parsed.html).toBe(letter().html);
    expect(parsed.headers.get('list')).toMatchObject({
      id: { id: 'weekly.newsletter.warraq.example' },
      unsubscribe: { url: letter().list?.unsubscribe },
    });
  });

  it('carries both unsubscribe headers, each whole on its line', async () => {
    const headers = headersOf(await composeMime(letter()));
    expect(headers.get('list-unsubscribe')).toBe(`<${letter().list?.unsubscribe}>`);
    expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(headers.get('feedback-id')).toBe('0190:weekly:edition:warraq.example');
    expect(headers.get('content-language')).toBe('ar');
    // RFC 2047: white space between two encoded words is none.
    const name = headers.get('list-id')?.replace(/ <.*$/, '').split(' ') ?? [];
    expect(name.map((word) => Buffer.from(word.slice('=?UTF-8?B?'.length, -2), 'base64').toString()).join('')).toBe(
      letter().list?.name,
    );
    expect(headers.has('auto-submitted')).toBe(false);
  });

  it('says of a confirmation that a program sent it, and names no list', async () => {
    const headers = headersOf(await composeMime(letter({ list: null })));
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect([...headers.keys()].filter((name) => name.startsWith('list-'))).toEqual([]);
  });

  it('is ASCII with short lines that end in CRLF, and encoded words hold whole letters', async () => {
    const message = await composeMime(letter());
    const text = message.toString('latin1');
    expect(text).not.toMatch(/[^\r\n\t\x20-\x7e]/);
    expect(text.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n'))
      expect(line.length, line).toBeLessThanOrEqual(line.startsWith('List-Unsubscribe:') ? 998 : 78);
    for (const [, word = ''] of text.matchAll(/=\?UTF-8\?B\?([^?]*)\?=/gi)) {
      const bytes = Buffer.from(word, 'base64');
      expect(Buffer.from(bytes.toString('utf8'), 'utf8').equals(bytes), word).toBe(true);
    }
  });

  it('is the same bytes each time, so a repeat is the same message', async () => {
    expect((await composeMime(letter())).equals(await composeMime(letter()))).toBe(true);
  });

  it('lets no header be smuggled in by a name or a subject', async () => {
    const message = await composeMime(
      letter({
        subject: 'خبر\r\nBcc: victim@example.org',
        from: { name: 'a\r\nX-Bad: 1', address: 'newsletter@warraq.example' },
      }),
    );
    const headers = headersOf(message);
    expect(headers.has('bcc')).toBe(false);
    expect(headers.has('x-bad')).toBe(false);
  });

  it('bears a DKIM signature that verifies and covers both unsubscribe headers', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const key = {
      domain: 'warraq.example',
      selector: 'letters',
      privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    };
    const message = (await composeMime(letter(), [key])).toString('latin1');
    const [head = ''] = message.split('\r\n\r\n');
    const fields = head.split(/\r\n(?![ \t])/);
    const signature = fields.find((field) => /^dkim-signature:/i.test(field)) ?? '';
    const tags = new Map(
      signature
        .slice(15)
        .replace(/\s+/g, '')
        .split(';')
        .filter(Boolean)
        .map((tag) => [tag.slice(0, tag.indexOf('=')), tag.slice(tag.indexOf('=') + 1)]),
    );
    const names = (tags.get('h') ?? '').toLowerCase().split(':');
    expect(names).toEqual(
      expect.arrayContaining(['from', 'subject', 'list-unsubscribe', 'list-unsubscribe-post', 'list-id', 'message-id']),
    );
    expect(Object.fromEntries(tags)).toMatchObject({ d: 'warraq.example', s: 'letters', c: 'relaxed/relaxed' });

    // RFC 6376 §3.4.2 and §3.4.4, written anew here so that the signer is not checked by itself.
    const relaxed = (field: string) => {
      const at = field.indexOf(':');
      return `${field.slice(0, at).toLowerCase().trim()}:${field
        .slice(at + 1)
        .replace(/\r\n/g, '')
        .replace(/[ \t]+/g, ' ')
        .trim()}`;
    };
    const body = message
      .slice(head.length + 4)
      .split('\r\n')
      .map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''))
      .join('\r\n')
      .replace(/(\r\n)*$/, '\r\n');
    expect(tags.get('bh')).toBe(createHash('sha256').update(body, 'latin1').digest('base64'));
    const signed = names.flatMap((name) =>
      fields.filter((field) => field.toLowerCase().startsWith(`${name}:`)).map(relaxed),
    );
    const bare = relaxed(signature).replace(/(;\s*b=)[^;]*$/, '$1');
    expect(
      createVerify('sha256')
        .update([...signed, bare].join('\r\n'), 'latin1')
        .verify(publicKey, tags.get('b') ?? '', 'base64'),
    ).toBe(true);
  });
});
