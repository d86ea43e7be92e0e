import type { Kysely, Transaction } from 'kysely';
import { makeSlug, titleKey } from '../arabic/index.ts';
import { type Id, type Instant, newId } from '../base/index.ts';
import {
  type LivePage,
  type PageRefs,
  type PublishChange,
  type PublishStore,
  purgeTags,
} from '../news/publish/index.ts';
import type { Article } from '../news/write/index.ts';
import { writeArticle } from './articles-store.ts';
import { insertJobs } from './jobs-store.ts';
import { mediaByIds } from './media-store.ts';
import type { Storage } from './open.ts';
import { notifyPurge } from './purge-channel.ts';
import type { Schema } from './schema.ts';

export function createPublishStore(storage: Storage): PublishStore {
  return {
    commit: (change) =>
      storage.write(async (trx) => {
        const refs = await writePublishChange(trx, change);
        if (storage.dialect === 'postgres' && refs !== 'conflict' && change.live !== null) {
          await notifyPurge(trx, purgeTags(change.article.id, refs));
        }
        return refs;
      }),
    dueArticles: (now, limit) =>
      storage.read
        .selectFrom('articles')
        .select(['id', 'version'])
        .where('scheduled_for', '<=', now)
        .where('state', '=', 'scheduled')
        .orderBy('scheduled_for')
        .limit(limit)
        .execute(),
    nextScheduled: async () => {
      const row = await storage.read
        .selectFrom('articles')
        .select('scheduled_for')
        .where('scheduled_for', 'is not', null)
        .where('state', '=', 'scheduled')
        .orderBy('scheduled_for')
        .limit(1)
        .executeTakeFirst();
      return row?.scheduled_for ?? null;
    },
    mediaByIds: (ids) => mediaByIds(storage.read, ids),
    places: (id) => refsOf(storage.read, id),
  };
}

/** Article, revision, page, tags, correction, audit and jobs, or none of them. */
export async function writePublishChange(
  trx: Transaction<Schema>,
  change: PublishChange,
): Promise<'conflict' | PageRefs> {
  if (!(await writeArticle(trx, change, change.contentKey))) return 'conflict';
  const { article, live, correction } = change;
  // What was just made had no page before.
  const before = change.from === null ? NO_REFS : await refsOf(trx, article.id);
  if (live === 'withdrawn') await takeAway(trx, article);
  else if (live !== null) await putLive(trx, article, live);
  if (correction !== null) {
    await trx
      .insertInto('corrections')
      .values({
        id: correction.id,
        article_id: article.id,
        at: correction.at,
        note: correction.note,
        account_id: correction.accountId,
      })
      .execute();
  }
  await insertJobs(trx, change.jobs, article.updatedAt);
  const after = live === null ? before : await refsOf(trx, article.id);
  return {
    sections: union(before.sections, after.sections),
    tags: union(before.tags, after.tags),
    contributors: union(before.contributors, after.contributors),
    titleKeys: union(before.titleKeys, after.titleKeys),
    originals: union(before.originals, after.originals),
  };
}

function union(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set([...a, ...b])];
}

const NO_REFS: PageRefs = { sections: [], tags: [], contributors: [], titleKeys: [], originals: [] };

async function refsOf(trx: Kysely<Schema>, id: Id): Promise<PageRefs> {
  const live = await trx
    .selectFrom('live_articles')
    .leftJoin('sections', 'sections.id', 'live_articles.section_id')
    .select(['live_articles.title_key', 'live_articles.translation_of', 'sections.slug as section'])
    .where('live_articles.article_id', '=', id)
    .executeTakeFirst();
  if (!live) return NO_REFS;
  const tags = await trx
    .selectFrom('live_tags')
    .innerJoin('tags', 'tags.id', 'live_tags.tag_id')
    .select('tags.slug')
    .where('article_id', '=', id)
    .execute();
  const contributors = await trx
    .selectFrom('live_bylines')
    .innerJoin('contributors', 'contributors.id', 'live_bylines.contributor_id')
    .select('contributors.slug')
    .where('article_id', '=', id)
    .execute();
  return {
    sections: live.section === null ? [] : [live.section],
    tags: tags.map((row) => row.slug),
    contributors: contributors.map((row) => row.slug),
    titleKeys: [live.title_key],
    originals: live.translation_of === null ? [] : [live.translation_of],
  };
}

async function putLive(trx: Transaction<Schema>, article: Article, live: LivePage): Promise<void> {
  const { content } = article;
  const tagIds = await tagIdsFor(trx, content.tags, article.updatedAt);
  const columns = {
    short_id: article.shortId,
    version: article.version,
    status: 'published' as const,
    section_id: content.sectionId,
    slug: live.slug,
    title: content.title,
    title_key: live.titleKey,
    deck: content.deck,
    form: content.form,
    language: content.language,
    direction: content.direction,
    dateline: content.dateline === null ? null : JSON.stringify(content.dateline),
    provenance: JSON.stringify(content.provenance),
    bylines: JSON.stringify(content.bylines),
    tag_ids: JSON.stringify(tagIds),
    lead_image: content.leadImage === null ? null : JSON.stringify(content.leadImage),
    search_title: content.searchTitle,
    search_description: content.searchDescription,
    html: live.html,
    html_version: live.htmlVersion,
    related_links: JSON.stringify(live.relatedLinks),
    word_count: live.wordCount,
    published_at: live.publishedAt,
    modified_at: live.modifiedAt,
    withdrawal: null,
    translation_of: content.translationOf === article.id ? null : content.translationOf,
  };
  await trx
    .insertInto('live_articles')
    .values({ article_id: article.id, ...columns })
    .onConflict((conflict) => conflict.column('article_id').doUpdateSet(columns))
    .execute();
  await clearLinks(trx, article.id);
  if (tagIds.length > 0) {
    await trx
      .insertInto('live_tags')
      .values(tagIds.map((id) => ({ tag_id: id, article_id: article.id, published_at: live.publishedAt })))
      .execute();
  }
  const contributors = [...new Set(content.bylines.map((one) => one.contributorId))];
  if (contributors.length > 0) {
    await trx
      .insertInto('live_bylines')
      .columns(['contributor_id', 'article_id', 'published_at'])
      // A name that was removed meanwhile leaves the byline, not the publication, undone.
      .expression(
        trx
          .selectFrom('contributors')
          .select((eb) => [
            'id as contributor_id',
            eb.val(article.id).$castTo<string>().as('article_id'),
            eb.cast<number>(eb.val(live.publishedAt), 'bigint').as('published_at'),
          ])
          .where('id', 'in', contributors),
      )
      .execute();
  }
}

async function takeAway(trx: Transaction<Schema>, article: Article): Promise<void> {
  await trx
    .updateTable('live_articles')
    .set({
      status: 'withdrawn',
      version: article.version,
      modified_at: article.updatedAt,
      withdrawal: JSON.stringify(article.withdrawal),
    })
    .where('article_id', '=', article.id)
    .execute();
}

async function clearLinks(trx: Transaction<Schema>, id: Id): Promise<void> {
  await trx.deleteFrom('live_tags').where('article_id', '=', id).execute();
  await trx.deleteFrom('live_bylines').where('article_id', '=', id).execute();
}

/** Ids of tags by name; a new name becomes a tag. Two spellings of one name («إيران», «ايران») are one tag. */
async function tagIdsFor(trx: Transaction<Schema>, names: readonly string[], now: Instant): Promise<Id[]> {
  const byKey = new Map<string, string>();
  for (const name of names) {
    const key = titleKey(name);
    if (key !== '' && !byKey.has(key)) byKey.set(key, name);
  }
  if (byKey.size === 0) return [];
  const rows = [...byKey].map(([key, name]) => ({ id: newId(now), slug: makeSlug(name), name, name_key: key }));
  // Two names may fold apart and still share a slug («C++», «C»): the second is told apart by its id.
  const taken = await trx
    .selectFrom('tags')
    .select(['slug', 'name_key'])
    .where(
      'slug',
      'in',
      rows.map((row) => row.slug),
    )
    .execute();
  for (const row of rows) {
    const clash = taken.some((one) => one.slug === row.slug && one.name_key !== row.name_key);
    if (clash || rows.some((other) => other !== row && other.slug === row.slug))
      row.slug = `${row.slug}-${row.id.slice(-6)}`;
  }
  await trx
    .insertInto('tags')
    .values(rows)
    .onConflict((conflict) => conflict.column('name_key').doNothing())
    .execute();
  const found = await trx
    .selectFrom('tags')
    .select(['id', 'name_key'])
    .where('name_key', 'in', [...byKey.keys()])
    .execute();
  const idByKey = new Map(found.map((row) => [row.name_key, row.id]));
  return [...byKey.keys()].flatMap((key) => idByKey.get(key) ?? []);
}
