import type { Transaction } from 'kysely';
import type { Id, Instant } from '../base/index.ts';
import {
  type ArticleChange,
  type Block,
  type IndexChange,
  type SearchArticles,
  type SearchStore,
  searchFields,
} from '../news/find/index.ts';
import { contentSchema } from '../news/write/index.ts';
import type { Storage } from './open.ts';
import type { Schema } from './schema.ts';

/** 300 keys a question: far below SQLite's 32,766 parameters, and one answer stays under some 10 MB. */
const KEYS = 300;
/** 64 blocks are about 2 MB: a delete of a few milliseconds. */
const SWEPT = 64;

export function createSearchStore(storage: Storage): SearchStore {
  const db = storage.read;
  return {
    generation: async () =>
      (await db.selectFrom('search_state').select('generation').executeTakeFirstOrThrow()).generation,
    state: () => readState(storage),
    blocks: async (segment, kind, numbers) => {
      const out: { number: number; data: Uint8Array }[] = [];
      for (const some of portions(numbers)) {
        const rows = await db
          .selectFrom('search_blocks')
          .select(['number', 'data'])
          .where('segment_id', '=', segment)
          .where('kind', '=', kind)
          .where('number', 'in', some)
          .execute();
        out.push(...rows);
      }
      return out;
    },
    putBlocks: (segment, blocks, now) => storage.write((trx) => putBlocks(trx, segment, blocks, now)),
    commit: async (change) => {
      const won = await storage.write((trx) => commit(trx, change));
      // 20 ms: two processes that write at once would otherwise meet again at once.
      if (!won) await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
      return won;
    },
    clear: (format, now) =>
      storage.write(async (trx) => {
        await trx
          .updateTable('search_state')
          .set((eb) => ({ generation: eb('generation', '+', 1), format, rebuild_wanted: 1 }))
          .execute();
        await trx
          .updateTable('search_segments')
          .set({ status: 'dropped', changed_at: now })
          .where('status', '=', 'live')
          .execute();
      }),
    rebuildDone: () =>
      storage.write(async (trx) => {
        await trx
          .updateTable('search_state')
          .set((eb) => ({ generation: eb('generation', '+', 1), rebuild_wanted: 0 }))
          .execute();
      }),
    sweep: (before) => sweep(storage, before),
    withdrawn: async (ids) => {
      if (ids.length === 0) return [];
      const rows = await db
        .selectFrom('live_articles')
        .select('article_id')
        .where('article_id', 'in', [...ids])
        .where('status', '!=', 'published')
        .execute();
      return rows.map((row) => row.article_id);
    },
  };
}

/** The segments and the generation that names them, read as one. */
async function readState(storage: Storage): ReturnType<SearchStore['state']> {
  return storage.read
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const state = await trx.selectFrom('search_state').selectAll().executeTakeFirstOrThrow();
      const segments = await trx
        .selectFrom('search_segments')
        .select(['id', 'docs', 'gone'])
        .where('status', '=', 'live')
        .orderBy('id')
        .execute();
      return {
        generation: state.generation,
        format: state.format,
        rebuildWanted: state.rebuild_wanted !== 0,
        segments,
      };
    });
}

async function putBlocks(trx: Transaction<Schema>, segment: Id, blocks: readonly Block[], now: Instant): Promise<void> {
  await trx
    .insertInto('search_segments')
    .values({ id: segment, status: 'building', docs: 0, gone: Buffer.alloc(0), changed_at: now })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ changed_at: now }))
    .execute();
  const rows = blocks.map(({ kind, number, data }) => ({ segment_id: segment, kind, number, data: asBuffer(data) }));
  await trx.insertInto('search_blocks').values(rows).execute();
}

async function commit(trx: Transaction<Schema>, change: IndexChange): Promise<boolean> {
  const moved = await trx
    .updateTable('search_state')
    .set({ generation: change.expected + 1 })
    .where('generation', '=', change.expected)
    .executeTakeFirst();
  if (moved.numUpdatedRows === 0n) return false;
  for (const { id, docs, gone } of change.add) {
    const row = { status: 'live' as const, docs, gone: asBuffer(gone), changed_at: change.now };
    await trx.updateTable('search_segments').set(row).where('id', '=', id).execute();
  }
  for (const { id, gone } of change.gone) {
    await trx
      .updateTable('search_segments')
      .set({ gone: asBuffer(gone) })
      .where('id', '=', id)
      .execute();
  }
  if (change.drop.length > 0) {
    await trx
      .updateTable('search_segments')
      .set({ status: 'dropped', changed_at: change.now })
      .where('id', 'in', change.drop)
      .execute();
  }
  return true;
}

async function sweep(storage: Storage, before: Instant): Promise<void> {
  const dead = await storage.read
    .selectFrom('search_segments')
    .select('id')
    .where('status', '!=', 'live')
    .where('changed_at', '<', before)
    .execute();
  for (const { id } of dead) {
    for (let swept = SWEPT; swept === SWEPT; ) {
      swept = await storage.write(async (trx) => {
        const rows = await trx
          .selectFrom('search_blocks')
          .select(['kind', 'number'])
          .where('segment_id', '=', id)
          .limit(SWEPT)
          .execute();
        for (const row of rows) {
          await trx
            .deleteFrom('search_blocks')
            .where('segment_id', '=', id)
            .where('kind', '=', row.kind)
            .where('number', '=', row.number)
            .execute();
        }
        // A segment whose building went on meanwhile keeps its row; the blocks it lost make its commit's readers refuse it.
        if (rows.length < SWEPT)
          await trx.deleteFrom('search_segments').where('id', '=', id).where('status', '!=', 'live').execute();
        return rows.length;
      });
    }
  }
}

/** The articles as the index takes them in. */
export function createSearchArticles(storage: Storage): SearchArticles {
  const db = storage.read;
  return {
    liveState: async (ids) => {
      const out: ArticleChange[] = [];
      for (const some of portions(ids)) {
        const rows = await db
          .selectFrom('live_articles')
          .innerJoin('revisions', (join) =>
            join.onRef('revisions.article_id', '=', 'live_articles.article_id').on((eb) =>
              // the revision that is live is the newest up to the live version
              eb(
                'revisions.version',
                '=',
                eb
                  .selectFrom('revisions as older')
                  .select((inner) => inner.fn.max('older.version').as('newest'))
                  .whereRef('older.article_id', '=', 'live_articles.article_id')
                  .whereRef('older.version', '<=', 'live_articles.version'),
              ),
            ),
          )
          .select([
            'live_articles.article_id',
            'live_articles.version',
            'live_articles.status',
            'live_articles.section_id',
            'live_articles.published_at',
            'revisions.content',
          ])
          .where('live_articles.article_id', 'in', some)
          .execute();
        for (const row of rows) {
          out.push({
            articleId: row.article_id,
            version: row.version,
            fields: row.status === 'published' ? searchFields(contentSchema.parse(JSON.parse(row.content))) : null,
            sectionId: row.section_id,
            publishedAt: row.published_at,
          });
        }
      }
      return out;
    },
    publishedIds: async (after, limit) => {
      const rows = await db
        .selectFrom('live_articles')
        .select('article_id')
        .where('article_id', '>', after)
        .where('status', '=', 'published')
        .orderBy('article_id')
        .limit(limit)
        .execute();
      return rows.map((row) => row.article_id);
    },
  };
}

function* portions<T>(keys: readonly T[]): Generator<T[]> {
  for (let from = 0; from < keys.length; from += KEYS) yield keys.slice(from, from + KEYS);
}

/** The same bytes in the only dress that both drivers bind. */
function asBuffer(data: Uint8Array): Buffer {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
}
