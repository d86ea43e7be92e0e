import type { Id, Instant } from '../../base/index.ts';
import type { AuditEntry } from '../write/index.ts';
import type { LiveEntry } from './live-entry.ts';
import type { Tip, TipState } from './tip.ts';

/** What the desk keeps besides articles; few of each, every version of each stays. */
export const recordKinds = ['home', 'breaking', 'story', 'page', 'advertisement'] as const;
export type RecordKind = (typeof recordKinds)[number];

/** One version of one thing; `value` is whatever was saved and is read through its schema. */
export type StoredRecord = { id: Id; version: number; value: unknown; changedAt: Instant; changedBy: Id | null };

/** Written with every change, in its transaction: the audit line, and the pages to purge in other processes. */
export type Trail = { audit: AuditEntry; purge: readonly string[] };

export type RecordStore = {
  /** The newest version, or null where there is none or it was removed. */
  read(kind: RecordKind, id: Id): Promise<StoredRecord | null>;
  /** The newest version of each that is not removed, those made last first. */
  list(kind: RecordKind, limit: number): Promise<StoredRecord[]>;
  /** 'conflict' when it is no longer at `from` (0: it is new). `value` null removes it. */
  save(change: { kind: RecordKind; id: Id; from: number; value: unknown }, trail: Trail): Promise<'saved' | 'conflict'>;
};

export type EntryQuery = { articleId: Id; limit: number; offset?: number };

export type LiveEntryStore = {
  byId(id: Id): Promise<LiveEntry | null>;
  /** 'conflict' when it is no longer at `from`; null writes a new one. */
  save(entry: LiveEntry, from: number | null, trail: Trail): Promise<'saved' | 'conflict'>;
  /** Newest first, with those that were withdrawn. */
  list(query: EntryQuery): Promise<LiveEntry[]>;
  /** Pinned ones and those with a key point, newest first, without those that were withdrawn. */
  marked(articleId: Id): Promise<LiveEntry[]>;
  count(articleId: Id): Promise<number>;
};

export type TipStore = {
  add(tip: Tip): Promise<void>;
  byId(id: Id): Promise<Tip | null>;
  list(query: { state?: TipState; before?: Id; limit: number }): Promise<Tip[]>;
  /** False when there is none. */
  move(id: Id, state: TipState, audit: AuditEntry): Promise<boolean>;
};
