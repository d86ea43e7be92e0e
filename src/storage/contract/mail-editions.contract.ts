import { beforeEach, describe, expect, it } from 'vitest';
import { databases, type TestDatabase } from '../../../test/support/databases.ts';
import {
  cardOf,
  claimOf,
  FRIDAY_17,
  type HandTransport,
  handTransport,
  type MailRoom,
  mailRoom,
  withdraw,
} from '../../../test/support/mail-room.ts';
import { DAY, HOUR, MINUTE, newId } from '../../base/index.ts';
import {
  dueEditions,
  LATE,
  openEdition,
  openEditionNow,
  releaseEdition,
  withoutArticles,
} from '../../news/mail/index.ts';
import type { ArticleCard } from '../../news/publish/index.ts';

const code = (value: string) => expect.objectContaining({ code: value });

describe.each(databases)('editions on $name', ({ open }) => {
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
    await expect(releaseEdition(room.deps, held?.id ?? '')).rejects.toThrowError(code('edition_state'));
  });

  it('opens without waiting for its hour when an editor says so, and the hour then passes without another', async () => {
    await room.subscriber('salma@example.org', ['daily', 'weekly']);
    await article();
    const now = await openEditionNow(room.deps, 'daily');
    expect(now).toMatchObject({ state: 'sending', period: '2026-11-20' });
    await expect(openEditionNow(room.deps, 'daily')).rejects.toThrowError(code('edition_exists'));
    room.clock.pass(HOUR);
    await room.settle();
    expect((await room.store.last('daily'))?.id).toBe(now.id);
    expect(sent.sent.filter((mail) => mail.list !== null)).toHaveLength(1);
  });

  it('refuses to open for nobody or with nothing in it, and the period keeps its edition', async () => {
    await expect(openEditionNow(room.deps, 'daily')).rejects.toThrowError(code('edition_unawaited'));
    await room.subscriber('salma@example.org');
    await expect(openEditionNow(room.deps, 'daily')).rejects.toThrowError(code('edition_empty'));
    expect(await room.store.last('daily')).toBe(null);
    await article();
    room.clock.pass(HOUR);
    await room.settle();
    expect(await room.store.last('daily')).toMatchObject({ state: 'done', period: '2026-11-20' });
  });

  it('lays out one letter for each who was subscribed when it opened, however often it is filled', async () => {
    for (let i = 0; i < 25; i += 1)
      await room.subscriber(`reader${i}@example.org`, i % 5 === 0 ? ['weekly'] : ['daily']);
    await article();
    const edition = await openEditionNow(room.deps, 'daily');
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
    const edition = await room.laid();
    const before = await room.store.claimLetters(edition.id, claimOf(room.clock.now(), 1), withoutArticles);
    expect(before).toMatchObject({ version: 1 });
    await withdraw(storage, gone.id);
    const after = await room.store.claimLetters(edition.id, claimOf(room.clock.now(), 1), withoutArticles);
    expect(after).toMatchObject({ version: 2, content: { lead: { id: stays.id }, groups: [] } });
    expect(await room.store.content(edition.id)).toEqual(after?.content);
    expect(await storage.read.selectFrom('edition_contents').select('version').orderBy('version').execute()).toEqual([
      { version: 1 },
      { version: 2 },
    ]);
  });

  it('cancels an edition whose every article was withdrawn', async () => {
    await room.subscriber('salma@example.org');
    const only = await article();
    const edition = await room.laid();
    await withdraw(storage, only.id);
    await room.settle();
    expect((await room.store.find(edition.id))?.state).toBe('cancelled');
    expect(sent.sent).toHaveLength(1);
    expect(sent.sent[0]?.list).toBe(null);
  });
});
