import { type Id, newId, shortIdOf } from '../../base/index.ts';
import type { Storage } from '../open.ts';

let made = 0;

export type LiveRow = {
  status?: 'published' | 'withdrawn';
  title?: string;
  sectionId?: string | null;
  tags?: readonly string[];
  publishedAt?: number;
};

/** Puts an article in front of readers the short way, without the desk: enough of a row for rooms that only read it. */
export async function insertLiveArticle(storage: Storage, row: LiveRow = {}): Promise<Id> {
  made += 1;
  const at = row.publishedAt ?? Date.UTC(2026, 10, 1) + made;
  const id = newId(at);
  const title = row.title ?? `خبر ${made}`;
  const tags = row.tags ?? [];
  const sectionId = row.sectionId ?? null;
  await storage.write(async (trx) => {
    if (sectionId) {
      await trx
        .insertInto('sections')
        .values({ id: sectionId, slug: sectionId, name: sectionId, description: '', position: 0 })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    for (const tag of tags) {
      await trx
        .insertInto('tags')
        .values({ id: tag, slug: tag, name: tag, name_key: tag })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    await trx
      .insertInto('articles')
      .values({
        id,
        short_id: shortIdOf(id),
        version: 1,
        content_version: 1,
        state: row.status ?? 'published',
        title,
        section_id: sectionId,
        created_by: 'someone',
        created_at: at,
        updated_at: at,
        updated_by: 'someone',
        scheduled_for: null,
        published_at: at,
        live_version: 1,
        withdrawal: null,
        content_key: null,
      })
      .execute();
    await trx
      .insertInto('live_articles')
      .values({
        article_id: id,
        short_id: shortIdOf(id),
        version: 1,
        status: row.status ?? 'published',
        section_id: sectionId,
        slug: `s-${made}`,
        title,
        title_key: title,
        deck: '',
        form: 'news',
        language: 'ar',
        direction: 'rtl',
        dateline: null,
        provenance: '{}',
        bylines: '[]',
        tag_ids: JSON.stringify(tags),
        lead_image: null,
        search_title: '',
        search_description: '',
        html: '',
        html_version: 1,
        related_links: '[]',
        word_count: 0,
        published_at: at,
        modified_at: at,
        withdrawal: null,
      })
      .execute();
    for (const tag of tags) {
      await trx.insertInto('live_tags').values({ tag_id: tag, article_id: id, published_at: at }).execute();
    }
  });
  return id;
}

/** Takes an article away from readers. */
export async function withdrawLiveArticle(storage: Storage, id: Id): Promise<void> {
  await storage.write((trx) =>
    trx.updateTable('live_articles').set({ status: 'withdrawn' }).where('article_id', '=', id).execute(),
  );
}
