import type { Selectable, Transaction } from 'kysely';
import { AppError, type Id, newId } from '../base/index.ts';
import type {
  Article,
  ArticleChange,
  ArticleContent,
  ArticleFilter,
  ArticleStore,
  ArticleSummary,
  AuditEntry,
  Revision,
  State,
} from '../news/write/index.ts';
import type { CoreTables } from './core-tables.ts';
import type { Storage } from './open.ts';
import type { Schema } from './schema.ts';

type ArticleRow = Selectable<CoreTables['articles']>;

export function createArticleStore(storage: Storage): ArticleStore {
  return {
    byId: (id) => byId(storage, id),
    commit: (change) => storage.write(async (trx) => ((await writeArticle(trx, change)) ? 'saved' : 'conflict')),
    list: (filter) => list(storage, filter),
    revisions: async (id) => {
      const rows = await storage.read
        .selectFrom('revisions')
        .select(['version', 'saved_at', 'saved_by', 'note'])
        .where('article_id', '=', id)
        .orderBy('version', 'desc')
        .execute();
      return rows.map((row) => ({
        version: row.version,
        savedAt: row.saved_at,
        savedBy: row.saved_by,
        note: row.note,
      }));
    },
    revisionAt: (id, version) => revisionAt(storage, id, version),
    remove: (id, from, audit) =>
      storage.write(async (trx) => {
        const gone = await trx
          .deleteFrom('articles')
          .where('id', '=', id)
          .where('version', '=', from)
          .where('published_at', 'is', null)
          .executeTakeFirst();
        if (gone.numDeletedRows === 0n) return 'conflict';
        await insertAudit(trx, audit);
        return 'removed';
      }),
  };
}

async function byId(storage: Storage, id: Id): Promise<Article | null> {
  const row = await storage.read
    .selectFrom('articles')
    .innerJoin('revisions', (join) =>
      join
        .onRef('revisions.article_id', '=', 'articles.id')
        .onRef('revisions.version', '=', 'articles.content_version'),
    )
    .selectAll('articles')
    .select('revisions.content')
    .where('articles.id', '=', id)
    .executeTakeFirst();
  return row ? articleOf(row, JSON.parse(row.content) as ArticleContent) : null;
}

export function articleOf(row: ArticleRow, content: ArticleContent): Article {
  return {
    id: row.id,
    shortId: row.short_id,
    version: row.version,
    state: row.state as State,
    content,
    createdBy: row.created_by,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    scheduledFor: row.scheduled_for,
    publishedAt: row.published_at,
    liveVersion: row.live_version,
    withdrawal: row.withdrawal === null ? null : JSON.parse(row.withdrawal),
  };
}

/**
 * Writes an article's new value, its revision when the content changed, and the audit line, if the article is still
 * at `change.from`. False, and nothing written, if it is not.
 */
export async function writeArticle(
  trx: Transaction<Schema>,
  change: ArticleChange,
  contentKey?: string,
): Promise<boolean> {
  const { article } = change;
  const columns = {
    version: article.version,
    state: article.state,
    title: article.content.title,
    section_id: article.content.sectionId,
    updated_at: article.updatedAt,
    updated_by: change.by,
    scheduled_for: article.scheduledFor,
    published_at: article.publishedAt,
    live_version: article.liveVersion,
    withdrawal: article.withdrawal === null ? null : JSON.stringify(article.withdrawal),
    ...(change.contentChanged ? { content_version: article.version } : {}),
    ...(contentKey === undefined ? {} : { content_key: contentKey }),
  };
  await refuseUnknownSection(trx, article.content.sectionId);
  if (change.from === null) {
    await trx
      .insertInto('articles')
      .values({
        ...columns,
        id: article.id,
        short_id: article.shortId,
        content_version: article.version,
        created_by: article.createdBy,
        created_at: article.createdAt,
        content_key: contentKey ?? null,
      })
      .execute();
  } else {
    const updated = await trx
      .updateTable('articles')
      .set(columns)
      .where('id', '=', article.id)
      .where('version', '=', change.from)
      .executeTakeFirst();
    if (updated.numUpdatedRows === 0n) return false;
  }
  if (change.contentChanged) {
    await trx
      .insertInto('revisions')
      .values({
        article_id: article.id,
        version: article.version,
        content: JSON.stringify(article.content),
        saved_at: article.updatedAt,
        saved_by: change.by,
        note: change.note,
      })
      .execute();
  }
  await insertAudit(trx, change.audit);
  return true;
}

async function refuseUnknownSection(trx: Transaction<Schema>, id: Id | null): Promise<void> {
  if (id === null) return;
  const row = await trx.selectFrom('sections').select('id').where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('section_unknown', { section: id });
}

export async function insertAudit(trx: Transaction<Schema>, entry: AuditEntry): Promise<void> {
  await trx
    .insertInto('audit')
    .values({
      id: newId(entry.at),
      at: entry.at,
      account_id: entry.accountId,
      action: entry.action,
      subject: entry.subject,
      detail: JSON.stringify(entry.detail),
    })
    .execute();
}

async function list(storage: Storage, filter: ArticleFilter): Promise<ArticleSummary[]> {
  let query = storage.read.selectFrom('articles').selectAll();
  if (filter.states) query = query.where('state', 'in', [...filter.states]);
  if (filter.sectionId !== undefined) query = query.where('section_id', '=', filter.sectionId);
  if (filter.createdBy !== undefined) query = query.where('created_by', '=', filter.createdBy);
  if (filter.title) query = query.where('title', 'like', `%${filter.title.replace(/[%_]/g, ' ')}%`);
  const { after } = filter;
  if (after) {
    query = query.where((eb) =>
      eb.or([
        eb('updated_at', '<', after.updatedAt),
        eb.and([eb('updated_at', '=', after.updatedAt), eb('id', '<', after.id)]),
      ]),
    );
  }
  const rows = await query.orderBy('updated_at', 'desc').orderBy('id', 'desc').limit(filter.limit).execute();
  return rows.map((row) => ({
    id: row.id,
    shortId: row.short_id,
    version: row.version,
    state: row.state as State,
    title: row.title,
    sectionId: row.section_id,
    createdBy: row.created_by,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
    scheduledFor: row.scheduled_for,
    publishedAt: row.published_at,
    liveVersion: row.live_version,
  }));
}

async function revisionAt(storage: Storage, id: Id, version: number): Promise<Revision | null> {
  const row = await storage.read
    .selectFrom('revisions')
    .selectAll()
    .where('article_id', '=', id)
    .where('version', '<=', version)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  return {
    version: row.version,
    content: JSON.parse(row.content),
    savedAt: row.saved_at,
    savedBy: row.saved_by,
    note: row.note,
  };
}
