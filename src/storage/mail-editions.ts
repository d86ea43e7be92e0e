import { sql } from 'kysely';
import type { Id } from '../base/index.ts';
import {
  articlesOf,
  type Edition,
  type EditionContent,
  type EditionReport,
  type EditionState,
  type EditionStore,
  type NewsletterId,
} from '../news/mail/index.ts';
import type { MailTables } from './mail-tables.ts';
import type { Storage } from './open.ts';

type EditionRow = MailTables['editions'];

/** Literal, not a parameter: neither database uses a partial index for a value that it does not see. */
const OPEN = sql.lit('open' as const);

export function editionOf(row: EditionRow): Edition {
  return {
    id: row.id,
    newsletter: row.newsletter as NewsletterId,
    period: row.period,
    state: row.state as EditionState,
    scheduledFor: row.scheduled_for,
    openedAt: row.opened_at,
    since: row.since,
    until: row.until,
    contentVersion: row.content_version,
    laidAt: row.laid_at,
    touchedAt: row.touched_at,
    finishedAt: row.finished_at,
  };
}

/** Editions, what they say, and the rows of their letters. */
export function createEditionStore(storage: Storage): EditionStore {
  const one = (row: EditionRow | undefined) => (row === undefined ? null : editionOf(row));
  const editions = () => storage.read.selectFrom('editions').selectAll();

  return {
    find: async (id) => one(await editions().where('id', '=', id).executeTakeFirst()),

    forPeriod: async (newsletter, period) =>
      one(await editions().where('newsletter', '=', newsletter).where('period', '=', period).executeTakeFirst()),

    last: async (newsletter) =>
      one(
        await editions()
          .where('newsletter', '=', newsletter)
          .where('state', 'in', ['sending', 'done', 'empty'])
          .orderBy('until', 'desc')
          .limit(1)
          .executeTakeFirst(),
      ),

    sending: async () =>
      (await editions().where('state', '=', 'sending').orderBy('opened_at').execute()).map(editionOf),

    list: async (limit) =>
      (await editions().orderBy('opened_at', 'desc').orderBy('id').limit(limit).execute()).map(editionOf),

    content: async (id) => {
      const row = await storage.read
        .selectFrom('editions')
        .innerJoin('edition_contents', (join) =>
          join
            .onRef('edition_contents.edition_id', '=', 'editions.id')
            .onRef('edition_contents.version', '=', 'editions.content_version'),
        )
        .select('content')
        .where('editions.id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : (JSON.parse(row.content) as EditionContent);
    },

    report: async (id): Promise<EditionReport> => {
      const rows = await storage.read
        .selectFrom('letters')
        .select([
          'state',
          sql<number>`count(*)`.as('n'),
          sql<number>`sum(case when unknowns > 0 then 1 else 0 end)`.as('uncertain'),
        ])
        .where('edition_id', '=', id)
        .groupBy('state')
        .execute();
      const count = (state: string) => Number(rows.find((row) => row.state === state)?.n ?? 0);
      return {
        total: rows.reduce((sum, row) => sum + Number(row.n), 0),
        open: count('open'),
        accepted: count('accepted'),
        refused: count('refused'),
        givenUp: count('given_up'),
        skipped: count('skipped'),
        uncertain: rows.reduce((sum, row) => sum + Number(row.uncertain), 0),
      };
    },

    uncertain: async (id, limit, after) => {
      const rows = await storage.read
        .selectFrom('letters')
        .select(['subscriber_id', 'state', 'unknowns', 'reply'])
        .where('edition_id', '=', id)
        .where('unknowns', '>', 0)
        .where('subscriber_id', '>', after ?? '')
        .orderBy('subscriber_id')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        subscriberId: row.subscriber_id,
        state: row.state,
        times: row.unknowns,
        reply: row.reply,
      }));
    },

    awaited: async (newsletter, at) => {
      const row = await storage.read
        .selectFrom('subscriptions')
        .select('subscriber_id')
        .where('newsletter', '=', newsletter)
        .where('ended_at', 'is', null)
        .where('since', '<=', at)
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },

    open: (edition, content) =>
      storage.write(async (trx) => {
        const written = await trx
          .insertInto('editions')
          .values({
            id: edition.id,
            newsletter: edition.newsletter,
            period: edition.period,
            state: edition.state,
            scheduled_for: edition.scheduledFor,
            opened_at: edition.openedAt,
            since: edition.since,
            until: edition.until,
            content_version: edition.contentVersion,
            laid_to: null,
            laid_at: edition.laidAt,
            touched_at: edition.touchedAt,
            finished_at: edition.finishedAt,
          })
          .onConflict((conflict) => conflict.columns(['newsletter', 'period']).doNothing())
          .returning('id')
          .executeTakeFirst();
        if (written === undefined) return false;
        if (content === null) return true;
        await trx
          .insertInto('edition_contents')
          .values({
            edition_id: edition.id,
            version: edition.contentVersion,
            content: JSON.stringify(content),
            made_at: edition.openedAt,
          })
          .execute();
        await trx
          .insertInto('edition_articles')
          .values(
            articlesOf(content).map((article) => ({ edition_id: edition.id, article_id: article, removed_in: null })),
          )
          .execute();
        return true;
      }),

    lay: (id, now, limit) => layLetters(storage, id, now, limit),

    move: async (id, from, to, now) =>
      storage.write(async (trx) => {
        const over = to === 'cancelled' || to === 'done';
        const moved = await trx
          .updateTable('editions')
          .set({ state: to, touched_at: now, ...(over ? { finished_at: now } : {}) })
          .where('id', '=', id)
          .where('state', 'in', from)
          .returning('id')
          .executeTakeFirst();
        return moved !== undefined;
      }),

    finish: async (id, now) =>
      storage.write(async (trx) => {
        const finished = await trx
          .updateTable('editions')
          .set({ state: 'done', finished_at: now })
          .where('id', '=', id)
          .where('state', '=', 'sending')
          .where('laid_at', 'is not', null)
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('letters').select('subscriber_id').where('edition_id', '=', id).where('state', '=', OPEN),
              ),
            ),
          )
          .returning('id')
          .executeTakeFirst();
        return finished !== undefined;
      }),

    nextDue: async (id) => {
      const row = await storage.read
        .selectFrom('letters')
        .select('due_at')
        .where('edition_id', '=', id)
        .where('state', '=', OPEN)
        .orderBy('due_at')
        .limit(1)
        .executeTakeFirst();
      return row?.due_at ?? null;
    },
  };
}

/**
 * The next `limit` letters along the subscribers' keys. Where to go on is committed with the letters; were it lost,
 * laying out again would write nothing twice. Whoever confirmed before the opening has an older key or the same, so
 * nobody can appear behind it.
 */
function layLetters(storage: Storage, id: Id, now: number, limit: number): Promise<{ laid: number; done: boolean }> {
  return storage.write(async (trx) => {
    const query = trx.selectFrom('editions').selectAll().where('id', '=', id);
    const edition = await (storage.dialect === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
    if (edition === undefined || edition.state !== 'sending' || edition.laid_at !== null)
      return { laid: 0, done: true };
    const owed = trx
      .selectFrom('subscriptions')
      .where('newsletter', '=', edition.newsletter)
      .where('ended_at', 'is', null)
      .where('since', '<=', edition.opened_at)
      .where('subscriber_id', '>', edition.laid_to ?? '')
      .orderBy('subscriber_id');
    const last = await owed
      .select('subscriber_id')
      .offset(limit - 1)
      .limit(1)
      .executeTakeFirst();
    const upTo = last === undefined ? sql`` : sql` and subscriber_id <= ${last.subscriber_id}`;
    const written = await sql`
      insert into letters
        (edition_id, subscriber_id, content_version, state, due_at, lease_token, attempts, unknowns, sending_since, settled_at, reply)
      select ${id}, subscriber_id, 0, 'open', ${edition.opened_at}, null, 0, 0, null, null, ''
      from subscriptions
      where newsletter = ${edition.newsletter} and ended_at is null and since <= ${edition.opened_at}
        and subscriber_id > ${edition.laid_to ?? ''}${upTo}
      on conflict (edition_id, subscriber_id) do nothing`.execute(trx);
    await trx
      .updateTable('editions')
      .set(last === undefined ? { laid_at: now, touched_at: now } : { laid_to: last.subscriber_id, touched_at: now })
      .where('id', '=', id)
      .execute();
    return { laid: Number(written.numAffectedRows ?? 0), done: last === undefined };
  });
}
