import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { SourceKind, SourceStore, StatementQuery } from '../news/source/index.ts';
import type { ArticleContent } from '../news/write/index.ts';
import { insertAudit } from './articles-store.ts';
import type { Storage } from './open.ts';
import { notifyPurge } from './purge-channel.ts';
import type { Schema } from './schema.ts';
import { forgetUnused, outletsFor, sourcesFor } from './source-names.ts';
import { replaceFound } from './source-readings.ts';
import { columnsOf, entries, entryOf } from './source-rows.ts';

export function createSourceStore(storage: Storage): SourceStore {
  const db = storage.read;
  return {
    published: async (articleId) => {
      const live = await db
        .selectFrom('live_articles')
        .select(['version', 'title'])
        .where('article_id', '=', articleId)
        .where('status', '=', 'published')
        .executeTakeFirst();
      if (!live) return null;
      const revision = await db
        .selectFrom('revisions')
        .select('content')
        .where('article_id', '=', articleId)
        .where('version', '<=', live.version)
        .orderBy('version', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (!revision) return null;
      const content = JSON.parse(revision.content) as ArticleContent;
      return { version: live.version, title: live.title, document: content.body };
    },
    replaceFound: (reading, settle, now) =>
      storage.write(async (trx) => {
        const outcome = await replaceFound(trx, reading, settle, now);
        if (storage.dialect === 'postgres' && outcome === 'changed')
          await notifyPurge(trx, [`article:${reading.articleId}`]);
        return outcome;
      }),
    unread: async (detector, after, limit) => {
      let query = db
        .selectFrom('live_articles')
        .leftJoin('source_state', 'source_state.article_id', 'live_articles.article_id')
        .select(['live_articles.article_id', 'live_articles.version'])
        .where('live_articles.status', '=', 'published')
        .where((eb) => eb.or([eb('source_state.detector', 'is', null), eb('source_state.detector', '<', detector)]));
      if (after !== null) query = query.where('live_articles.article_id', '>', after);
      const rows = await query.orderBy('live_articles.article_id').limit(limit).execute();
      return rows.map((row) => ({ articleId: row.article_id, version: row.version }));
    },
    entriesOf: async (articleId) =>
      (await entries(db).where('attributions.article_id', '=', articleId).orderBy('position').execute()).map(entryOf),
    judge: (articleId, { entryId, status, draft }, audit) =>
      storage.write(async (trx) => {
        // A reading of the article that runs now is waited for, or it would find beside the word what the word is about.
        await trx
          .updateTable('source_state')
          .set((eb) => ({ version: eb.ref('version') }))
          .where('article_id', '=', articleId)
          .execute();
        const before = await trx
          .selectFrom('attributions')
          .select('source_id')
          .where('id', '=', entryId)
          .where('article_id', '=', articleId)
          .executeTakeFirst();
        if (!before) return false;
        const judged =
          status === 'found'
            ? { judged_at: null, judged_by: null }
            : { judged_at: audit.at, judged_by: audit.accountId };
        const corrected =
          draft === null
            ? {}
            : columnsOf(draft, {
                sourceIds: await sourcesFor(trx, draft.source ? [draft.source] : [], audit.at),
                outletIds: await outletsFor(trx, draft.outlet ? [draft.outlet] : [], audit.at),
              });
        await trx
          .updateTable('attributions')
          .set({ status, ...judged, ...corrected })
          .where('id', '=', entryId)
          .execute();
        if (before.source_id !== null) await forgetUnused(trx, [before.source_id]);
        await insertAudit(trx, audit);
        if (storage.dialect === 'postgres') await notifyPurge(trx, [`article:${articleId}`]);
        return true;
      }),
    sourceById: async (id) => {
      const row = await db.selectFrom('sources').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? { id: row.id, kind: row.kind as SourceKind, name: row.name, description: row.description } : null;
    },
    outletById: async (id) =>
      (await db.selectFrom('outlets').select(['id', 'name']).where('id', '=', id).executeTakeFirst()) ?? null,
    statements: async (query) => {
      let articles = db
        .selectFrom('attributions')
        .innerJoin('live_articles', 'live_articles.article_id', 'attributions.article_id')
        .where('live_articles.status', '=', 'published')
        .where(asked(query))
        .groupBy(['live_articles.article_id', 'live_articles.published_at'])
        .select(['live_articles.article_id', 'live_articles.published_at']);
      const { before } = query;
      if (before) {
        articles = articles.where((eb) =>
          eb.or([
            eb('live_articles.published_at', '<', before.publishedAt),
            eb.and([
              eb('live_articles.published_at', '=', before.publishedAt),
              eb('live_articles.article_id', '<', before.articleId),
            ]),
          ]),
        );
      }
      const page = await articles
        .orderBy('live_articles.published_at', 'desc')
        .orderBy('live_articles.article_id', 'desc')
        .limit(query.limit)
        .execute();
      if (page.length === 0) return [];
      const ids = page.map((row) => row.article_id);
      const rows = await entries(db)
        .where('attributions.article_id', 'in', ids)
        .where(asked(query))
        .orderBy('position')
        .execute();
      const byArticle = Map.groupBy(rows.map(entryOf), (entry) => entry.articleId);
      return page.map((row) => ({
        articleId: row.article_id,
        publishedAt: row.published_at,
        statements: byArticle.get(row.article_id) ?? [],
      }));
    },
  };
}

/** The rows a question is about: of its source or outlet, standing in the text, sure enough or accepted. */
function asked({ of, confidence }: StatementQuery) {
  return (eb: ExpressionBuilder<Schema, 'attributions'>): Expression<SqlBool> =>
    eb.and([
      'sourceId' in of
        ? eb('attributions.source_id', '=', of.sourceId)
        : eb('attributions.outlet_id', '=', of.outletId),
      eb('attributions.anchored', '=', 1),
      eb('attributions.status', '!=', 'rejected'),
      eb.or([eb('attributions.status', '=', 'accepted'), eb('attributions.confidence', '>=', confidence)]),
    ]);
}
