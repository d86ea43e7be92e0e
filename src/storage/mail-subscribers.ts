import type { Transaction } from 'kysely';
import { type Id, type Instant, newId } from '../base/index.ts';
import { type ConsentStore, letterLanguage, pickNewsletters, type Subscriber } from '../news/mail/index.ts';
import type { Storage } from './open.ts';
import type { Schema } from './schema.ts';

/** On PostgreSQL two changes of one subscriber wait for each other; SQLite has one writer anyway. */
export async function lockSubscriber(storage: Storage, trx: Transaction<Schema>, id: Id) {
  const query = trx.selectFrom('subscribers').selectAll().where('id', '=', id);
  return (storage.dialect === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
}

/** Starts these newsletters; one that is active keeps its date. */
export async function activate(
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

/** Subscribers, what they receive, and their leaving; each change is noted beside its proof. */
export function createSubscriberStore(storage: Storage): Omit<ConsentStore, 'ask' | 'findAsk' | 'confirm'> {
  return {
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
        const subscriber = await lockSubscriber(storage, trx, id);
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
        const subscriber = await lockSubscriber(storage, trx, id);
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
