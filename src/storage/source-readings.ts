import type { Transaction } from 'kysely';
import type { Instant } from '../base/index.ts';
import type { LedgerEntry, Reading, Settlement } from '../news/source/index.ts';
import type { Schema } from './schema.ts';
import { forgetUnused, outletsFor, sourcesFor } from './source-names.ts';
import { type EntryRow, entries, entryOf, rowOf, type Spans } from './source-rows.ts';

/** 200: a row has 23 values, and SQLite takes 32,766 in one statement. */
const ROWS_AT_ONCE = 200;

/** As `SourceStore.replaceFound`. */
export async function replaceFound(
  trx: Transaction<Schema>,
  { articleId, version, detector }: Reading,
  settle: (judged: readonly LedgerEntry[]) => Settlement,
  now: Instant,
): Promise<'older' | 'same' | 'changed'> {
  // An article whose draft was deleted meanwhile has no ledger.
  const article = trx.selectFrom('articles').select('id').where('id', '=', articleId);
  if (!(await article.executeTakeFirst())) return 'older';
  const kept = await trx
    .insertInto('source_state')
    .values({ article_id: articleId, version, detector, read_at: now })
    .onConflict((conflict) =>
      conflict
        .column('article_id')
        .doUpdateSet((eb) => ({
          version: eb.ref('excluded.version'),
          detector: eb.ref('excluded.detector'),
          read_at: eb.ref('excluded.read_at'),
        }))
        .where((eb) =>
          eb.or([
            eb('source_state.version', '<', eb.ref('excluded.version')),
            eb.and([
              eb('source_state.version', '=', eb.ref('excluded.version')),
              eb('source_state.detector', '<=', eb.ref('excluded.detector')),
            ]),
          ]),
        ),
    )
    .returning('article_id')
    .execute();
  if (kept.length === 0) return 'older';
  const before = (await entries(trx).where('article_id', '=', articleId).orderBy('position').execute()) as EntryRow[];
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
      .map((one) => rowOf(one, { articleId, version, position: order.get(one) ?? 0, now }, { sourceIds, outletIds }));
    await trx.insertInto('attributions').values(rows).execute();
  }
  await forgetUnused(
    trx,
    before.flatMap((row) => row.source_id ?? []),
  );
  const after = (await entries(trx).where('article_id', '=', articleId).orderBy('position').execute()) as EntryRow[];
  return essence(before) === essence(after) ? 'same' : 'changed';
}

/** What a page could show of these rows; where in the text they stand is left out. */
function essence(rows: readonly EntryRow[]): string {
  return JSON.stringify(
    rows.map((row) => [
      row.status,
      row.source_id,
      row.role,
      row.outlet_id,
      row.when_text,
      row.anchored,
      row.confidence,
      row.content_text,
    ]),
  );
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
