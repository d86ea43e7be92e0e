import { sql } from 'kysely';
import type { Id, Instant } from '../base/index.ts';
import { type ClaimedNotice, type DeliveryStore, letterLanguage, pickNewsletters } from '../news/mail/index.ts';
import { heldBy } from './lease-owner.ts';
import { currentContent } from './mail-edition-content.ts';
import { deliveriesOver, type Rows } from './mail-steps.ts';
import type { Storage } from './open.ts';

const OPEN = sql.lit('open' as const);

type Standing = { active: string | null; paused_until: number | null; suppressed: string | null };

function whyNot(row: Standing, now: Instant): string | null {
  if (row.active === null) return 'left';
  if (row.suppressed !== null) return 'suppressed';
  return row.paused_until !== null && row.paused_until > now ? 'paused' : null;
}

/** Letters and notices in the hands of senders. */
export function createDeliveryStore(storage: Storage): DeliveryStore {
  const postgres = storage.dialect === 'postgres';

  const letterRows = (edition: Id): Rows => ({
    table: 'letters',
    all: sql`edition_id = ${edition}`,
    at: (key) => sql`edition_id = ${edition} and subscriber_id = ${key}`,
    subscriberOf: (key) => sql`${key}`,
    hindrance: async (trx, key, now) => {
      const row = await trx
        .selectFrom('editions')
        .leftJoin('subscriptions', (join) =>
          join
            .onRef('subscriptions.newsletter', '=', 'editions.newsletter')
            .on('subscriptions.subscriber_id', '=', key)
            .on('subscriptions.ended_at', 'is', null),
        )
        .leftJoin('subscribers', 'subscribers.id', 'subscriptions.subscriber_id')
        .leftJoin('suppressions', 'suppressions.address_key', 'subscribers.address_key')
        .select([
          'editions.state',
          'subscriptions.newsletter as active',
          'subscribers.paused_until',
          'suppressions.kind as suppressed',
        ])
        .where('editions.id', '=', edition)
        .executeTakeFirst();
      if (row === undefined || row.state === 'cancelled') return 'cancelled';
      return row.state === 'sending' ? whyNot(row, now) : 'lost';
    },
  });

  const noticeRows: Rows = {
    table: 'notices',
    all: sql`true`,
    at: (key) => sql`id = ${key}`,
    subscriberOf: (key) => sql`select subscriber_id from notices where id = ${key}`,
    hindrance: async (trx, key) => {
      const row = await trx
        .selectFrom('notices')
        .innerJoin('subscribers', 'subscribers.id', 'notices.subscriber_id')
        .innerJoin('consents as asked', 'asked.id', 'notices.ask_id')
        .leftJoin('consents as answer', 'answer.answers', 'asked.id')
        .select(['notices.kind', 'subscribers.left_at', 'asked.at', 'answer.id as answer_id'])
        .where('notices.id', '=', key)
        .executeTakeFirst();
      if (row === undefined) return 'erased';
      if (row.left_at !== null && row.left_at >= row.at) return 'left';
      return row.kind === 'confirm' && row.answer_id !== null ? 'answered' : null;
    },
  };

  return {
    letters: (edition) => deliveriesOver(storage, letterRows(edition)),
    notices: () => deliveriesOver(storage, noticeRows),

    claimLetters: (id, claim, without) =>
      storage.write(async (trx) => {
        const current = await currentContent(trx, id, claim.now, without, postgres);
        if (current === null) return null;
        let query = trx
          .selectFrom('letters')
          .leftJoin('subscribers', 'subscribers.id', 'letters.subscriber_id')
          .leftJoin('subscriptions', (join) =>
            join
              .onRef('subscriptions.subscriber_id', '=', 'letters.subscriber_id')
              .on('subscriptions.newsletter', '=', current.newsletter)
              .on('subscriptions.ended_at', 'is', null),
          )
          .leftJoin('suppressions', 'suppressions.address_key', 'subscribers.address_key')
          .select([
            'letters.subscriber_id',
            'letters.attempts',
            'subscribers.address',
            'subscribers.language',
            'subscribers.paused_until',
            'subscriptions.newsletter as active',
            'suppressions.kind as suppressed',
          ])
          .where('letters.edition_id', '=', id)
          .where('letters.state', '=', OPEN)
          .where('letters.due_at', '<=', claim.now)
          .orderBy('letters.due_at')
          .limit(claim.limit);
        if (postgres) query = query.forUpdate('letters').skipLocked();
        const rows = await query.execute();

        const out = new Map<string, string[]>();
        const letters = rows.flatMap((row) => {
          const reason = whyNot(row, claim.now);
          if (reason === null && row.address !== null) {
            return {
              key: row.subscriber_id,
              subscriberId: row.subscriber_id,
              address: row.address,
              language: letterLanguage(row.language ?? ''),
              attempts: row.attempts,
            };
          }
          out.set(reason ?? 'left', [...(out.get(reason ?? 'left') ?? []), row.subscriber_id]);
          return [];
        });
        for (const [reason, keys] of out) {
          await trx
            .updateTable('letters')
            .set({ state: 'skipped', settled_at: claim.now, reply: reason, lease_token: null })
            .set({ unknowns: crashed('letters'), sending_since: null })
            .where('edition_id', '=', id)
            .where('subscriber_id', 'in', keys)
            .execute();
        }
        if (letters.length > 0) {
          await trx
            .updateTable('letters')
            .set({ lease_token: claim.token, due_at: claim.leaseUntil, content_version: current.version })
            .set({ unknowns: crashed('letters'), sending_since: null })
            .where('edition_id', '=', id)
            .where(
              'subscriber_id',
              'in',
              letters.map((letter) => letter.key),
            )
            .execute();
        }
        return { letters, content: current.content, version: current.version };
      }),

    claimNotices: (claim) =>
      storage.write(async (trx) => {
        let query = trx
          .selectFrom('notices')
          .innerJoin('subscribers', 'subscribers.id', 'notices.subscriber_id')
          .innerJoin('consents', 'consents.id', 'notices.ask_id')
          .select([
            'notices.id',
            'notices.subscriber_id',
            'notices.kind',
            'notices.ask_id',
            'notices.attempts',
            'subscribers.address',
            'consents.language',
            'consents.newsletters',
            'consents.at',
          ])
          .where('notices.state', '=', OPEN)
          .where('notices.due_at', '<=', claim.now)
          .orderBy('notices.due_at')
          .limit(claim.limit);
        if (postgres) query = query.forUpdate('notices').skipLocked();
        const rows = await query.execute();
        if (rows.length > 0) {
          await trx
            .updateTable('notices')
            .set({
              lease_token: claim.token,
              due_at: claim.leaseUntil,
              unknowns: crashed('notices'),
              sending_since: null,
            })
            .where(
              'id',
              'in',
              rows.map((row) => row.id),
            )
            .execute();
        }
        return rows.map(
          (row): ClaimedNotice => ({
            key: row.id,
            subscriberId: row.subscriber_id,
            address: row.address,
            language: letterLanguage(row.language),
            attempts: row.attempts,
            kind: row.kind,
            askId: row.ask_id,
            askedAt: row.at,
            newsletters: pickNewsletters(JSON.parse(row.newsletters)),
          }),
        );
      }),

    nextNoticeDue: async () => {
      const row = await storage.read
        .selectFrom('notices')
        .select('due_at')
        .where('state', '=', OPEN)
        .orderBy('due_at')
        .limit(1)
        .executeTakeFirst();
      return row?.due_at ?? null;
    },

    recover: (owner, now) =>
      storage.write(async (trx) => {
        for (const table of ['letters', 'notices'] as const) {
          // `sending_since` stays: the next claim counts it as an unknown outcome.
          await sql`
            update ${sql.table(table)} set lease_token = null, due_at = ${now}
            where state = 'open' and ${heldBy(owner)}`.execute(trx);
        }
      }),
  };
}

/** An attempt that was begun and never settled counts as an unknown outcome when its letter is taken up again. */
function crashed(table: 'letters' | 'notices') {
  return sql<number>`unknowns + case when ${sql.ref(`${table}.sending_since`)} is null then 0 else 1 end`;
}
