import type { Transaction } from 'kysely';
import { type Id, type Instant, MINUTE } from '../base/index.ts';
import type { EditionContent } from '../news/mail/index.ts';
import type { Schema } from './schema.ts';

/** 10 minutes: enough to tell a sending edition from a sleeping one, too seldom for senders to wait for each other's row lock. */
const TOUCH_EVERY = 10 * MINUTE;

/** The edition's content as it may go out now: without what was withdrawn since, written down as a new version. */
export async function currentContent(
  trx: Transaction<Schema>,
  id: Id,
  now: Instant,
  without: (content: EditionContent, gone: ReadonlySet<Id>) => EditionContent | null,
  postgres: boolean,
): Promise<{ newsletter: string; content: EditionContent; version: number } | null> {
  const findGone = () =>
    trx
      .selectFrom('edition_articles')
      .leftJoin('live_articles', 'live_articles.article_id', 'edition_articles.article_id')
      .select('edition_articles.article_id')
      .where('edition_articles.edition_id', '=', id)
      .where('removed_in', 'is', null)
      .where((eb) => eb.or([eb('live_articles.status', 'is', null), eb('live_articles.status', '!=', 'published')]))
      .execute();
  let gone = await findGone();
  const query = trx
    .selectFrom('editions')
    .select(['newsletter', 'state', 'content_version', 'touched_at'])
    .where('id', '=', id);
  // Two senders must not both write the next version; the second finds it written once it has the lock.
  const edition = await (postgres && gone.length > 0 ? query.forUpdate() : query).executeTakeFirst();
  if (edition?.state !== 'sending') return null;
  if (postgres && gone.length > 0) gone = await findGone();
  const row = await trx
    .selectFrom('edition_contents')
    .select('content')
    .where('edition_id', '=', id)
    .where('version', '=', edition.content_version)
    .executeTakeFirstOrThrow();
  const content = JSON.parse(row.content) as EditionContent;
  const { newsletter } = edition;
  if (edition.touched_at < now - TOUCH_EVERY) {
    await trx
      .updateTable('editions')
      .set({ touched_at: now })
      .where('id', '=', id)
      .where('touched_at', '<', now - TOUCH_EVERY)
      .execute();
  }
  if (gone.length === 0) return { newsletter, content, version: edition.content_version };
  const next = without(content, new Set(gone.map((one) => one.article_id)));
  if (next === null) {
    await trx.updateTable('editions').set({ state: 'cancelled', finished_at: now }).where('id', '=', id).execute();
    return null;
  }
  const version = edition.content_version + 1;
  await trx
    .insertInto('edition_contents')
    .values({ edition_id: id, version, content: JSON.stringify(next), made_at: now })
    .execute();
  await trx
    .updateTable('edition_articles')
    .set({ removed_in: version })
    .where('edition_id', '=', id)
    .where(
      'article_id',
      'in',
      gone.map((one) => one.article_id),
    )
    .execute();
  await trx.updateTable('editions').set({ content_version: version }).where('id', '=', id).execute();
  return { newsletter, content: next, version };
}
