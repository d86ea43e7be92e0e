import { sql, type Transaction } from 'kysely';
import { DAY, HOUR, type Id, type Instant, newId } from '../base/index.ts';
import {
  type Ask,
  type ConsentForm,
  type ConsentStore,
  letterLanguage,
  pickNewsletters,
  type Subscriber,
} from '../news/mail/index.ts';
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

/** Subscribers, their newsletters and the proof of their consent. */
export function createConsentStore(storage: Storage): ConsentStore {
  /** On PostgreSQL two changes of one subscriber wait for each other; SQLite has one writer anyway. */
  async function locked(trx: Transaction<Schema>, id: Id) {
    const query = trx.selectFrom('subscribers').selectAll().where('id', '=', id);
    return (storage.dialect === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
  }

  async function asked(trx: Transaction<Schema>, since: Instant, subscriberId?: Id): Promise<number> {
    let query = trx
      .selectFrom('consents')
      .select(sql<number>`count(*)`.as('n'))
      .where('event', '=', 'asked')
      .where('at', '>', since);
    if (subscriberId !== undefined) query = query.where('subscriber_id', '=', subscriberId);
    return Number((await query.executeTakeFirstOrThrow()).n);
  }

  async function activate(
    trx: Transaction<Schema>,
    subscriberId: Id,
    newsletters: readonly string[],
    at: Instant,
  ): Promise<void> {
    for (const newsletter of newsletters) {
      await trx
        .insertInto('subscriptions')
        .values({ subscriber_id: subscriberId, newsletter, since: at, ended_at: null })
        .onConflict((conflict) =>
          conflict
            .columns(['subscriber_id', 'newsletter'])
            .doUpdateSet({ since: at, ended_at: null })
            // One that is active keeps its date: `since` decides which editions are owed.
            .where('subscriptions.ended_at', 'is not', null),
        )
        .execute();
    }
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
        await locked(trx, found.id);
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
        const subscriber = await locked(trx, found.subscriber_id);
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

    subscriber: async (id): Promise<Subscriber | null> => {
      const rows = await storage.read
        .selectFrom('subscribers')
        .leftJoin('subscriptions', (join) =>
          join.onRef('subscriptions.subscriber_id', '=', 'subscribers.id').on('subscriptions.ended_at', 'is', null),
        )
        .where('subscribers.id', '=', id)
        .select(['subscribers.id', 'address', 'language', 'confirmed_at', 'left_at', 'newsletter'])
        .execute();
      const [first] = rows;
      if (first === undefined) return null;
      return {
        id: first.id,
        address: first.address,
        language: letterLanguage(first.language),
        newsletters: pickNewsletters(rows.flatMap((row) => row.newsletter ?? [])),
        confirmedAt: first.confirmed_at,
        leftAt: first.left_at,
      };
    },

    change: (id, wish, proof) =>
      storage.write(async (trx) => {
        const subscriber = await locked(trx, id);
        if (subscriber === undefined || subscriber.confirmed_at === null || subscriber.left_at !== null) return false;
        await trx.updateTable('subscribers').set({ language: wish.language }).where('id', '=', id).execute();
        await trx
          .updateTable('subscriptions')
          .set({ ended_at: proof.at })
          .where('subscriber_id', '=', id)
          .where('ended_at', 'is', null)
          .where('newsletter', 'not in', wish.newsletters)
          .execute();
        await activate(trx, id, wish.newsletters, proof.at);
        await trx
          .insertInto('consents')
          .values({
            id: newId(proof.at),
            subscriber_id: id,
            at: proof.at,
            event: 'changed',
            newsletters: JSON.stringify(wish.newsletters),
            language: wish.language,
            form: 'preferences',
            wording: proof.wording,
            answers: null,
          })
          .execute();
        return true;
      }),

    leave: (id, at, via) =>
      storage.write(async (trx) => {
        const subscriber = await locked(trx, id);
        if (subscriber === undefined) return false;
        const ended = await trx
          .updateTable('subscriptions')
          .set({ ended_at: at })
          .where('subscriber_id', '=', id)
          .where('ended_at', 'is', null)
          .returning('newsletter')
          .execute();
        // Also without an active newsletter: it voids confirmations that are still out.
        await trx.updateTable('subscribers').set({ left_at: at }).where('id', '=', id).execute();
        if (ended.length === 0 && subscriber.left_at !== null) return true;
        await trx
          .insertInto('consents')
          .values({
            id: newId(at),
            subscriber_id: id,
            at,
            event: 'left',
            newsletters: JSON.stringify(ended.map((row) => row.newsletter)),
            language: subscriber.language,
            form: via,
            wording: '',
            answers: null,
          })
          .execute();
        return true;
      }),

    forgetUnconfirmed: (before, limit) =>
      storage.write(async (trx) => {
        const old = await trx
          .selectFrom('subscribers')
          .select('id')
          .where('confirmed_at', 'is', null)
          .where('created_at', '<', before)
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('consents')
                  .select('id')
                  .whereRef('consents.subscriber_id', '=', 'subscribers.id')
                  .where('at', '>=', before),
              ),
            ),
          )
          .orderBy('created_at')
          .limit(limit)
          .execute();
        if (old.length > 0)
          await trx
            .deleteFrom('subscribers')
            .where(
              'id',
              'in',
              old.map((row) => row.id),
            )
            .execute();
        return old.length;
      }),
  };
}
