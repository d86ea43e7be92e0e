import type { Kysely } from 'kysely';
import type { Id } from '../base/index.ts';
import type { Media, MediaStore } from '../news/media/index.ts';
import type { Storage } from './open.ts';
import type { Schema } from './schema.ts';

export function createMediaStore(storage: Storage): MediaStore {
  return {
    save: (media) =>
      storage.write(async (trx) => {
        await trx
          .insertInto('media')
          .values({
            id: media.id,
            width: media.width,
            height: media.height,
            sha256: media.sha256,
            renditions: JSON.stringify(media.renditions),
            created_at: media.createdAt,
            created_by: media.createdBy,
          })
          .execute();
      }),
    byIds: (ids) => mediaByIds(storage.read, ids),
    byHash: async (sha256) => {
      const row = await storage.read
        .selectFrom('media')
        .selectAll()
        .where('sha256', '=', sha256)
        .limit(1)
        .executeTakeFirst();
      return row ? mediaOf(row) : null;
    },
    latest: async (limit) =>
      (await storage.read.selectFrom('media').selectAll().orderBy('id', 'desc').limit(limit).execute()).map(mediaOf),
  };
}

export async function mediaByIds(db: Kysely<Schema>, ids: readonly Id[]): Promise<Media[]> {
  if (ids.length === 0) return [];
  return (
    await db
      .selectFrom('media')
      .selectAll()
      .where('id', 'in', [...new Set(ids)])
      .execute()
  ).map(mediaOf);
}

function mediaOf(row: Schema['media']): Media {
  return {
    id: row.id,
    width: row.width,
    height: row.height,
    sha256: row.sha256,
    renditions: JSON.parse(row.renditions),
    createdAt: row.created_at,
    createdBy: row.created_by,
  };
}
