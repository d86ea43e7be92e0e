// long: a card and a whole article are read from the same row and must not differ
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Id } from '../base/index.ts';
import type { Media } from '../news/media/index.ts';
import {
  type ArticleCard,
  articlePath,
  type ListQuery,
  type LiveArticle,
  type LiveArticles,
  type Translation,
} from '../news/publish/index.ts';
import type { ArticleContent, BylineRole, Correction, Form } from '../news/write/index.ts';
import type { CoreTables } from './core-tables.ts';
import { mediaByIds } from './media-store.ts';
import type { Storage } from './open.ts';
import type { Schema } from './schema.ts';

type LiveRow = Selectable<CoreTables['live_articles']>;
type CardRow = Pick<
  LiveRow,
  | 'article_id'
  | 'short_id'
  | 'title'
  | 'deck'
  | 'slug'
  | 'form'
  | 'language'
  | 'direction'
  | 'bylines'
  | 'lead_image'
  | 'tag_ids'
  | 'published_at'
  | 'modified_at'
> & { section_slug: string | null; section_name: string | null };

const CARD = [
  'live_articles.article_id',
  'live_articles.short_id',
  'live_articles.title',
  'live_articles.deck',
  'live_articles.slug',
  'live_articles.form',
  'live_articles.language',
  'live_articles.direction',
  'live_articles.bylines',
  'live_articles.lead_image',
  'live_articles.tag_ids',
  'live_articles.published_at',
  'live_articles.modified_at',
  'sections.slug as section_slug',
  'sections.name as section_name',
] as const;

export function createLiveStore(storage: Storage): LiveArticles {
  const db = storage.read;
  return {
    byShortId: (shortId) => byShortId(db, shortId),
    list: (query) => list(db, query),
    cardsByIds: async (ids) => {
      if (ids.length === 0) return [];
      const rows = await published(db)
        .select(CARD)
        .where('live_articles.article_id', 'in', [...new Set(ids)])
        .execute();
      const cards = new Map((await cardsOf(db, rows)).map((card) => [card.id, card]));
      return ids.flatMap((id) => cards.get(id) ?? []);
    },
    byTitleKeys: async (keys) => {
      const wanted = [...new Set(keys)].filter((key) => key !== '');
      if (wanted.length === 0) return new Map();
      const rows = await published(db)
        .select([...CARD, 'live_articles.title_key'])
        .where('live_articles.title_key', 'in', wanted)
        .orderBy('live_articles.published_at', 'asc')
        .execute();
      const cards = await cardsOf(db, rows);
      // Ascending, so the newest of a title is the last to be set.
      return new Map(rows.map((row, i) => [row.title_key, cards[i] as ArticleCard]));
    },
    bodies: async (ids) => {
      if (ids.length === 0) return new Map();
      const rows = await published(db)
        .select(['live_articles.article_id', 'live_articles.html'])
        .where('live_articles.article_id', 'in', [...new Set(ids)])
        .execute();
      return new Map(rows.map((row) => [row.article_id, row.html]));
    },
    corrections: async (limit) => {
      const rows = await published(db)
        .innerJoin('corrections', 'corrections.article_id', 'live_articles.article_id')
        .select([...CARD, 'corrections.id', 'corrections.at', 'corrections.note', 'corrections.account_id'])
        .orderBy('corrections.at', 'desc')
        .orderBy('corrections.id', 'desc')
        .limit(limit)
        .execute();
      const cards = await cardsOf(db, rows);
      return rows.map((row, i) => ({ correction: correctionOf(row), card: cards[i] as ArticleCard }));
    },
    counts: async () => {
      const rows = await db
        .selectFrom('live_articles')
        .select(['status', (eb) => eb.fn.countAll<number>().as('n')])
        .groupBy('status')
        .execute();
      const of = (status: string) => Number(rows.find((row) => row.status === status)?.n ?? 0);
      return { published: of('published'), withdrawn: of('withdrawn') };
    },
    sitemap: async (after, limit) => {
      let query = published(db).select(CARD).orderBy('live_articles.article_id').limit(limit);
      if (after !== null) query = query.where('live_articles.article_id', '>', after);
      return (await query.execute()).map((row) => ({
        id: row.article_id,
        path: pathOf(row),
        modifiedAt: row.modified_at,
      }));
    },
  };
}

function published(db: Kysely<Schema>) {
  return db
    .selectFrom('live_articles')
    .leftJoin('sections', 'sections.id', 'live_articles.section_id')
    .where('live_articles.status', '=', 'published');
}

async function list(db: Kysely<Schema>, query: ListQuery): Promise<ArticleCard[]> {
  let rows = published(db).select(CARD);
  if (query.section !== undefined) {
    rows = rows.where('live_articles.section_id', '=', (eb) =>
      eb
        .selectFrom('sections')
        .select('id')
        .where('slug', '=', query.section as string),
    );
  }
  if (query.form !== undefined) rows = rows.where('live_articles.form', '=', query.form);
  if (query.language !== undefined) rows = rows.where('live_articles.language', '=', query.language);
  if (query.since !== undefined) rows = rows.where('live_articles.published_at', '>=', query.since);
  const { tag, contributor, before } = query;
  if (tag !== undefined) {
    rows = rows.where('live_articles.article_id', 'in', (eb) =>
      eb
        .selectFrom('live_tags')
        .innerJoin('tags', 'tags.id', 'live_tags.tag_id')
        .select('live_tags.article_id')
        .where('tags.slug', '=', tag),
    );
  }
  if (contributor !== undefined) {
    rows = rows.where('live_articles.article_id', 'in', (eb) =>
      eb
        .selectFrom('live_bylines')
        .innerJoin('contributors', 'contributors.id', 'live_bylines.contributor_id')
        .select('live_bylines.article_id')
        .where('contributors.slug', '=', contributor),
    );
  }
  if (before) {
    rows = rows.where(
      sql<boolean>`(live_articles.published_at, live_articles.article_id) < (${before.publishedAt}, ${before.id})`,
    );
  }
  return cardsOf(
    db,
    await rows
      .orderBy('live_articles.published_at', 'desc')
      .orderBy('live_articles.article_id', 'desc')
      .limit(query.limit)
      .execute(),
  );
}

async function byShortId(db: Kysely<Schema>, shortId: string): ReturnType<LiveArticles['byShortId']> {
  const row = await db
    .selectFrom('live_articles')
    .leftJoin('sections', 'sections.id', 'live_articles.section_id')
    .selectAll('live_articles')
    .select(['sections.slug as section_slug', 'sections.name as section_name'])
    .where('live_articles.short_id', '=', shortId)
    .executeTakeFirst();
  if (!row) return null;
  if (row.status === 'withdrawn') {
    const withdrawal = JSON.parse(row.withdrawal ?? 'null');
    return { kind: 'withdrawn', article: { id: row.article_id, shortId, path: pathOf(row), withdrawal } };
  }
  const [card] = await cardsOf(db, [row]);
  const tagIds = JSON.parse(row.tag_ids) as Id[];
  const tags =
    tagIds.length === 0
      ? []
      : await db.selectFrom('tags').select(['id', 'slug', 'name']).where('id', 'in', tagIds).execute();
  const corrections = await db
    .selectFrom('corrections')
    .selectAll()
    .where('article_id', '=', row.article_id)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const original = row.translation_of ?? row.article_id;
  const article: LiveArticle = {
    ...(card as ArticleCard),
    version: row.version,
    html: row.html,
    tags: tagIds.flatMap((id) => tags.filter((tag) => tag.id === id).map(({ slug, name }) => ({ slug, name }))),
    dateline: row.dateline === null ? null : (JSON.parse(row.dateline) as ArticleContent['dateline']),
    provenance: JSON.parse(row.provenance) as ArticleContent['provenance'],
    searchTitle: row.search_title,
    searchDescription: row.search_description,
    relatedLinks: JSON.parse(row.related_links),
    corrections: corrections.map(correctionOf),
    wordCount: row.word_count,
    original,
    translations: await translationsOf(db, row.article_id, original),
  };
  return { kind: 'live', article };
}

async function translationsOf(db: Kysely<Schema>, id: Id, original: Id): Promise<Translation[]> {
  const rows = await published(db)
    .select(CARD)
    .where((eb) =>
      eb.or([eb('live_articles.translation_of', '=', original), eb('live_articles.article_id', '=', original)]),
    )
    .where('live_articles.article_id', '!=', id)
    .orderBy('live_articles.language')
    .limit(20)
    .execute();
  return rows.map((row) => ({
    id: row.article_id,
    language: row.language,
    direction: row.direction === 'ltr' ? 'ltr' : 'rtl',
    title: row.title,
    path: pathOf(row),
  }));
}

function correctionOf(row: { id: string; at: number; note: string; account_id: string }): Correction {
  return { id: row.id, at: row.at, note: row.note, accountId: row.account_id };
}

function pathOf(row: { section_slug: string | null; slug: string; short_id: string }): string {
  return articlePath(row.section_slug, row.slug, row.short_id);
}

type StoredImage = {
  mediaId: string;
  alt: string;
  caption: string;
  credit: string;
  origin: NonNullable<ArticleContent['leadImage']>['origin'];
};

/** Adds the names and pictures that the rows only point at: two queries however many cards. */
async function cardsOf(db: Kysely<Schema>, rows: readonly CardRow[]): Promise<ArticleCard[]> {
  const parsed = rows.map((row) => ({
    row,
    bylines: JSON.parse(row.bylines) as { contributorId: string; role: BylineRole }[],
    image: row.lead_image === null ? null : (JSON.parse(row.lead_image) as StoredImage),
  }));
  const contributorIds = [...new Set(parsed.flatMap((one) => one.bylines.map((byline) => byline.contributorId)))];
  const [contributors, media] = await Promise.all([
    contributorIds.length === 0
      ? []
      : db
          .selectFrom('contributors')
          .select(['id', 'slug', 'name', 'city'])
          .where('id', 'in', contributorIds)
          .execute(),
    mediaByIds(
      db,
      parsed.flatMap((one) => one.image?.mediaId ?? []),
    ),
  ]);
  const contributorById = new Map(contributors.map((one) => [one.id, one]));
  const mediaById = new Map<string, Media>(media.map((one) => [one.id, one]));
  return parsed.map(({ row, bylines, image }) => {
    const file = image === null ? undefined : mediaById.get(image.mediaId);
    return {
      id: row.article_id,
      shortId: row.short_id,
      path: pathOf(row),
      title: row.title,
      deck: row.deck,
      form: row.form as Form,
      language: row.language,
      direction: row.direction === 'ltr' ? 'ltr' : 'rtl',
      section: row.section_slug === null ? null : { slug: row.section_slug, name: row.section_name ?? '' },
      bylines: bylines.flatMap(({ contributorId, role }) => {
        const who = contributorById.get(contributorId);
        return who ? [{ slug: who.slug, name: who.name, city: who.city, role }] : [];
      }),
      image:
        image !== null && file
          ? { media: file, alt: image.alt, caption: image.caption, credit: image.credit, origin: image.origin }
          : null,
      tagIds: JSON.parse(row.tag_ids) as Id[],
      publishedAt: row.published_at,
      modifiedAt: row.modified_at,
    };
  });
}
