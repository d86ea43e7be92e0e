import type { PageRenewal } from '../news/publish/index.ts';
import { type ArticleContent, contentSchema } from '../news/write/index.ts';
import { mediaByIds } from './media-store.ts';
import type { Storage } from './open.ts';
import { notifyPurge } from './purge-channel.ts';

export function createPageRenewal(storage: Storage): PageRenewal {
  const db = storage.read;
  return {
    outdated: async (htmlVersion, limit) => {
      const rows = await db
        .selectFrom('live_articles')
        .select(['article_id', 'version'])
        .where('html_version', '<', htmlVersion)
        .limit(limit)
        .execute();
      const found: { id: string; version: number; content: ArticleContent }[] = [];
      for (const { article_id: id, version } of rows) {
        const revision = await db
          .selectFrom('revisions')
          .select('content')
          .where('article_id', '=', id)
          .where('version', '<=', version)
          .orderBy('version', 'desc')
          .limit(1)
          .executeTakeFirstOrThrow();
        found.push({ id, version, content: contentSchema.parse(JSON.parse(revision.content)) });
      }
      return found;
    },
    mediaByIds: (ids) => mediaByIds(db, ids),
    replaceHtml: (pages, htmlVersion) =>
      storage.write(async (trx) => {
        for (const { id, version, html } of pages) {
          await trx
            .updateTable('live_articles')
            .set({ html, html_version: htmlVersion })
            .where('article_id', '=', id)
            // Published again meanwhile: that page was made by the newer renderer.
            .where('version', '=', version)
            .execute();
        }
        if (storage.dialect === 'postgres')
          await notifyPurge(
            trx,
            pages.map(({ id }) => `article:${id}`),
          );
      }),
  };
}
