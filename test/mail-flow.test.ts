import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, newId } from '../src/base/index.ts';
import { confirm, subscribe, unsubscribe } from '../src/news/mail/index.ts';
import { createSmtpTransport } from '../src/smtp/index.ts';
import { databases } from './support/databases.ts';
import { cardOf, handClock, linkIn, mailRoom, tokenOf } from './support/mail-room.ts';
import { type SmtpSink, smtpSink } from './support/smtp-sink.ts';

describe.each(databases)('the newsletter over a real SMTP server, on $name', ({ open }) => {
  let sink: SmtpSink;
  beforeEach(async () => {
    sink = await smtpSink();
  });
  afterEach(() => sink.close());

  it('goes from the subscription to the confirmation, the digest and the leaving', async () => {
    const transport = createSmtpTransport({ url: sink.url });
    const room = await mailRoom(await open(), { transport });
    await subscribe(room.deps, { address: 'salma@example.org', newsletters: ['daily'], language: 'ar', form: 'page' });
    await room.settle();
    const asked = await simpleParser(sink.letters[0]?.raw ?? '');
    expect(asked.subject).toBe('أكّد اشتراكك في نشرات «ورّاق»');
    expect(asked.headers.get('auto-submitted')).toBe('auto-generated');
    await confirm(room.deps, linkIn(asked.text, '/newsletter/confirm'));
    await room.settle();
    expect((await simpleParser(sink.letters[1]?.raw ?? '')).subject).toBe('بدأ اشتراكك في نشرات «ورّاق»');

    await room.publish(cardOf({ id: newId(room.clock.now()), title: 'ماء يعود إلى الغوطة' }));
    room.clock.pass(HOUR);
    await room.settle();
    const letter = await simpleParser(sink.letters[2]?.raw ?? '');
    expect(letter.subject).toBe('النشرة اليومية: ماء يعود إلى الغوطة');
    expect(letter.from?.value).toEqual([{ name: 'نشرة ورّاق', address: 'newsletter@warraq.example' }]);
    expect(letter.headerLines.map(({ line }) => line)).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    const list = letter.headers.get('list') as unknown as { id: { id: string }; unsubscribe: { url: string } };
    expect(list.id.id).toBe('daily.newsletter.warraq.example');
    expect(letter.text).toContain(list.unsubscribe.url);

    await unsubscribe(room.deps, tokenOf(list.unsubscribe.url), 'one_click');
    await room.publish(cardOf({ id: newId(room.clock.now()), publishedAt: room.clock.now() + HOUR }));
    room.clock.pass(DAY);
    await room.settle();
    expect(sink.letters).toHaveLength(3);
    await transport.close();
  });

  it('reaches everybody through refusals and cut connections, twice only where the answer was lost, and lists those', async () => {
    const storage = await open();
    const clock = handClock();
    const transport = createSmtpTransport({ url: sink.url, lanes: 4 });
    const room = await mailRoom(storage, { transport, clock });
    const READERS = 120;
    for (let i = 0; i < READERS; i += 1) await room.subscriber(`reader${i}@example.org`);
    await room.settle();
    sink.letters.length = 0;
    const number = (to: string) => Number(/\d+/.exec(to)?.[0]);
    const seen = new Map<string, number>();
    sink.fault = (to) => {
      const times = (seen.get(to) ?? 0) + 1;
      seen.set(to, times);
      if (number(to) % 40 === 7) return 'refuse';
      if (times > 1) return 'none';
      if (number(to) % 10 === 3) return 'refuse_later';
      if (number(to) % 10 === 4) return 'refuse_data_later';
      return number(to) % 30 === 5 ? 'cut' : 'none';
    };
    await room.publish(cardOf({ id: newId(clock.now()) }));
    clock.pass(HOUR);
    for (let i = 0; i < 4; i += 1) {
      await room.settle();
      clock.pass(HOUR);
    }
    const edition = await room.store.last('daily');
    expect(edition?.state).toBe('done');
    expect(await room.store.report(edition?.id ?? '')).toEqual({
      total: READERS,
      open: 0,
      accepted: 117,
      refused: 3,
      givenUp: 0,
      skipped: 0,
      uncertain: 4,
    });

    const copies = Map.groupBy(sink.letters, (letter) => letter.to);
    expect(copies.size).toBe(117);
    const twice = [...copies].filter(([, letters]) => letters.length > 1);
    expect(twice.map(([to]) => number(to) % 30)).toEqual([5, 5, 5, 5]);
    for (const [, letters] of twice) {
      const ids = await Promise.all(letters.map(async (letter) => (await simpleParser(letter.raw)).messageId));
      expect(new Set(ids).size).toBe(1);
    }
    expect(await room.store.uncertain(edition?.id ?? '', 10)).toHaveLength(4);
    await transport.close();
  });
});
