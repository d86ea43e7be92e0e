import type { Tip, TipKind, TipState, TipStore } from '../news/front/index.ts';
import { insertAudit } from './articles-store.ts';
import type { FrontTables } from './front-tables.ts';
import type { Storage } from './open.ts';

export function createTipStore(storage: Storage): TipStore {
  return {
    add: ({ articleId, ...tip }) =>
      storage.write(async (trx) => {
        await trx
          .insertInto('tips')
          .values({ ...tip, article_id: articleId })
          .execute();
      }),
    byId: async (id) => {
      const row = await storage.read.selectFrom('tips').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : tipOf(row);
    },
    list: async ({ state, before, limit }) => {
      let rows = storage.read.selectFrom('tips').selectAll();
      if (state !== undefined) rows = rows.where('state', '=', state);
      if (before !== undefined) rows = rows.where('id', '<', before);
      return (await rows.orderBy('id', 'desc').limit(limit).execute()).map(tipOf);
    },
    move: (id, state, audit) =>
      storage.write(async (trx) => {
        const moved = await trx.updateTable('tips').set({ state }).where('id', '=', id).executeTakeFirst();
        if (moved.numUpdatedRows === 0n) return false;
        await insertAudit(trx, audit);
        return true;
      }),
  };
}

function tipOf({ article_id, ...row }: FrontTables['tips']): Tip {
  return { ...row, kind: row.kind as TipKind, state: row.state as TipState, articleId: article_id };
}
