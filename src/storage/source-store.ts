// long: the ledger is one store, and its writes share one transaction
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import { type Id, type Instant, newId } from '../base/index.ts';
import type {
  Attribution,
  LedgerDraft,
  LedgerEntry,
  OutletRef,
  Settlement,
  Source,
  SourceKind,
  SourceRef,
  SourceStore,
  Span,
} from '../news/source/index.ts';
import type { ArticleContent } from '../news/write/index.ts';
import { insertAudit } from './articles-store.ts';
import type { Storage } from './open.ts';
import type { Schema } from './schema.ts';
import type { SourceTables } from './source-tables.ts';

type EntryRow = Selectable<SourceTables['attributions']> & {
  source_name: string | null;
  source_kind: string | null;
  source_description: string | null;
  outlet_name: string | null;
};
type Spans = { cue: Span | null; source: Span | null; content: Span };

/** 200: a row has 22 values, and SQLite takes 32,766 in one statement. */
const ROWS_AT_ONCE = 200;

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
    replaceFound: (articleId, version, settle, now) =>
      storage.write((trx) => replaceFound(trx, articleId, version, settle, now)),
    entriesOf: async (articleId) =>
      (await entries(db).where('attributions.article_id', '=', articleId).orderBy('position').execute()).map(entryOf),
    judge: (entryId, status, audit) =>
      storage.write(async (trx) => {
        const judged =
          status === 'found'
            ? { judged_at: null, judged_by: null }
            : { judged_at: audit.at, judged_by: audit.accountId };
        const result = await trx
          .updateTable('attributions')
          .set({ status, ...judged })
          .where('id', '=', entryId)
          .executeTakeFirst();
        if (result.numUpdatedRows === 0n) return false;
        await insertAudit(trx, audit);
        return true;
      }),
    sourceById: async (id) => {
      const row = await db.selectFrom('sources').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? { id: row.id, kind: row.kind as SourceKind, name: row.name, description: row.description } : null;
    },
    articlesOfSource: async (sourceId, limit) => {
      const rows = await db
        .selectFrom('attributions')
        .innerJoin('live_articles', 'live_articles.article_id', 'attributions.article_id')
        .where('attributions.source_id', '=', sourceId)
        .where('attributions.status', '!=', 'rejected')
        .where('attributions.anchored', '=', 1)
        .where('live_articles.status', '=', 'published')
        .groupBy(['attributions.article_id', 'live_articles.published_at'])
        .orderBy('live_articles.published_at', 'desc')
        .orderBy('attributions.article_id', 'desc')
        .select(['attributions.article_id', sql<number>`count(*)`.as('statements')])
        .limit(limit)
        .execute();
      return rows.map((row) => ({ articleId: row.article_id, statements: Number(row.statements) }));
    },
  };
}

function entries(db: Kysely<Schema>) {
  return db
    .selectFrom('attributions')
    .leftJoin('sources', 'sources.id', 'attributions.source_id')
    .leftJoin('outlets', 'outlets.id', 'attributions.outlet_id')
    .selectAll('attributions')
    .select([
      'sources.name as source_name',
      'sources.kind as source_kind',
      'sources.description as source_description',
      'outlets.name as outlet_name',
    ]);
}

async function replaceFound(
  trx: Transaction<Schema>,
  articleId: Id,
  version: number,
  settle: (judged: readonly LedgerEntry[]) => Settlement,
  now: Instant,
): Promise<boolean> {
  // An article whose draft was deleted meanwhile has no ledger; the lock keeps it from going now.
  const article = trx.selectFrom('articles').select('id').where('id', '=', articleId);
  if (!(await article.executeTakeFirst())) return false;
  const kept = await trx
    .insertInto('source_state')
    .values({ article_id: articleId, version, read_at: now })
    .onConflict((conflict) =>
      conflict
        .column('article_id')
        .doUpdateSet((eb) => ({ version: eb.ref('excluded.version'), read_at: eb.ref('excluded.read_at') }))
        .whereRef('source_state.version', '<=', 'excluded.version'),
    )
    .returning('article_id')
    .execute();
  if (kept.length === 0) return false;
  const before = (await entries(trx).where('article_id', '=', articleId).execute()) as EntryRow[];
  const { found, judged } = settle(before.filter((row) => row.status !== 'found').map(entryOf));
  await trx.deleteFrom('attributions').where('article_id', '=', articleId).where('status', '=', 'found').execute();
  const order = positions(found, judged);
  for (const one of judged) {
    const spans: Spans = { cue: one.cue, source: one.source, content: one.content };
    await trx
      .updateTable('attributions')
      .set({
        ...(one.anchored ? { version, spans: JSON.stringify(spans) } : {}),
        anchored: one.anchored ? 1 : 0,
        position: order.get(one) ?? 0,
      })
      .where('id', '=', one.id)
      .execute();
  }
  const sourceIds = await sourcesFor(
    trx,
    found.flatMap((one) => one.source ?? []),
    now,
  );
  const outletIds = await outletsFor(
    trx,
    found.flatMap((one) => one.outlet ?? []),
    now,
  );
  for (let i = 0; i < found.length; i += ROWS_AT_ONCE) {
    const rows = found
      .slice(i, i + ROWS_AT_ONCE)
      .map((one) => rowOf(one, { articleId, version, position: order.get(one) ?? 0, now, sourceIds, outletIds }));
    await trx.insertInto('attributions').values(rows).execute();
  }
  await forgetUnused(
    trx,
    before.flatMap((row) => row.source_id ?? []),
  );
  return true;
}

/** Where each stands in the text, judged and found together; what is no longer anchored comes last. */
function positions(found: Settlement['found'], judged: Settlement['judged']): Map<object, number> {
  const all = [
    ...found.map((one) => ({ one: one as object, anchored: true, content: one.attribution.content })),
    ...judged.map((one) => ({ one: one as object, anchored: one.anchored, content: one.content })),
  ];
  all.sort(
    (a, b) =>
      Number(b.anchored) - Number(a.anchored) || a.content.run - b.content.run || a.content.start - b.content.start,
  );
  return new Map(all.map(({ one }, position) => [one, position]));
}

const sourceKey = (ref: Pick<SourceRef, 'kind' | 'nameKey' | 'scope'>): string =>
  `${ref.kind}\n${ref.scope}\n${ref.nameKey}`;

/** Ids of the sources, new ones made. In the order of their keys: two processes take their locks alike. */
async function sourcesFor(
  trx: Transaction<Schema>,
  refs: readonly SourceRef[],
  now: Instant,
): Promise<Map<string, Id>> {
  const ids = new Map<string, Id>();
  const wanted = new Map(refs.map((ref) => [sourceKey(ref), ref]));
  for (const [key, ref] of [...wanted].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await trx
      .insertInto('sources')
      .values({
        id: newId(now),
        kind: ref.kind,
        name: ref.name,
        name_key: ref.nameKey,
        scope: ref.scope,
        description: '',
        created_at: now,
      })
      .onConflict((conflict) => conflict.columns(['kind', 'name_key', 'scope']).doNothing())
      .execute();
    const row = await trx
      .selectFrom('sources')
      .select('id')
      .where('kind', '=', ref.kind)
      .where('name_key', '=', ref.nameKey)
      .where('scope', '=', ref.scope)
      .executeTakeFirstOrThrow();
    ids.set(key, row.id);
  }
  return ids;
}

async function outletsFor(
  trx: Transaction<Schema>,
  refs: readonly OutletRef[],
  now: Instant,
): Promise<Map<string, Id>> {
  const ids = new Map<string, Id>();
  const wanted = new Map(refs.map((ref) => [ref.nameKey, ref]));
  for (const [key, ref] of [...wanted].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await trx
      .insertInto('outlets')
      .values({ id: newId(now), name: ref.name, name_key: key, created_at: now })
      .onConflict((conflict) => conflict.column('name_key').doNothing())
      .execute();
    const row = await trx.selectFrom('outlets').select('id').where('name_key', '=', key).executeTakeFirstOrThrow();
    ids.set(key, row.id);
  }
  return ids;
}

/** Sources that nothing points at any more and that nobody described. */
async function forgetUnused(trx: Transaction<Schema>, candidates: readonly Id[]): Promise<void> {
  const ids = [...new Set(candidates)];
  for (let i = 0; i < ids.length; i += ROWS_AT_ONCE) {
    await trx
      .deleteFrom('sources')
      .where('id', 'in', ids.slice(i, i + ROWS_AT_ONCE))
      .where('description', '=', '')
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('attributions')
              .select('attributions.id')
              .whereRef('attributions.source_id', '=', 'sources.id'),
          ),
        ),
      )
      .execute();
  }
}

function rowOf(
  { attribution, source, outlet }: LedgerDraft,
  at: {
    articleId: Id;
    version: number;
    position: number;
    now: Instant;
    sourceIds: Map<string, Id>;
    outletIds: Map<string, Id>;
  },
) {
  const spans: Spans = { cue: attribution.cue, source: attribution.source, content: attribution.content };
  return {
    id: newId(at.now),
    article_id: at.articleId,
    version: at.version,
    position: at.position,
    status: 'found' as const,
    source_id: source ? (at.sourceIds.get(sourceKey(source)) ?? null) : null,
    outlet_id: outlet ? (at.outletIds.get(outlet.nameKey) ?? null) : null,
    kind: attribution.kind,
    resolved: attribution.resolved,
    role: attribution.role,
    outlet_text: attribution.outlet,
    when_text: attribution.when,
    mode: attribution.mode,
    cue: attribution.cue?.text ?? null,
    mention: attribution.source?.text ?? null,
    content_text: attribution.content.text,
    spans: JSON.stringify(spans),
    rule: attribution.rule,
    anchored: 1,
    created_at: at.now,
    judged_at: null,
    judged_by: null,
  };
}

function entryOf(row: EntryRow): LedgerEntry {
  const spans = JSON.parse(row.spans) as Spans;
  const attribution: Attribution = {
    ...spans,
    resolved: row.resolved,
    role: row.role,
    kind: row.kind as SourceKind,
    outlet: row.outlet_text,
    when: row.when_text,
    mode: row.mode as Attribution['mode'],
    rule: row.rule,
  };
  const source: Source | null =
    row.source_id === null
      ? null
      : {
          id: row.source_id,
          kind: row.source_kind as SourceKind,
          name: row.source_name ?? '',
          description: row.source_description ?? '',
        };
  return {
    id: row.id,
    articleId: row.article_id,
    version: row.version,
    status: row.status,
    source,
    outlet: row.outlet_id === null ? null : { id: row.outlet_id, name: row.outlet_name ?? '' },
    attribution,
    anchored: row.anchored === 1,
  };
}
