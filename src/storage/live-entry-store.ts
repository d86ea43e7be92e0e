import type { LiveEntry, LiveEntryStore } from '../news/front/index.ts';
import { entrySchema } from '../news/front/index.ts';
import { isUniqueViolation } from './database-errors.ts';
import type { FrontTables } from './front-tables.ts';
import type { Storage } from './open.ts';
import { leaveTrail } from './record-store.ts';

export function createLiveEntryStore(storage: Storage): LiveEntryStore {
  const entriesOf = (articleId: string) =>
    storage.read
      .selectFrom('live_entries')
      .selectAll()
      .where('article_id', '=', articleId)
      .orderBy('at', 'desc')
      .orderBy('id', 'desc');
  return {
    byId: async (id) => {
      const row = await storage.read.selectFrom('live_entries').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : entryOf(row);
    },
    save: async (entry, from, trail) => {
      const { id, ...columns } = rowOf(entry);
      try {
        return await storage.write(async (trx) => {
          if (from === null) {
            await trx
              .insertInto('live_entries')
              .values({ id, ...columns })
              .execute();
          } else {
            const changed = await trx
              .updateTable('live_entries')
              .set(columns)
              .where('id', '=', id)
              .where('version', '=', from)
              .executeTakeFirst();
            if (changed.numUpdatedRows === 0n) return 'conflict' as const;
          }
          await leaveTrail(storage, trx, trail);
          return 'saved' as const;
        });
      } catch (error) {
        if (isUniqueViolation(error)) return 'conflict';
        throw error;
      }
    },
    list: async ({ articleId, limit, offset = 0 }) =>
      (await entriesOf(articleId).limit(limit).offset(offset).execute()).map(entryOf),
    marked: async (articleId) => (await entriesOf(articleId).where('marked', '=', 1).execute()).map(entryOf),
    count: async (articleId) => {
      const { n } = await storage.read
        .selectFrom('live_entries')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .where('article_id', '=', articleId)
        .executeTakeFirstOrThrow();
      return Number(n);
    },
  };
}

function rowOf(entry: LiveEntry): FrontTables['live_entries'] {
  const { id, articleId, version, at, createdBy, corrections, withdrawal, ...content } = entry;
  const marked = withdrawal === null && (entry.pinned || entry.keyPoint !== '');
  return {
    id,
    article_id: articleId,
    version,
    at,
    content: JSON.stringify(content),
    marked: marked ? 1 : 0,
    created_by: createdBy,
    corrections: JSON.stringify(corrections),
    withdrawal: withdrawal === null ? null : JSON.stringify(withdrawal),
  };
}

function entryOf(row: FrontTables['live_entries']): LiveEntry {
  return {
    ...entrySchema.parse(JSON.parse(row.content)),
    id: row.id,
    articleId: row.article_id,
    version: row.version,
    at: row.at,
    createdBy: row.created_by,
    corrections: JSON.parse(row.corrections),
    withdrawal: row.withdrawal === null ? null : JSON.parse(row.withdrawal),
  };
}
