import { sql, type Transaction } from 'kysely';
import { titleKey } from '../arabic/index.ts';
import type { Id } from '../base/index.ts';
import type { Look, Neighbour, RelatedStore, RelateFacts } from '../news/relate/index.ts';
import type { Storage } from './open.ts';
import type { Schema } from './schema.ts';
import { createSearchArticles } from './search-store.ts';

export function createRelatedStore(storage: Storage): RelatedStore {
  const db = storage.read;
  const articles = createSearchArticles(storage);

  async function published(ids: readonly Id[]): Promise<Id[]> {
    if (ids.length === 0) return [];
    const rows = await db
      .selectFrom('live_articles')
      .select('article_id')
      .where('article_id', 'in', [...ids])
      .where('status', '=', 'published')
      .execute();
    const found = new Set(rows.map((row) => row.article_id));
    return ids.filter((id) => found.has(id));
  }

  return {
    published,
    facts: (ids) => readFacts(storage, ids),
    words: async (ids) =>
      new Map(
        (await articles.liveState(ids)).flatMap((one) => (one.fields === null ? [] : [[one.articleId, one.fields]])),
      ),

    taggedLike: async (id, limit) => {
      const rows = await db
        .selectFrom('live_tags as own')
        .innerJoin('live_tags as other', 'other.tag_id', 'own.tag_id')
        .innerJoin('live_articles', 'live_articles.article_id', 'other.article_id')
        .where('own.article_id', '=', id)
        .where('other.article_id', '!=', id)
        .where('live_articles.status', '=', 'published')
        .groupBy('other.article_id')
        // More tags in common first; a tag that every second article bears then brings only the newest.
        .orderBy(sql`count(*)`, 'desc')
        .orderBy(sql`max(other.published_at)`, 'desc')
        .select('other.article_id')
        .limit(limit)
        .execute();
      return rows.map((row) => row.article_id);
    },

    keep: (looks) => (looks.length === 0 ? Promise.resolve([]) : storage.write((trx) => keep(trx, looks))),

    forget: async (ids) => {
      await storage.write((trx) =>
        trx
          .deleteFrom('related_state')
          .where('article_id', 'in', [...ids])
          .execute(),
      );
    },

    neighbours: async (id) => {
      const rows = await db
        .selectFrom('related_neighbours')
        .innerJoin('live_articles', 'live_articles.article_id', 'related_neighbours.neighbour_id')
        .where('related_neighbours.article_id', '=', id)
        .where('live_articles.status', '=', 'published')
        .orderBy('position')
        .select(['neighbour_id', 'score', 'words', 'same_section'])
        .execute();
      return rows.map(
        (row): Neighbour => ({
          articleId: row.neighbour_id,
          score: row.score,
          words: JSON.parse(row.words) as string[],
          sameSection: row.same_section === 1,
        }),
      );
    },

    choices: async (id) => {
      const rows = await db
        .selectFrom('related_choices')
        .select(['other_id', 'choice'])
        .where('article_id', '=', id)
        .orderBy('position')
        .execute();
      const of = (choice: string) => rows.filter((row) => row.choice === choice).map((row) => row.other_id);
      return { pinned: of('pin'), forbidden: of('forbid') };
    },

    setChoices: (id, choices, now) =>
      storage.write(async (trx) => {
        await trx.deleteFrom('related_choices').where('article_id', '=', id).execute();
        const rows = [
          ...choices.pinned.map((other, position) => ({
            article_id: id,
            other_id: other,
            choice: 'pin' as const,
            position,
            chosen_at: now,
          })),
          ...choices.forbidden.map((other, position) => ({
            article_id: id,
            other_id: other,
            choice: 'forbid' as const,
            position,
            chosen_at: now,
          })),
        ];
        if (rows.length > 0) await trx.insertInto('related_choices').values(rows).execute();
      }),

    inlineLinked: async (id) => {
      const row = await db
        .selectFrom('live_articles')
        .select('related_links')
        .where('article_id', '=', id)
        .executeTakeFirst();
      const links = JSON.parse(row?.related_links ?? '[]') as { title: string; articleId: Id | null }[];
      const ids = links.flatMap((link) => link.articleId ?? []);
      const keys = links
        .filter((link) => link.articleId === null)
        .map((link) => titleKey(link.title))
        .filter((key) => key !== '');
      if (keys.length > 0) {
        const rows = await db
          .selectFrom('live_articles')
          .select('article_id')
          .where('title_key', 'in', keys)
          .where('status', '=', 'published')
          .execute();
        ids.push(...rows.map((one) => one.article_id));
      }
      return [...new Set(ids)];
    },
  };
}

async function keep(trx: Transaction<Schema>, looks: readonly Look[]): Promise<Id[]> {
  const kept = await trx
    .insertInto('related_state')
    .values(
      looks.map(({ id, version, sketch, lookedAt }) => ({
        article_id: id,
        version,
        sketch: JSON.stringify(sketch),
        refreshed_at: lookedAt,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .column('article_id')
        .doUpdateSet((eb) => ({
          version: eb.ref('excluded.version'),
          sketch: eb.ref('excluded.sketch'),
          refreshed_at: eb.ref('excluded.refreshed_at'),
        }))
        .whereRef('related_state.version', '<=', 'excluded.version'),
    )
    .returning('article_id')
    .execute();
  const ids = kept.map((row) => row.article_id);
  if (ids.length === 0) return [];
  await trx.deleteFrom('related_neighbours').where('article_id', 'in', ids).execute();
  for (const look of looks) {
    if (!ids.includes(look.id) || look.neighbours.length === 0) continue;
    // Article by article: a statement of a dozen rows stays prepared, one of all rows would be prepared every time.
    await trx
      .insertInto('related_neighbours')
      .values(
        look.neighbours.map((one, position) => ({
          article_id: look.id,
          position,
          neighbour_id: one.articleId,
          score: one.score,
          words: JSON.stringify(one.words),
          same_section: one.sameSection ? 1 : 0,
        })),
      )
      .execute();
  }
  return ids;
}

async function readFacts(storage: Storage, ids: readonly Id[]): Promise<RelateFacts[]> {
  if (ids.length === 0) return [];
  const db = storage.read;
  const [rows, tags] = await Promise.all([
    db
      .selectFrom('live_articles')
      .leftJoin('related_state', 'related_state.article_id', 'live_articles.article_id')
      .where('live_articles.article_id', 'in', [...ids])
      .where('status', '=', 'published')
      .select([
        'live_articles.article_id',
        'live_articles.version',
        'title_key',
        'language',
        'section_id',
        'published_at',
        'related_state.sketch',
        'related_state.refreshed_at',
      ])
      .execute(),
    db
      .selectFrom('live_tags')
      .innerJoin('tags', 'tags.id', 'live_tags.tag_id')
      .where('live_tags.article_id', 'in', [...ids])
      .select(['live_tags.article_id', 'tags.id', 'tags.name'])
      .orderBy('tags.id')
      .execute(),
  ]);
  const tagsOf = Map.groupBy(tags, (tag) => tag.article_id);
  return rows.map((row) => ({
    id: row.article_id,
    version: row.version,
    titleKey: row.title_key,
    language: row.language,
    sectionId: row.section_id,
    tags: (tagsOf.get(row.article_id) ?? []).map(({ id, name }) => ({ id, name })),
    publishedAt: row.published_at,
    sketch: row.sketch === null ? [] : (JSON.parse(row.sketch) as number[]),
    lookedAt: row.refreshed_at,
  }));
}
