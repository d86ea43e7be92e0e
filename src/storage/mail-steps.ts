import { type RawBuilder, sql, type Transaction } from 'kysely';
import { type Id, type Instant, newId } from '../base/index.ts';
import type { Begun, Deliveries, Settlement, Step } from '../news/mail/index.ts';
import type { Storage } from './open.ts';
import type { Schema } from './schema.ts';

/** The rows of one edition's letters, or the notices; the statements are the same over both. */
export type Rows = {
  table: 'letters' | 'notices';
  /** Which rows there are. */
  all: RawBuilder<unknown>;
  /** Which row has this key. */
  at(key: Id): RawBuilder<unknown>;
  /** Why a letter must not go out now: 'lost' leaves it open, anything else is noted on it. */
  hindrance(trx: Transaction<Schema>, key: Id, now: Instant): Promise<string | null>;
  /** The subscriber that a key stands for. */
  subscriberOf(key: Id): RawBuilder<unknown>;
};

/**
 * Steps of all connections that arrive while one commit is under way share the next: a letter costs a part of a commit,
 * and its own connection still waits until the whole of it is durable.
 */
export function deliveriesOver(storage: Storage, rows: Rows): Deliveries {
  const table = sql.table(rows.table);

  async function settle(
    trx: Transaction<Schema>,
    key: Id,
    settlement: Settlement,
    token: string,
    now: Instant,
  ): Promise<void> {
    const open = settlement.state === 'open';
    // What the server said for good is true whoever holds the lease by now; a postponement only binds its own holder.
    const mine = open || settlement.state === 'given_up' ? sql` and lease_token = ${token}` : sql``;
    const unknown = 'unknown' in settlement && settlement.unknown ? 1 : 0;
    const uncounted = open && !settlement.counted ? 1 : 0;
    const due = open ? sql`, due_at = ${settlement.dueAt}` : sql`, settled_at = ${now}`;
    const done = await sql`
      update ${table} set state = ${settlement.state}, reply = ${settlement.reply.slice(0, 500)}, unknowns = unknowns + ${sql.lit(unknown)},
        attempts = attempts - ${sql.lit(uncounted)}, sending_since = null, lease_token = null${due}
      where ${rows.at(key)} and state = 'open'${mine}`.execute(trx);
    if (settlement.state === 'refused' && settlement.suppress && Number(done.numAffectedRows ?? 0) > 0) {
      await suppress(trx, rows.subscriberOf(key), settlement.reply, now);
    }
  }

  async function take(trx: Transaction<Schema>, step: Step): Promise<Begun | null> {
    if (step.settled !== null) await settle(trx, step.settled.key, step.settled.settlement, step.token, step.now);
    if (step.begin === null) return null;
    const row = rows.at(step.begin);
    const begun = await sql`
      update ${table} set sending_since = ${step.now}, attempts = attempts + 1, due_at = ${step.leaseUntil}
      where ${row} and state = 'open' and lease_token = ${step.token} and due_at > ${step.now}`.execute(trx);
    if (Number(begun.numAffectedRows ?? 0) === 0) return 'lost';
    const hindrance = await rows.hindrance(trx, step.begin, step.now);
    if (hindrance === null) return 'begun';
    const state =
      hindrance === 'lost'
        ? sql`lease_token = null, due_at = ${step.now}`
        : sql`state = 'skipped', settled_at = ${step.now}, lease_token = null`;
    await sql`
      update ${table} set ${state}, reply = ${hindrance}, sending_since = null, attempts = attempts - 1
      where ${row}`.execute(trx);
    return hindrance === 'lost' ? 'lost' : 'skipped';
  }

  type Waiting = { step: Step; resolve(begun: Begun | null): void; reject(error: unknown): void };
  let waiting: Waiting[] = [];
  let committing = false;

  async function commit(): Promise<void> {
    committing = true;
    while (waiting.length > 0) {
      // SQLite commits without yielding: answers that came in meanwhile are read first, so that their steps join this one.
      await new Promise((resolve) => setImmediate(resolve));
      const batch = waiting;
      waiting = [];
      try {
        const results = await storage.write(async (trx) => {
          const taken: (Begun | null)[] = [];
          for (const { step } of batch) taken.push(await take(trx, step));
          return taken;
        });
        for (const [i, { resolve }] of batch.entries()) resolve(results[i] ?? null);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    committing = false;
  }

  return {
    step: (step) =>
      new Promise((resolve, reject) => {
        waiting.push({ step, resolve, reject });
        if (!committing) void commit();
      }),

    release: (token, now) =>
      storage.write(async (trx) => {
        await sql`
          update ${table} set lease_token = null, due_at = ${now}
          where ${rows.all} and state = 'open' and lease_token = ${token} and sending_since is null and due_at > ${now}`.execute(
          trx,
        );
      }),
  };
}

async function suppress(
  trx: Transaction<Schema>,
  subscriberId: RawBuilder<unknown>,
  detail: string,
  now: Instant,
): Promise<void> {
  const subscriber = await trx
    .selectFrom('subscribers')
    .select(['id', 'address_key', 'language'])
    .where('id', '=', sql<string>`(${subscriberId})`)
    .executeTakeFirst();
  if (subscriber === undefined) return;
  await trx
    .insertInto('suppressions')
    .values({ address_key: subscriber.address_key, kind: 'bounce', at: now, detail: detail.slice(0, 500) })
    .onConflict((conflict) => conflict.column('address_key').doNothing())
    .execute();
  await trx
    .insertInto('consents')
    .values({
      id: newId(now),
      subscriber_id: subscriber.id,
      at: now,
      event: 'suppressed',
      newsletters: '[]',
      language: subscriber.language,
      form: 'bounce',
      wording: '',
      answers: null,
    })
    .execute();
}
