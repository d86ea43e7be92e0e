import type { z } from 'zod';
import { AppError, type Clock, type Id, type Instant } from '../../base/index.ts';
import { type Account, can, type PlainAction } from '../people/index.ts';
import type { Purge } from '../publish/index.ts';
import type { RecordKind, RecordStore, StoredRecord } from './ports.ts';

export type FrontDeps = { records: RecordStore; purge: Purge; clock: Clock };

/** One kind of thing the desk keeps: its shape, who may change it, and which pages show it. */
export type Kind<T> = { name: RecordKind; schema: z.ZodType<T>; action: PlainAction; purge: readonly string[] };

export type Kept<T> = { id: Id; version: number; value: T; changedAt: Instant };

/** Null where there is none. */
export async function readKept<T>(
  deps: { records: Pick<RecordStore, 'read'> },
  kind: Kind<T>,
  id: Id,
): Promise<Kept<T> | null> {
  const record = await deps.records.read(kind.name, id);
  return record === null ? null : keptOf(kind, record);
}

/** Newest first. 500: past it a list is no longer something a desk keeps by hand. */
export async function listKept<T>(
  deps: { records: Pick<RecordStore, 'list'> },
  kind: Kind<T>,
  limit = 500,
): Promise<Kept<T>[]> {
  return (await deps.records.list(kind.name, limit)).map((record) => keptOf(kind, record));
}

// Parsed again, so that a field which a later version adds has its default.
function keptOf<T>(kind: Kind<T>, { id, version, value, changedAt }: StoredRecord): Kept<T> {
  return { id, version, value: kind.schema.parse(value), changedAt };
}

/**
 * Writes version `from + 1` (0 makes a new one; `value` null removes it) and purges what shows it. `account` null is the
 * installation itself. Throws `forbidden`, `invalid_input`, `article_changed` when another change came first.
 */
export async function keep<T>(
  deps: FrontDeps,
  account: Account | null,
  kind: Kind<T>,
  id: Id,
  from: number,
  value: T | null,
): Promise<Kept<T | null>> {
  if (account !== null) refuseUnlessMay(account, kind.action);
  const at = deps.clock.now();
  const saved = await deps.records.save(
    { kind: kind.name, id, from, value: value === null ? null : kind.schema.parse(value) },
    {
      audit: {
        at,
        accountId: account?.id ?? null,
        action: kind.action,
        subject: id,
        detail: { kind: kind.name, version: from + 1, removed: value === null },
      },
      purge: kind.purge,
    },
  );
  if (saved === 'conflict') {
    const current = await deps.records.read(kind.name, id);
    throw new AppError('article_changed', { version: current?.version ?? 0, fields: ['settings'] });
  }
  await deps.purge.purge(kind.purge);
  return { id, version: from + 1, value, changedAt: at };
}

export function refuseUnlessMay(account: Account, action: PlainAction, authorIds: readonly Id[] = []): void {
  if (!can(account, action, { authorIds })) throw new AppError('forbidden', { action });
}
