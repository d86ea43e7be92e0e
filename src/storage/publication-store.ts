import { titleKey } from '../arabic/index.ts';
import type { PublicationStore } from '../news/publication/index.ts';
import { type Contributor, publicationSchema } from '../news/publication/index.ts';
import { isUniqueViolation } from './database-errors.ts';
import type { Storage } from './open.ts';

const KEY = 'publication';

export function createPublicationStore(storage: Storage): PublicationStore {
  const db = storage.read;
  return {
    settings: async () => {
      const row = await db
        .selectFrom('settings')
        .selectAll()
        .where('key', '=', KEY)
        .orderBy('version', 'desc')
        .limit(1)
        .executeTakeFirst();
      // Parsed again, so that a setting which a later version adds has its default.
      return { version: row?.version ?? 0, value: publicationSchema.parse(row ? JSON.parse(row.value) : {}) };
    },
    saveSettings: async (value, from, by, at) => {
      try {
        return await storage.write(async (trx) => {
          const newest = await trx
            .selectFrom('settings')
            .select('version')
            .where('key', '=', KEY)
            .orderBy('version', 'desc')
            .limit(1)
            .executeTakeFirst();
          if ((newest?.version ?? 0) !== from) return 'conflict' as const;
          await trx
            .insertInto('settings')
            .values({ key: KEY, version: from + 1, value: JSON.stringify(value), changed_at: at, changed_by: by })
            .execute();
          return 'saved' as const;
        });
      } catch (error) {
        if (isUniqueViolation(error)) return 'conflict';
        throw error;
      }
    },
    sections: () => db.selectFrom('sections').selectAll().orderBy('position').orderBy('id').execute(),
    saveSection: (section) =>
      storage.write(async (trx) => {
        const { id, ...columns } = section;
        await trx
          .insertInto('sections')
          .values(section)
          .onConflict((c) => c.column('id').doUpdateSet(columns))
          .execute();
      }),
    contributors: async () => {
      const rows = await db.selectFrom('contributors').selectAll().orderBy('name').orderBy('id').execute();
      return rows.map(({ account_id, ...row }): Contributor => ({ ...row, accountId: account_id }));
    },
    saveContributor: ({ accountId, ...contributor }) =>
      storage.write(async (trx) => {
        const { id, ...columns } = { ...contributor, account_id: accountId };
        await trx
          .insertInto('contributors')
          .values({ id, ...columns })
          .onConflict((c) => c.column('id').doUpdateSet(columns))
          .execute();
      }),
    tags: async ({ name, limit }) => {
      let query = db.selectFrom('tags').select(['id', 'slug', 'name']);
      if (name) query = query.where('name_key', 'like', `%${titleKey(name)}%`);
      return query.orderBy('name').limit(limit).execute();
    },
    tagsByIds: async (ids) =>
      ids.length === 0
        ? []
        : db
            .selectFrom('tags')
            .select(['id', 'slug', 'name'])
            .where('id', 'in', [...ids])
            .execute(),
    tagBySlug: async (slug) =>
      (await db.selectFrom('tags').select(['id', 'slug', 'name']).where('slug', '=', slug).executeTakeFirst()) ?? null,
  };
}
