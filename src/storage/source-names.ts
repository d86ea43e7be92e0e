import type { Transaction } from 'kysely';
import { type Id, type Instant, newId } from '../base/index.ts';
import type { OutletRef, SourceRef } from '../news/source/index.ts';
import type { Schema } from './schema.ts';

/** 200: keeps a statement's list of ids short. */
const IDS_AT_ONCE = 200;

export const sourceKey = (ref: Pick<SourceRef, 'kind' | 'nameKey' | 'scope'>): string =>
  `${ref.kind}\n${ref.scope}\n${ref.nameKey}`;

/** Ids of the sources, new ones made. In the order of their keys: two processes take their locks alike. */
export async function sourcesFor(
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

export async function outletsFor(
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
export async function forgetUnused(trx: Transaction<Schema>, candidates: readonly Id[]): Promise<void> {
  const ids = [...new Set(candidates)];
  for (let i = 0; i < ids.length; i += IDS_AT_ONCE) {
    await trx
      .deleteFrom('sources')
      .where('id', 'in', ids.slice(i, i + IDS_AT_ONCE))
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
