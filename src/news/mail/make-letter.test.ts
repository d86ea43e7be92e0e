import { describe, expect, it } from 'vitest';
import { cardOf, FRIDAY_17, publicationOf } from '../../../test/support/mail-room.ts';
import { DAY, newId } from '../../base/index.ts';
import type { ArticleCard } from '../publish/index.ts';
import { composeDigest } from './compose-digest.ts';
import type { EditionContent } from './edition-content.ts';
import { makeLetter, makeNotice } from './make-letter.ts';
import type { LetterLanguage, NewsletterId } from './newsletters.ts';
import type { ClaimedNotice } from './ports.ts';
import { renderEdition } from './render-edition.ts';
import { createSigner } from './signer.ts';
import { readToken } from './token.ts';

const signer = createSigner([new Uint8Array(32).fill(1)]);
const EDITION = { id: newId(FRIDAY_17), newsletter: 'daily' as NewsletterId, openedAt: FRIDAY_17 };
const SUBSCRIBER = newId(FRIDAY_17 - DAY);
const card = (change: Partial<ArticleCard> = {}) => cardOf({ id: newId(FRIDAY_17), ...change });

function contentOf(cards: ArticleCard[], newsletter: NewsletterId = 'daily', name = 'ورّاق'): EditionContent {
  const publication = publicationOf({ name });
  const content = composeDigest({
    newsletter,
    publication,
    since: FRIDAY_17 - 7 * DAY,
    until: FRIDAY_17,
    published: cards,
    mostRead: [],
  });
  if (content === null) throw new Error('nothing to tell');
  return content;
}

function letterOf(content: EditionContent, language: LetterLanguage = 'ar', subscriberId = SUBSCRIBER) {
  const claimed = { key: subscriberId, subscriberId, address: 'salma@example.org', language, attempts: 0 };
  return makeLetter(renderEdition(content, language), content, EDITION, claimed, signer);
}

const noticeOf = (change: Partial<ClaimedNotice> = {}) =>
  makeNotice(
    {
      key: newId(1),
      subscriberId: SUBSCRIBER,
      address: 'salma@example.org',
      language: 'ar',
      attempts: 0,
      kind: 'confirm',
      askId: newId(2),
      askedAt: FRIDAY_17,
      newsletters: ['daily', 'weekly'],
      ...change,
    },
    publicationOf(),
    signer,
  );
const linksTo = (text: string, path: string) =>
  [...text.matchAll(new RegExp(`https://warraq\\.example${path}\\?t=([A-Za-z0-9_-]+)`, 'g'))].map(
    (match) => match[1] ?? '',
  );

describe('a letter', () => {
  it('is the same letter each time it is made, and another one for another reader', () => {
    const content = contentOf([card()]);
    expect(letterOf(content)).toEqual(letterOf(content));
    const other = letterOf(content, 'ar', newId(FRIDAY_17));
    expect(other.messageId).not.toBe(letterOf(content).messageId);
    expect(other.list?.unsubscribe).not.toBe(letterOf(content).list?.unsubscribe);
  });

  it('carries its reader’s own links in the text, in the HTML and in its header, and no mark of where they stood', () => {
    const letter = letterOf(contentOf([card()]));
    for (const part of [letter.text, letter.html]) {
      expect(
        linksTo(part, '/newsletter/unsubscribe').map((token) => readToken(signer, 'unsubscribe', token, FRIDAY_17)),
      ).toEqual([SUBSCRIBER]);
      expect(
        linksTo(part, '/newsletter/preferences').map((token) => readToken(signer, 'preferences', token, FRIDAY_17)),
      ).toEqual([SUBSCRIBER]);
      expect(part).not.toMatch(/[\ue000-\uf8ff]/);
    }
    expect(letter.text).toContain(letter.list?.unsubscribe);
    expect(letter.messageId).not.toContain(SUBSCRIBER);
  });

  it('says what newsletter it is, of which day, and why it came', () => {
    const letter = letterOf(contentOf([card({ title: 'خبر أول' })]));
    expect(letter.subject).toBe('النشرة اليومية: خبر أول');
    expect(letter.text).toContain('النشرة اليومية · الجمعة 20 تشرين الثاني 2026');
    expect(letter.text).toContain('تصلك هذه الرسالة لأنك اشتركت في النشرة اليومية من «ورّاق».');
    expect(letterOf(contentOf([card()], 'weekly')).text).toContain('من 13 إلى 20 تشرين الثاني 2026');
    expect(letter.from).toEqual({ name: 'نشرة ورّاق', address: 'newsletter@warraq.example' });
    expect(letter.list).toMatchObject({ id: 'daily.newsletter.warraq.example', name: 'ورّاق: النشرة اليومية' });
  });

  it('names the site’s other addresses in its foot, in the HTML and in the text', () => {
    const mirrors = ['https://mirror.example', 'https://copies.example/warraq'];
    const letter = letterOf({ ...contentOf([card()]), mirrors });
    expect(letter.text).toContain(`إن حُجب الموقع عندك فافتح أحد هذه العناوين: ${mirrors.join(' ')}\n`);
    for (const url of mirrors) expect(letter.html).toContain(`href="${url}"`);
    const { mirrors: _, ...opened } = contentOf([card()]);
    expect(letterOf(opened).text).not.toContain('حُجب');
  });

  it('reads left to right for who asked for English, with each article in its own direction', () => {
    const letter = letterOf(
      contentOf([card({ title: 'خبر' }), card({ title: 'English piece', language: 'en', direction: 'ltr' })]),
      'en',
    );
    expect(letter.html).toContain('<html lang="en" dir="ltr"');
    expect(letter.html).toMatch(/dir="rtl" lang="ar"/);
    expect(letter.html).toMatch(/dir="ltr" lang="en"/);
    expect(letter.subject).toMatch(/^Daily: /);
  });

  it('shows the form of an article and tints opinion', () => {
    const letter = letterOf(contentOf([card(), card({ form: 'opinion', title: 'رأي في الخبز' })]));
    expect(letter.text).toContain('رأي: رأي في الخبز');
    expect(letter.html).toContain('line tint');
  });

  it('shows the lead’s picture with its words and credit, and beside other headlines a small one without', () => {
    const image = (credit: string): ArticleCard['image'] => ({
      media: {
        ...{ id: 'm', width: 1120, height: 700, sha256: '', createdAt: 0, createdBy: null },
        renditions: [320, 1120].map((width) => ({ width, height: 1, format: 'jpeg' as const, path: `${width}.jpg` })),
      },
      ...{ alt: 'ناعورة', caption: '', credit, origin: 'own' as const },
    });
    const { html } = letterOf(contentOf([card({ image: image('سارة') }), card({ image: image('رسم: جاد') })]));
    expect(html).toMatch(/<img src="https:\/\/warraq\.example\/media\/1120\.jpg"[^>]* alt="ناعورة"/);
    expect(html).toMatch(/<img src="https:\/\/warraq\.example\/media\/320\.jpg"[^>]* alt=""/);
    expect(html).toContain('الصورة: <bdi>سارة</bdi>');
    const drawn = letterOf(contentOf([card({ image: image('رسم: جاد') })])).html;
    expect(drawn).toContain('><bdi>رسم: جاد</bdi>');
    expect(drawn).not.toContain('الصورة:');
  });

  it('takes nothing from an article as markup, nor as a place for links', () => {
    const bad = '<script>alert(1)</script>"\ue001\ue002\u0000&';
    const letter = letterOf(
      contentOf(
        [
          card({
            title: bad,
            deck: bad,
            section: { slug: 's', name: bad },
            bylines: [{ slug: 'a', name: bad, city: '', role: 'report' }],
          }),
        ],
        'daily',
        bad,
      ),
    );
    expect(letter.html).not.toContain('<script');
    expect(linksTo(letter.html, '/newsletter/unsubscribe')).toHaveLength(1);
    for (const gone of ['\u0000', '\ue001', '\ue002']) expect(letter.subject).not.toContain(gone);
  });

  it('cuts a subject at a word’s end', () => {
    const letter = letterOf(contentOf([card({ title: 'كلمة '.repeat(58).trim() })]));
    expect(letter.subject).toMatch(/كلمة…$/);
    expect(letter.subject.length).toBeLessThanOrEqual(150);
  });

  it('stays far below the 102 kB at which Gmail clips, with the longest titles and decks there are', () => {
    const cards = Array.from({ length: 30 }, () =>
      card({ title: 'كلمة '.repeat(60), deck: 'كلمة '.repeat(200), form: 'analysis' }),
    );
    expect(Buffer.byteLength(letterOf(contentOf(cards, 'weekly')).html)).toBeLessThan(102_000);
  });
});

describe('a confirmation', () => {
  it('carries a link that confirms its ask for three days, and nothing that manages a subscription', () => {
    const askId = newId(5);
    const letter = noticeOf({ askId });
    for (const part of [letter.text, letter.html]) {
      const [token = ''] = linksTo(part, '/newsletter/confirm');
      expect(readToken(signer, 'confirm', token, FRIDAY_17 + 3 * DAY - 1)).toBe(askId);
      expect(linksTo(part, '/newsletter/preferences')).toEqual([]);
      expect(linksTo(part, '/newsletter/unsubscribe')).toEqual([]);
    }
    expect(letter.list).toBe(null);
    expect(letter.subject).toBe('أكّد اشتراكك في نشرات «ورّاق»');
    expect(letter.text).toContain('• النشرة اليومية\n• النشرة الأسبوعية');
  });

  it('speaks the language that was chosen', () => {
    expect(noticeOf({ language: 'en' }).subject).toBe('Confirm your subscription to ورّاق');
  });
});

describe('a welcome', () => {
  it('says what comes and how to leave', () => {
    const letter = noticeOf({ kind: 'welcome', newsletters: ['weekly'] });
    expect(letter.text).toContain('النشرة الأسبوعية: أهم مقالات الأسبوع');
    expect(linksTo(letter.text, '/newsletter/unsubscribe')).toHaveLength(1);
    expect(linksTo(letter.html, '/newsletter/preferences')).toHaveLength(1);
  });
});
