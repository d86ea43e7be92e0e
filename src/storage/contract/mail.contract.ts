import { beforeEach, describe, expect, it } from 'vitest';
import { databases, type TestDatabase } from '../../../test/support/databases.ts';
import { cardOf, FRIDAY_17, handClock, handTransport, mailRoom, withdraw } from '../../../test/support/mail-room.ts';
import { DAY, HOUR, MINUTE, newId } from '../../base/index.ts';
import {
  type Claim, confirm, confirmPath, dueEditions, LATE, type NewsletterId, openEdition, openEditionNow, preferencesPath, readConfirmation,
  readPreferences, readUnsubscribe, releaseEdition, savePreferences, sendBatch, subscribe, unsubscribe, unsubscribePath, withoutArticles,
} from '../../news/mail/index.ts';
import { openStorage } from '../open.ts';

const code = (value: string) => expect.objectContaining({ code: value });
const tokenOf = (path: string) => new URL(path, 'https://warraq.example').searchParams.get('t') ?? '';

describe.each(databases)('mail on $name', ({ open }) => {
  let storage: TestDatabase;
  let room: Awaited<ReturnType<typeof mailRoom>>;
  let sent: ReturnType<typeof handTransport>;

  beforeEach(async () => {
    storage = await open();
    sent = handTransport();
    room = await mailRoom(storage, { transport: sent });
  });

  const article = (change: Partial<Parameters<typeof cardOf>[0]> = {}) => room.publish(cardOf({ id: newId(room.clock.now()), ...change }));
  const ask = (address = 'salma@example.org', newsletters: NewsletterId[] = ['daily']) =>
    subscribe(room.deps, { address, newsletters, language: 'ar', form: 'box' });
  const linkOf = (text: string | undefined, path: string) => tokenOf(new RegExp(`https://warraq\\.example(${path}\\?t=\\S+)`).exec(text ?? '')?.[1] ?? '');
  const openDaily = async () => (await openEditionNow(room.deps, 'daily')).edition;
  const claimOf = (now: number, limit = 10): Claim => ({ now, limit, token: `test/${newId(now)}`, leaseUntil: now + MINUTE });
  /** Lays out every letter. */
  const laid = async () => {
    const edition = await openDaily();
    while (!(await room.store.lay(edition.id, room.clock.now(), 1000)).done);
    return edition;
  };

  describe('consent', () => {
    it('mails a confirmation link, and the subscription begins when it is used, with the proof kept', async () => {
      await ask('Salma@Example.org', ['daily', 'weekly']);
      expect(await room.store.awaited('daily', room.clock.now())).toBe(false);
      await room.settle();
      expect(sent.sent.map((mail) => mail.to)).toEqual(['Salma@example.org']);
      const token = linkOf(sent.sent[0]?.text, '/newsletter/confirm');
      expect(await readConfirmation(room.deps, token)).toMatchObject({ address: 'S•••@example.org', newsletters: ['daily', 'weekly'], already: false });
      room.clock.pass(HOUR);
      expect(await confirm(room.deps, token)).toMatchObject({ newsletters: ['daily', 'weekly'], already: false });
      const proof = await storage.read.selectFrom('consents').selectAll().orderBy('at').execute();
      expect(proof.map(({ event, at, form, newsletters }) => ({ event, at, form, newsletters }))).toEqual([
        { event: 'asked', at: FRIDAY_17, form: 'box', newsletters: '["daily","weekly"]' },
        { event: 'confirmed', at: FRIDAY_17 + HOUR, form: 'box', newsletters: '["daily","weekly"]' },
      ]);
      expect(proof[1]?.wording).toContain('أوافق على أن تصلني نشرات «ورّاق»');
      await room.settle();
      expect(sent.sent[1]?.subject).toBe('بدأ اشتراكك في نشرات «ورّاق»');
    });

    it('takes a confirmation once: repeating it changes nothing, and it is void after leaving', async () => {
      await ask();
      await room.settle();
      const token = linkOf(sent.sent[0]?.text, '/newsletter/confirm');
      await Promise.all([confirm(room.deps, token), confirm(room.deps, token)]);
      expect(await confirm(room.deps, token)).toMatchObject({ already: true });
      expect(await storage.read.selectFrom('notices').selectAll().where('kind', '=', 'welcome').execute()).toHaveLength(1);
      await room.settle();
      room.clock.pass(MINUTE);
      await unsubscribe(room.deps, linkOf(sent.sent.at(-1)?.text, '/newsletter/unsubscribe'), 'link');
      await expect(confirm(room.deps, token)).rejects.toThrowError(code('link_expired'));
      expect(await room.store.awaited('daily', room.clock.now())).toBe(false);
    });

    it('refuses a confirmation after three days, forged, cut short, or of another kind', async () => {
      await ask();
      const [row] = await storage.read.selectFrom('consents').select('id').execute();
      const token = tokenOf(confirmPath(room.signer, row?.id ?? '', FRIDAY_17));
      await expect(confirm(room.deps, token.slice(0, -1))).rejects.toThrowError(code('link_invalid'));
      await expect(confirm(room.deps, `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)).rejects.toThrowError(code('link_invalid'));
      await expect(confirm(room.deps, tokenOf(unsubscribePath(room.signer, row?.id ?? '')))).rejects.toThrowError(code('link_invalid'));
      room.clock.pass(3 * DAY);
      await expect(confirm(room.deps, token)).rejects.toThrowError(code('link_expired'));
      await expect(confirm(room.deps, tokenOf(confirmPath(room.signer, newId(1), room.clock.now())))).rejects.toThrowError(code('link_invalid'));
      expect(await room.store.awaited('daily', room.clock.now())).toBe(false);
    });

    it('answers alike whether an address is new, subscribed, left or had its share of letters', async () => {
      await room.subscriber('known@example.org');
      const left = await room.subscriber('left@example.org');
      await room.store.leave(left, room.clock.now() - HOUR, 'link');
      const answers = [];
      for (const address of ['new@example.org', 'known@example.org', 'left@example.org', 'new@example.org']) answers.push(await ask(address));
      expect(answers).toEqual([undefined, undefined, undefined, undefined]);
    });

    it('sends one address a confirmation every ten minutes at most, and three a day', async () => {
      const queued = async () => (await storage.read.selectFrom('notices').selectAll().execute()).length;
      await Promise.all([ask(), ask(), ask()]);
      expect(await queued()).toBe(1);
      for (let i = 0; i < 5; i += 1) {
        room.clock.pass(11 * MINUTE);
        await ask('SALMA@example.org');
      }
      expect(await queued()).toBe(3);
      room.clock.pass(DAY);
      await ask();
      expect(await queued()).toBe(4);
    });

    it('sends all addresses together no more confirmations in an hour than the cap, and says so to everybody alike', async () => {
      const deps = { ...room.deps, limits: { perAddressPerDay: 3, perAddressPause: 0, perHour: 2 } };
      const wish = (address: string) => subscribe(deps, { address, newsletters: ['daily'], language: 'ar', form: 'box' });
      await wish('a@example.org');
      await wish('b@example.org');
      await expect(wish('c@example.org')).rejects.toThrowError(code('rate_limited'));
      await expect(wish('a@example.org')).rejects.toThrowError(code('rate_limited'));
      room.clock.pass(HOUR);
      await wish('c@example.org');
    });

    it('refuses an address that is none and a wish for no newsletter', async () => {
      await expect(ask('salma')).rejects.toThrowError(code('address_invalid'));
      await expect(subscribe(room.deps, { address: 'a@example.org', newsletters: ['monthly'], language: 'ar', form: 'box' })).rejects.toThrowError(code('invalid_input'));
    });

    it('lets a subscriber change newsletters and language', async () => {
      const id = await room.subscriber('salma@example.org', ['daily']);
      const token = tokenOf(preferencesPath(room.signer, id, room.clock.now()));
      expect(await readPreferences(room.deps, token)).toMatchObject({ address: 's•••@example.org', newsletters: ['daily'], language: 'ar' });
      expect(await savePreferences(room.deps, token, { newsletters: ['weekly'], language: 'en' })).toMatchObject({ newsletters: ['weekly'], confirmationSent: false });
      expect(await room.store.subscriber(id)).toMatchObject({ newsletters: ['weekly'], language: 'en' });
      expect(await savePreferences(room.deps, token, { newsletters: [], language: 'en' })).toMatchObject({ newsletters: [] });
      expect(await room.store.subscriber(id)).toMatchObject({ newsletters: [], leftAt: room.clock.now() });
    });

    it('asks for a new confirmation when somebody who left wants to come back', async () => {
      const id = await room.subscriber('salma@example.org');
      expect(await unsubscribe(room.deps, tokenOf(unsubscribePath(room.signer, id)), 'one_click')).toMatchObject({ newsletters: ['daily'] });
      expect(await readUnsubscribe(room.deps, tokenOf(unsubscribePath(room.signer, id)))).toMatchObject({ newsletters: [] });
      room.clock.pass(MINUTE);
      const token = tokenOf(preferencesPath(room.signer, id, room.clock.now()));
      expect(await savePreferences(room.deps, token, { newsletters: ['daily'], language: 'ar' })).toMatchObject({ newsletters: [], confirmationSent: true });
      expect(await room.store.awaited('daily', room.clock.now())).toBe(false);
      await room.settle();
      await confirm(room.deps, linkOf(sent.sent.at(-1)?.text, '/newsletter/confirm'));
      expect(await room.store.subscriber(id)).toMatchObject({ newsletters: ['daily'], leftAt: null });
    });

    it('forgets addresses that never confirmed, and only those', async () => {
      await room.subscriber('kept@example.org');
      await ask('gone@example.org');
      room.clock.pass(5 * DAY);
      await ask('waiting@example.org');
      expect(await room.store.forgetUnconfirmed(room.clock.now() - 4 * DAY, 100)).toBe(1);
      const rows = await storage.read.selectFrom('subscribers').select('address').orderBy('address').execute();
      expect(rows.map((row) => row.address)).toEqual(['kept@example.org', 'waiting@example.org']);
    });
  });

  describe('editions', () => {
    it('opens at its hour for those who wait for it, once per period, also when two processes try', async () => {
      await room.subscriber('salma@example.org', ['daily']);
      await article();
      expect(await dueEditions(room.deps, room.clock.now())).toEqual([]);
      room.clock.pass(HOUR);
      const [due] = await dueEditions(room.deps, room.clock.now());
      if (due === undefined) throw new Error('nothing is due');
      expect(due).toMatchObject({ newsletter: 'daily', period: '2026-11-20', at: room.clock.now() });
      const opened = await Promise.all([openEdition(room.deps, due), openEdition(room.deps, due)]);
      expect(opened.map((one) => one.opened).sort()).toEqual([false, true]);
      expect(new Set(opened.map((one) => one.edition.id)).size).toBe(1);
      expect(await dueEditions(room.deps, room.clock.now())).toEqual([]);
    });

    it('sends no letter when nothing new was published, and the next edition takes up from there', async () => {
      await room.subscriber('salma@example.org');
      room.clock.pass(HOUR);
      await room.settle();
      expect((await room.store.last('daily'))?.state).toBe('empty');
      expect(sent.sent.filter((mail) => mail.list !== null)).toEqual([]);
      await article({ publishedAt: room.clock.now() + HOUR });
      room.clock.pass(DAY);
      await room.settle();
      expect(await room.store.last('daily')).toMatchObject({ state: 'done', since: FRIDAY_17 + HOUR });
      expect(sent.sent.filter((mail) => mail.list !== null)).toHaveLength(1);
    });

    it('holds an edition that wakes more than twelve hours late until it is released', async () => {
      await room.subscriber('salma@example.org');
      await article();
      room.clock.pass(HOUR + LATE + MINUTE);
      await room.settle();
      const held = await room.store.forPeriod('daily', '2026-11-20');
      expect(held?.state).toBe('held');
      expect(sent.sent.filter((mail) => mail.list !== null)).toEqual([]);
      await releaseEdition(room.deps, held?.id ?? '');
      await room.settle();
      expect(sent.sent.filter((mail) => mail.list !== null)).toHaveLength(1);
      await expect(releaseEdition(room.deps, held?.id ?? '')).rejects.toThrowError(code('wrong_state'));
    });

    it('lays out one letter for each who was subscribed when it opened, however often it is filled', async () => {
      for (let i = 0; i < 25; i += 1) await room.subscriber(`reader${i}@example.org`, i % 5 === 0 ? ['weekly'] : ['daily']);
      await article();
      const edition = await openDaily();
      await room.subscriber('late@example.org', ['daily'], room.clock.now() + 1);
      const steps = [];
      for (let i = 0; i < 4; i += 1) steps.push(await room.store.lay(edition.id, room.clock.now(), 8));
      expect(steps).toEqual([
        { laid: 8, done: false },
        { laid: 8, done: false },
        { laid: 4, done: true },
        { laid: 0, done: true },
      ]);
      // As after a restored backup that lost its place.
      await storage.write(async (trx) => {
        await trx.updateTable('editions').set({ laid_to: null, laid_at: null }).execute();
      });
      expect(await room.store.lay(edition.id, room.clock.now(), 1000)).toEqual({ laid: 0, done: true });
      expect(await room.store.report(edition.id)).toMatchObject({ total: 20, open: 20 });
    });

    it('leaves an article out of letters that are claimed after its withdrawal, and keeps both contents', async () => {
      await room.subscriber('first@example.org');
      await room.subscriber('second@example.org');
      const gone = await article({ title: 'خبر يُسحب' });
      const stays = await article({ title: 'خبر يبقى' });
      const edition = await laid();
      const before = await room.store.claimLetters(edition.id, claimOf(room.clock.now(), 1), withoutArticles);
      expect(before).toMatchObject({ version: 1 });
      await withdraw(storage, gone.id);
      const after = await room.store.claimLetters(edition.id, claimOf(room.clock.now(), 1), withoutArticles);
      expect(after).toMatchObject({ version: 2, content: { lead: { id: stays.id }, groups: [] } });
      expect(await room.store.content(edition.id)).toEqual(after?.content);
      expect(await storage.read.selectFrom('edition_contents').select('version').orderBy('version').execute()).toEqual([{ version: 1 }, { version: 2 }]);
    });

    it('cancels an edition whose every article was withdrawn', async () => {
      await room.subscriber('salma@example.org');
      const only = await article();
      const edition = await laid();
      await withdraw(storage, only.id);
      await room.settle();
      expect((await room.store.find(edition.id))?.state).toBe('cancelled');
      expect(sent.sent).toHaveLength(1);
      expect(sent.sent[0]?.list).toBe(null);
    });
  });

  describe('delivery', () => {
    const letters = () => sent.sent.filter((mail) => mail.list !== null);

    it('mails every subscriber once and completes', async () => {
      for (let i = 0; i < 60; i += 1) await room.subscriber(`reader${i}@example.org`);
      await article();
      room.clock.pass(HOUR);
      await room.settle();
      expect(letters()).toHaveLength(60);
      expect(new Set(letters().map((mail) => mail.to)).size).toBe(60);
      expect(new Set(letters().map((mail) => mail.messageId)).size).toBe(60);
      expect(await room.store.last('daily')).toMatchObject({ state: 'done' });
    });

    it('gives two senders different letters', async () => {
      for (let i = 0; i < 40; i += 1) await room.subscriber(`reader${i}@example.org`);
      await article();
      const edition = await laid();
      const other = await openStorage(storage.location);
      try {
        const second = await mailRoom(other, { clock: room.clock });
        const claims = await Promise.all(
          [room, second, room, second, room].map((one) => one.store.claimLetters(edition.id, claimOf(room.clock.now(), 10), withoutArticles)),
        );
        const keys = claims.flatMap((claim) => claim?.letters.map((letter) => letter.key) ?? []);
        expect(keys).toHaveLength(40);
        expect(new Set(keys).size).toBe(40);
      } finally {
        await other.close();
      }
    });

    it('sends no letter to who left before it was claimed, nor to who left between the claim and its turn', async () => {
      const leaves = async (id: string) => unsubscribe(room.deps, tokenOf(unsubscribePath(room.signer, id)), 'link');
      const [early, late] = [await room.subscriber('early@example.org'), await room.subscriber('late@example.org')];
      for (let i = 0; i < 3; i += 1) await room.subscriber(`reader${i}@example.org`);
      await article();
      const edition = await laid();
      await leaves(early);
      const claim = claimOf(room.clock.now());
      const batch = await room.store.claimLetters(edition.id, claim, withoutArticles);
      expect(batch?.letters.map((letter) => letter.address)).not.toContain('early@example.org');
      await leaves(late);
      const deliveries = room.store.letters(edition.id);
      const begin = (key: string) => deliveries.step({ ...claim, settled: null, begin: key });
      expect(await begin(late)).toBe('skipped');
      expect(await room.store.report(edition.id)).toMatchObject({ total: 5, skipped: 2, open: 3 });
    });

    it('lets a letter be begun only by who holds its lease', async () => {
      const id = await room.subscriber('salma@example.org');
      await article();
      const edition = await laid();
      const deliveries = room.store.letters(edition.id);
      const first = claimOf(room.clock.now());
      await room.store.claimLetters(edition.id, first, withoutArticles);
      room.clock.pass(2 * MINUTE);
      expect(await deliveries.step({ ...first, now: room.clock.now(), settled: null, begin: id })).toBe('lost');
      const second = claimOf(room.clock.now());
      expect((await room.store.claimLetters(edition.id, second, withoutArticles))?.letters).toHaveLength(1);
      expect(await deliveries.step({ ...first, settled: null, begin: id })).toBe('lost');
      expect(await deliveries.step({ ...second, settled: null, begin: id })).toBe('begun');
    });

    it('takes up a letter that was in flight at a crash, with the same Message-ID, and lists it', async () => {
      const id = await room.subscriber('salma@example.org');
      await room.subscriber('other@example.org');
      await article();
      const edition = await laid();
      await room.settle();
      const messageId = letters().find((mail) => mail.to === 'salma@example.org')?.messageId;
      expect(messageId).toBeDefined();
      // As a process leaves it that dies between the server's 250 and the commit.
      await storage.write(async (trx) => {
        await trx.updateTable('editions').set({ state: 'sending', finished_at: null }).where('id', '=', edition.id).execute();
        await trx
          .updateTable('letters')
          .set({ state: 'open', settled_at: null, sending_since: room.clock.now(), lease_token: 'local/dead', due_at: room.clock.now() + HOUR })
          .where('subscriber_id', '=', id)
          .execute();
      });
      await room.settle();
      expect(letters()).toHaveLength(2);
      await room.store.recover('somebody else', room.clock.now());
      await room.settle();
      expect(letters()).toHaveLength(2);
      await room.store.recover('local', room.clock.now());
      await room.settle();
      expect(letters().filter((mail) => mail.to === 'salma@example.org').map((mail) => mail.messageId)).toEqual([messageId, messageId]);
      expect(letters()).toHaveLength(3);
      expect(await room.store.report(edition.id)).toMatchObject({ total: 2, accepted: 2, uncertain: 1 });
      expect(await room.store.uncertain(edition.id, 10)).toMatchObject([{ subscriberId: id, state: 'accepted', times: 1 }]);
    });

    it('tries again later after a refusal for now and after a lost answer, and gives up at last', async () => {
      await room.subscriber('later@example.org');
      await room.subscriber('lost@example.org');
      await room.subscriber('never@example.org');
      await article();
      const tries = new Map<string, number>();
      sent.answer = (mail) => {
        if (mail.list === null) return { kind: 'accepted', reply: '250 ok' };
        const attempt = (tries.get(mail.to) ?? 0) + 1;
        tries.set(mail.to, attempt);
        if (mail.to === 'never@example.org') return { kind: 'temporary', reply: '450 later' };
        if (attempt === 1) return mail.to === 'later@example.org' ? { kind: 'temporary', reply: '450 later' } : { kind: 'unknown', reply: 'Connection closed' };
        return { kind: 'accepted', reply: '250 ok' };
      };
      room.clock.pass(HOUR);
      for (let i = 0; i < 40; i += 1) {
        await room.settle();
        room.clock.pass(HOUR);
      }
      const [edition] = (await room.store.list(10)).filter((one) => one.period === '2026-11-20');
      expect(edition?.state).toBe('done');
      expect(await room.store.report(edition?.id ?? '')).toMatchObject({ total: 3, accepted: 2, givenUp: 1, uncertain: 1 });
      expect(tries.get('never@example.org')).toBe(8);
    });

    it('suppresses an address that does not exist, until its owner confirms anew', async () => {
      const id = await room.subscriber('ghost@example.org');
      await article();
      sent.answer = (mail) =>
        mail.list === null ? { kind: 'accepted', reply: '250' } : { kind: 'permanent', stage: 'recipient', code: 550, enhanced: '5.1.1', reply: '550 5.1.1 no such user' };
      room.clock.pass(HOUR);
      await room.settle();
      const first = await room.store.last('daily');
      expect(await room.store.report(first?.id ?? '')).toMatchObject({ refused: 1 });
      await article({ publishedAt: room.clock.now() + 1 });
      room.clock.pass(DAY);
      await room.settle();
      expect(await room.store.report((await room.store.last('daily'))?.id ?? '')).toMatchObject({ skipped: 1 });
      await ask('ghost@example.org');
      await room.settle();
      await confirm(room.deps, linkOf(sent.sent.at(-1)?.text, '/newsletter/confirm'));
      expect(await storage.read.selectFrom('suppressions').selectAll().execute()).toEqual([]);
      expect((await room.store.subscriber(id))?.newsletters).toEqual(['daily']);
    });

    it('gives letters back unharmed while the server takes none, and sends them when it does', async () => {
      for (let i = 0; i < 30; i += 1) await room.subscriber(`reader${i}@example.org`);
      await article();
      const edition = await laid();
      sent.answer = () => ({ kind: 'unavailable', reply: 'connect ECONNREFUSED' });
      const report = await sendBatch(room.deps, edition);
      expect(report.trouble).toBe('connect ECONNREFUSED');
      const rows = await storage.read.selectFrom('letters').select(['attempts', 'lease_token', 'sending_since']).execute();
      expect(new Set(rows.map((row) => JSON.stringify(row)))).toEqual(new Set(['{"attempts":0,"lease_token":null,"sending_since":null}']));
      sent.answer = () => ({ kind: 'accepted', reply: '250' });
      room.clock.pass(MINUTE);
      await room.settle();
      expect(await room.store.report(edition.id)).toMatchObject({ accepted: 30, uncertain: 0 });
    });

    it('holds an edition whose sending slept for half a day, as a restored copy of it would', async () => {
      await room.subscriber('salma@example.org');
      await article();
      const edition = await laid();
      room.clock.pass(LATE + MINUTE);
      await room.settle();
      expect((await room.store.find(edition.id))?.state).toBe('held');
      expect(letters()).toEqual([]);
    });

    it('stops at once when an edition is cancelled, also for letters that are claimed', async () => {
      const id = await room.subscriber('salma@example.org');
      await article();
      const edition = await laid();
      const claim = claimOf(room.clock.now());
      await room.store.claimLetters(edition.id, claim, withoutArticles);
      expect(await room.store.move(edition.id, ['sending'], 'cancelled', room.clock.now())).toBe(true);
      expect(await room.store.letters(edition.id).step({ ...claim, settled: null, begin: id })).toBe('skipped');
    });

    it('sends nobody twice and leaves nobody out when several senders run at once', async () => {
      for (let i = 0; i < 90; i += 1) await room.subscriber(`reader${i}@example.org`);
      await article();
      const edition = await laid();
      const clock = handClock(room.clock.now());
      const rooms = await Promise.all([1, 2, 3].map((n) => mailRoom(storage, { transport: sent, clock, owner: `sender${n}` })));
      let claimed = 1;
      while (claimed > 0) claimed = (await Promise.all(rooms.map((one) => sendBatch(one.deps, edition)))).reduce((sum, one) => sum + one.claimed, 0);
      expect(letters()).toHaveLength(90);
      expect(new Set(letters().map((mail) => mail.to)).size).toBe(90);
    });
  });
});
