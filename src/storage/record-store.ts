import { sql, type Transaction } from 'kysely';
import type { RecordStore, StoredRecord, Trail } from '../news/front/index.ts';
import { insertAudit } from './articles-store.ts';
import { isUniqueViolation } from './database-errors.ts';
import type { FrontTables } from './front-tables.ts';
import type { Storage } from './open.ts';
import { notifyPurge } from './purge-channel.ts';
import type { Schema } from './schema.ts';

export function createRecordStore(storage: Storage): RecordStore {
  const db = storage.read;
  return {
    read: async (kind, id) => {
      const row = await db
        .selectFrom('desk_records')
        .selectAll()
        .where('kind', '=', kind)
        .where('id', '=', id)
        .orderBy('version', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined || row.value === null ? null : recordOf(row);
    },
    list: async (kind, limit) => {
      const rows = await db
        .selectFrom('desk_records')
        .selectAll()
        .where('kind', '=', kind)
        .where(
          'version',
          '=',
          sql<number>`(select max(newest.version) from desk_records newest where newest.kind = desk_records.kind and newest.id = desk_records.id)`,
        )
        .where('value', 'is not', null)
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(recordOf);
    },
    save: async ({ kind, id, from, value }, trail) => {
      try {
        return await storage.write(async (trx) => {
          const newest = await trx
            .selectFrom('desk_records')
            .select('version')
            .where('kind', '=', kind)
            .where('id', '=', id)
            .orderBy('version', 'desc')
            .limit(1)
            .executeTakeFirst();
          if ((newest?.version ?? 0) !== from) return 'conflict' as const;
          await trx
            .insertInto('desk_records')
            .values({
              kind,
              id,
              version: from + 1,
              value: value === null ? null : JSON.stringify(value),
              changed_at: trail.audit.at,
              changed_by: trail.audit.accountId,
            })
            .execute();
          await leaveTrail(storage, trx, trail);
          return 'saved' as const;
        });
      } catch (error) {
        // Two came at once: the key of the version lets one of them in.
        if (isUniqueViolation(error)) return 'conflict';
        throw error;
      }
    },
  };
}

/** The audit line and word to other processes, in the change's own transaction. */
export async function leaveTrail(storage: Storage, trx: Transaction<Schema>, trail: Trail): Promise<void> {
  await insertAudit(trx, trail.audit);
  if (storage.dialect === 'postgres') await notifyPurge(trx, trail.purge);
}

function recordOf(row: FrontTables['desk_records']): StoredRecord {
  return {
    id: row.id,
    version: row.version,
    value: JSON.parse(row.value ?? 'null'),
    changedAt: row.changed_at,
    changedBy: row.changed_by,
  };
}
