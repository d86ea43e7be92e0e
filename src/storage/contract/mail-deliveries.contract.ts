import { beforeEach, describe, expect, it } from 'vitest';
import { databases, type TestDatabase } from '../../../test/support/databases.ts';
import {
  cardOf,
  claimOf,
  type HandTransport,
  handClock,
  handTransport,
  linkIn,
  type MailRoom,
  mailRoom,
  tokenOf,
} from '../../../test/support/mail-room.ts';
import { DAY, HOUR, MINUTE, newId } from '../../base/index.ts';
import {
  confirm,
  LATE,
  type NewsletterId,
  sendBatch,
  subscribe,
  unsubscribe,
  unsubscribePath,
  withoutArticles,
} from '../../news/mail/index.ts';
import type { ArticleCard } from '../../news/publish/index.ts';
import { openStorage } from '../open.ts';

describe.each(databases)('deliveries on $name', ({ open }) => {
  let storage: TestDatabase;
  let room: MailRoom;
  let sent: HandTransport;

  beforeEach(async () => {
    storage = await open();
    sent = handTransport();
    room = await mailRoom(storage, { transport: sent });
  });

  const article = (change: Partial<ArticleCard> = {}) =>
    room.publish(cardOf({ id: newId(room.clock.now()), ...change }));

  const ask = (address = 'salma@example.org', newsletters: NewsletterId[] = ['daily']) =>
    subscribe(room.deps, { address, newsletters, language: 'ar', form: 'box' });

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
    const edition = await room.laid();
    const other = await openStorage(storage.location);
    try {
      const second = await mailRoom(other, { clock: room.clock });
      const claims = await Promise.all(
        [room, second, room, second, room].map((one) =>
          one.store.claimLetters(edition.id, claimOf(room.clock.now(), 10), withoutArticles),
        ),
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
    const edition = await room.laid();
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
    const edition = await room.laid();
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
    const edition = await room.laid();
    await room.settle();
    const messageId = letters().find((mail) => mail.to === 'salma@example.org')?.messageId;
    expect(messageId).toBeDefined();
    // As a process leaves it that dies between the server's 250 and the commit.
    await storage.write(async (trx) => {
      await trx
        .updateTable('editions')
        .set({ state: 'sending', finished_at: null })
        .where('id', '=', edition.id)
        .execute();
      await trx
        .updateTable('letters')
        .set({
          state: 'open',
          settled_at: null,
          sending_since: room.clock.now(),
          lease_token: `local/${newId(1)}`,
          due_at: room.clock.now() + HOUR,
        })
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
    expect(
      letters()
        .filter((mail) => mail.to === 'salma@example.org')
        .map((mail) => mail.messageId),
    ).toEqual([messageId, messageId]);
    expect(letters()).toHaveLength(3);
    expect(await room.store.report(edition.id)).toMatchObject({ total: 2, accepted: 2, uncertain: 1 });
    expect(await room.store.uncertain(edition.id, 10)).toMatchObject([
      { subscriberId: id, state: 'accepted', times: 1 },
    ]);
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
      if (attempt === 1)
        return mail.to === 'later@example.org'
          ? { kind: 'temporary', reply: '450 later' }
          : { kind: 'unknown', reply: 'Connection closed' };
      return { kind: 'accepted', reply: '250 ok' };
    };
    room.clock.pass(HOUR);
    for (let i = 0; i < 40; i += 1) {
      await room.settle();
      room.clock.pass(HOUR);
    }
    const [edition] = (await room.store.list(10)).filter((one) => one.period === '2026-11-20');
    expect(edition?.state).toBe('done');
    expect(await room.store.report(edition?.id ?? '')).toMatchObject({
      total: 3,
      accepted: 2,
      givenUp: 1,
      uncertain: 1,
    });
    expect(tries.get('never@example.org')).toBe(8);
  });

  it('suppresses an address that does not exist, until its owner confirms anew', async () => {
    const id = await room.subscriber('ghost@example.org');
    await article();
    sent.answer = (mail) =>
      mail.list === null
        ? { kind: 'accepted', reply: '250' }
        : { kind: 'permanent', stage: 'recipient', code: 550, enhanced: '5.1.1', reply: '550 5.1.1 no such user' };
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
    await confirm(room.deps, linkIn(sent.sent.at(-1)?.text, '/newsletter/confirm'));
    expect(await storage.read.selectFrom('suppressions').selectAll().execute()).toEqual([]);
    expect((await room.store.subscriber(id))?.newsletters).toEqual(['daily']);
  });

  it('gives letters back unharmed while the server takes none, and sends them when it does', async () => {
    for (let i = 0; i < 30; i += 1) await room.subscriber(`reader${i}@example.org`);
    await article();
    const edition = await room.laid();
    sent.answer = () => ({ kind: 'unavailable', reply: 'connect ECONNREFUSED' });
    const report = await sendBatch(room.deps, edition);
    expect(report.trouble).toBe('connect ECONNREFUSED');
    const rows = await storage.read
      .selectFrom('letters')
      .select(['attempts', 'lease_token', 'sending_since'])
      .execute();
    expect(new Set(rows.map((row) => JSON.stringify(row)))).toEqual(
      new Set(['{"attempts":0,"lease_token":null,"sending_since":null}']),
    );
    sent.answer = () => ({ kind: 'accepted', reply: '250' });
    room.clock.pass(MINUTE);
    await room.settle();
    expect(await room.store.report(edition.id)).toMatchObject({ accepted: 30, uncertain: 0 });
  });

  it('holds an edition whose sending slept for half a day, as a restored copy of it would', async () => {
    await room.subscriber('salma@example.org');
    await article();
    const edition = await room.laid();
    room.clock.pass(LATE + MINUTE);
    await room.settle();
    expect((await room.store.find(edition.id))?.state).toBe('held');
    expect(letters()).toEqual([]);
  });

  it('stops at once when an edition is cancelled, also for letters that are claimed', async () => {
    const id = await room.subscriber('salma@example.org');
    await article();
    const edition = await room.laid();
    const claim = claimOf(room.clock.now());
    await room.store.claimLetters(edition.id, claim, withoutArticles);
    expect(await room.store.move(edition.id, ['sending'], 'cancelled', room.clock.now())).toBe(true);
    expect(await room.store.letters(edition.id).step({ ...claim, settled: null, begin: id })).toBe('skipped');
  });

  it('sends nobody twice and leaves nobody out when several senders run at once', async () => {
    for (let i = 0; i < 90; i += 1) await room.subscriber(`reader${i}@example.org`);
    await article();
    const edition = await room.laid();
    const clock = handClock(room.clock.now());
    const rooms = await Promise.all(
      [1, 2, 3].map((n) => mailRoom(storage, { transport: sent, clock, owner: `sender${n}` })),
    );
    let claimed = 1;
    while (claimed > 0)
      claimed = (await Promise.all(rooms.map((one) => sendBatch(one.deps, edition)))).reduce(
        (sum, one) => sum + one.claimed,
        0,
      );
    expect(letters()).toHaveLength(90);
    expect(new Set(letters().map((mail) => mail.to)).size).toBe(90);
  });
});
