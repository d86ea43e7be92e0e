import type { Kysely, Selectable } from 'kysely';
import { type Id, type Instant, newId } from '../base/index.ts';
import type { Attribution, LedgerDraft, LedgerEntry, Source, SourceKind, Span } from '../news/source/index.ts';
import type { Schema } from './schema.ts';
import { sourceKey } from './source-names.ts';
import type { SourceTables } from './source-tables.ts';

export type EntryRow = Selectable<SourceTables['attributions']> & {
  source_name: string | null;
  source_kind: string | null;
  source_description: string | null;
  outlet_name: string | null;
};
export type Spans = { cue: Span | null; source: Span | null; content: Span };
export type NameIds = { sourceIds: Map<string, Id>; outletIds: Map<string, Id> };

/** Attributions with the names they point at. */
export function entries(db: Kysely<Schema>) {
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

/** What an attribution says, as columns. */
export function columnsOf({ attribution, source, outlet }: LedgerDraft, { sourceIds, outletIds }: NameIds) {
  return {
    source_id: source ? (sourceIds.get(sourceKey(source)) ?? null) : null,
    outlet_id: outlet ? (outletIds.get(outlet.nameKey) ?? null) : null,
    kind: attribution.kind,
    resolved: attribution.resolved,
    role: attribution.role,
    outlet_text: attribution.outlet,
    when_text: attribution.when,
    confidence: attribution.confidence,
  };
}

export function rowOf(
  draft: LedgerDraft,
  at: { articleId: Id; version: number; position: number; now: Instant },
  names: NameIds,
) {
  const { attribution } = draft;
  const spans: Spans = { cue: attribution.cue, source: attribution.source, content: attribution.content };
  return {
    ...columnsOf(draft, names),
    id: newId(at.now),
    article_id: at.articleId,
    version: at.version,
    position: at.position,
    status: 'found' as const,
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

export function entryOf(row: EntryRow): LedgerEntry {
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
    confidence: row.confidence,
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
