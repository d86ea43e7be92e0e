import { sql, type Transaction } from 'kysely';
import { DAY, HOUR, type Id, type Instant, newId } from '../base/index.ts';
import { type Ask, type ConsentForm, type ConsentStore, letterLanguage, pickNewsletters } from '../news/mail/index.ts';
import { activate, lockSubscriber } from './mail-subscribers.ts';
import type { Storage } from './open.ts';
import type { Schema } from './schema.ts';

const newNotice = (subscriberId: Id, kind: 'confirm' | 'welcome', askId: Id, now: Instant) => ({
  id: newId(now),
  subscriber_id: subscriberId,
  kind,
  ask_id: askId,
  state: 'open' as const,
  due_at: now,
  lease_token: null,
  attempts: 0,
  unknowns: 0,
  sending_since: null,
  settled_at: null,
  reply: '',
});

/** Requests to subscribe and their confirmation: the double opt-in. */
export function createAskStore(storage: Storage): Pick<ConsentStore, 'ask' | 'findAsk' | 'confirm'> {
  async function asked(trx: Transaction<Schema>, since: Instant, subscriberId?: Id): Promise<number> {
    let query = trx
      .selectFrom('consents')
      .select(sql<number>`count(*)`.as('n'))
      .where('event', '=', sql.lit('asked' as const))
      .where('at', '>', since);
    if (subscriberId !== undefined) query = query.where('subscriber_id', '=', subscriberId);
    return Number((await query.executeTakeFirstOrThrow()).n);
  }

  return {
    ask: (ask, limits) =>
      storage.write(async (trx) => {
        // The hour's share is looked at before the address is, so that `full` says nothing about the address.
        if ((await asked(trx, ask.at - HOUR)) >= limits.perHour) return 'full';
        await trx
          .insertInto('subscribers')
          .values({
            id: newId(ask.at),
            address: ask.address,
            address_key: ask.addressKey,
            language: ask.language,
            created_at: ask.at,
            confirmed_at: null,
            left_at: null,
            paused_until: null,
          })
          .onConflict((conflict) => conflict.column('address_key').doNothing())
          .execute();
        const found = await trx
          .selectFrom('subscribers')
          .select('id')
          .where('address_key', '=', ask.addressKey)
          .executeTakeFirstOrThrow();
        await lockSubscriber(storage, trx, found.id);
        const complained = await trx
          .selectFrom('suppressions')
          .select('kind')
          .where('address_key', '=', ask.addressKey)
          .where('kind', '=', 'complaint')
          .executeTakeFirst();
        if (complained !== undefined) return 'quiet';
        if ((await asked(trx, ask.at - DAY, found.id)) >= limits.perAddressPerDay) return 'quiet';
        if ((await asked(trx, ask.at - limits.perAddressPause, found.id)) > 0) return 'quiet';
        await trx
          .insertInto('consents')
          .values({
            id: ask.id,
            subscriber_id: found.id,
            at: ask.at,
            event: 'asked',
            newsletters: JSON.stringify(ask.newsletters),
            language: ask.language,
            form: ask.form,
            wording: ask.wording,
            answers: null,
          })
          .execute();
        await trx
          .insertInto('notices')
          .values(newNotice(found.id, 'confirm', ask.id, ask.at))
          .execute();
        return 'queued';
      }),

    findAsk: async (id) => {
      const row = await storage.read
        .selectFrom('consents as asked')
        .innerJoin('subscribers', 'subscribers.id', 'asked.subscriber_id')
        .leftJoin('consents as answer', 'answer.answers', 'asked.id')
        .where('asked.id', '=', id)
        .where('asked.event', '=', 'asked')
        .select([
          'asked.id',
          'asked.at',
          'asked.newsletters',
          'asked.language',
          'asked.form',
          'asked.wording',
          'subscribers.id as subscriber_id',
          'subscribers.address',
          'subscribers.address_key',
          'subscribers.left_at',
          'answer.id as answer_id',
        ])
        .executeTakeFirst();
      if (row === undefined) return null;
      const ask: Ask = {
        id: row.id,
        at: row.at,
        address: row.address,
        addressKey: row.address_key,
        newsletters: pickNewsletters(JSON.parse(row.newsletters)),
        language: letterLanguage(row.language),
        form: row.form as ConsentForm,
        wording: row.wording,
      };
      const left = row.left_at !== null && row.left_at >= row.at;
      return { ask, answered: row.answer_id !== null, void: left, subscriberId: row.subscriber_id };
    },

    confirm: (askId, at) =>
      storage.write(async (trx) => {
        const found = await trx
          .selectFrom('consents')
          .selectAll()
          .where('id', '=', askId)
          .where('event', '=', 'asked')
          .executeTakeFirst();
        if (found === undefined) return 'void';
        const subscriber = await lockSubscriber(storage, trx, found.subscriber_id);
        if (subscriber === undefined || (subscriber.left_at !== null && subscriber.left_at >= found.at)) return 'void';
        const answered = await trx.selectFrom('consents').select('id').where('answers', '=', askId).executeTakeFirst();
        if (answered !== undefined) return 'already';
        await trx
          .insertInto('consents')
          .values({ ...found, id: newId(at), at, event: 'confirmed', answers: askId })
          .execute();
        await trx
          .updateTable('subscribers')
          .set({ language: found.language, left_at: null, confirmed_at: subscriber.confirmed_at ?? at })
          .where('id', '=', subscriber.id)
          .execute();
        await activate(trx, subscriber.id, pickNewsletters(JSON.parse(found.newsletters)), at);
        // A letter reached this address a moment ago, so what a server once said about it no longer holds.
        await trx
          .deleteFrom('suppressions')
          .where('address_key', '=', subscriber.address_key)
          .where('kind', '=', 'bounce')
          .execute();
        await trx
          .insertInto('notices')
          .values(newNotice(subscriber.id, 'welcome', askId, at))
          .execute();
        return 'confirmed';
      }),
  };
}
