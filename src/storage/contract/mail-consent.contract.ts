import { beforeEach, describe, expect, it } from 'vitest';
import { databases, type TestDatabase } from '../../../test/support/databases.ts';
import {
  FRIDAY_17,
  type HandTransport,
  handTransport,
  linkIn,
  type MailRoom,
  mailRoom,
  tokenOf,
} from '../../../test/support/mail-room.ts';
import { DAY, HOUR, MINUTE, newId } from '../../base/index.ts';
import {
  confirm,
  confirmPath,
  type NewsletterId,
  preferencesPath,
  readConfirmation,
  readPreferences,
  readUnsubscribe,
  savePreferences,
  subscribe,
  unsubscribe,
  unsubscribePath,
} from '../../news/mail/index.ts';

const code = (value: string) => expect.objectContaining({ code: value });

describe.each(databases)('consent on $name', ({ open }) => {
  let storage: TestDatabase;
  let room: MailRoom;
  let sent: HandTransport;

  beforeEach(async () => {
    storage = await open();
    sent = handTransport();
    room = await mailRoom(storage, { transport: sent });
  });

  const ask = (address = 'salma@example.org', newsletters: NewsletterId[] = ['daily']) =>
    subscribe(room.deps, { address, newsletters, language: 'ar', form: 'box' });

  it('mails a confirmation link, and the subscription begins when it is used, with the proof kept', async () => {
    await ask('Salma@Example.org', ['daily', 'weekly']);
    expect(await room.store.awaited('daily', room.clock.now())).toBe(false);
    await room.settle();
    expect(sent.sent.map((mail) => mail.to)).toEqual(['Salma@example.org']);
    const token = linkIn(sent.sent[0]?.text, '/newsletter/confirm');
    expect(await readConfirmation(room.deps, token)).toMatchObject({
      address: 'S•••@example.org',
      newsletters: ['daily', 'weekly'],
      already: false,
    });
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
    const token = linkIn(sent.sent[0]?.text, '/newsletter/confirm');
    await Promise.all([confirm(room.deps, token), confirm(room.deps, token)]);
    expect(await confirm(room.deps, token)).toMatchObject({ already: true });
    expect(await storage.read.selectFrom('notices').selectAll().where('kind', '=', 'welcome').execute()).toHaveLength(
      1,
    );
    await room.settle();
    room.clock.pass(MINUTE);
    await unsubscribe(room.deps, linkIn(sent.sent.at(-1)?.text, '/newsletter/unsubscribe'), 'link');
    await expect(confirm(room.deps, token)).rejects.toThrowError(code('link_expired'));
    expect(await room.store.awaited('daily', room.clock.now())).toBe(false);
  });

  it('refuses a confirmation after three days, forged, cut short, or of another kind', async () => {
    await ask();
    const [row] = await storage.read.selectFrom('consents').select('id').execute();
    const token = tokenOf(confirmPath(room.signer, row?.id ?? '', FRIDAY_17));
    await expect(confirm(room.deps, token.slice(0, -1))).rejects.toThrowError(code('link_invalid'));
    await expect(confirm(room.deps, `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)).rejects.toThrowError(
      code('link_invalid'),
    );
    await expect(confirm(room.deps, tokenOf(unsubscribePath(room.signer, row?.id ?? '')))).rejects.toThrowError(
      code('link_invalid'),
    );
    room.clock.pass(3 * DAY);
    await expect(confirm(room.deps, token)).rejects.toThrowError(code('link_expired'));
    await expect(
      confirm(room.deps, tokenOf(confirmPath(room.signer, newId(1), room.clock.now()))),
    ).rejects.toThrowError(code('link_invalid'));
    expect(await room.store.awaited('daily', room.clock.now())).toBe(false);
  });

  it('answers alike whether an address is new, subscribed, left or had its share of letters', async () => {
    await room.subscriber('known@example.org');
    const left = await room.subscriber('left@example.org');
    await room.store.leave(left, room.clock.now() - HOUR, 'link');
    const answers = [];
    for (const address of ['new@example.org', 'known@example.org', 'left@example.org', 'new@example.org'])
      answers.push(await ask(address));
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
    await expect(
      subscribe(room.deps, { address: 'a@example.org', newsletters: ['monthly'], language: 'ar', form: 'box' }),
    ).rejects.toThrowError(code('invalid_input'));
  });

  it('lets a subscriber change newsletters and language', async () => {
    const id = await room.subscriber('salma@example.org', ['daily']);
    const token = tokenOf(preferencesPath(room.signer, id, room.clock.now()));
    expect(await readPreferences(room.deps, token)).toMatchObject({
      address: 's•••@example.org',
      newsletters: ['daily'],
      language: 'ar',
    });
    expect(await savePreferences(room.deps, token, { newsletters: ['weekly'], language: 'en' })).toMatchObject({
      newsletters: ['weekly'],
      confirmationSent: false,
    });
    expect(await room.store.subscriber(id)).toMatchObject({ newsletters: ['weekly'], language: 'en' });
    expect(await savePreferences(room.deps, token, { newsletters: [], language: 'en' })).toMatchObject({
      newsletters: [],
    });
    expect(await room.store.subscriber(id)).toMatchObject({ newsletters: [], leftAt: room.clock.now() });
  });

  it('asks for a new confirmation when somebody who left wants to come back', async () => {
    const id = await room.subscriber('salma@example.org');
    expect(await unsubscribe(room.deps, tokenOf(unsubscribePath(room.signer, id)), 'one_click')).toMatchObject({
      newsletters: ['daily'],
    });
    expect(await readUnsubscribe(room.deps, tokenOf(unsubscribePath(room.signer, id)))).toMatchObject({
      newsletters: [],
    });
    room.clock.pass(MINUTE);
    const token = tokenOf(preferencesPath(room.signer, id, room.clock.now()));
    expect(await savePreferences(room.deps, token, { newsletters: ['daily'], language: 'ar' })).toMatchObject({
      newsletters: [],
      confirmationSent: true,
    });
    expect(await room.store.awaited('daily', room.clock.now())).toBe(false);
    await room.settle();
    await confirm(room.deps, linkIn(sent.sent.at(-1)?.text, '/newsletter/confirm'));
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
