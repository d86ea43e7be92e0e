import type { Id, Instant } from '../../base/index.ts';
import type { AuditEntry, Document } from '../write/index.ts';
import type { Attribution, SourceKind, Span } from './attribution.ts';

export const attributionStatuses = ['found', 'accepted', 'rejected'] as const;
/** `found`: by Warraq, and replaced when the article changes. The others are an editor's word and stay. */
export type AttributionStatus = (typeof attributionStatuses)[number];

export type Source = { id: Id; kind: SourceKind; name: string; description: string };
export type NamedOutlet = { id: Id; name: string };

/** One attribution as the ledger keeps it. */
export type LedgerEntry = {
  id: Id;
  articleId: Id;
  /** Of the article whose text its spans point into. */
  version: number;
  status: AttributionStatus;
  /** Null where the article says nothing about who it is. */
  source: Source | null;
  outlet: NamedOutlet | null;
  attribution: Attribution;
  /** False when its content stands nowhere in the article any more; its spans are then of the last version that had it. */
  anchored: boolean;
};

/** A source as it is looked up: the same key and scope is the same source. */
export type SourceRef = {
  kind: SourceKind;
  name: string;
  nameKey: string;
  /** Empty for somebody who is the same in every article; the article's id for «مصدر أمني», «البيان». */
  scope: string;
};

export type OutletRef = { name: string; nameKey: string };

/** An attribution on its way into the ledger. */
export type LedgerDraft = { attribution: Attribution; source: SourceRef | null; outlet: OutletRef | null };

/** What becomes of an entry that an editor has judged. */
export type Anchoring = { id: Id; anchored: boolean; cue: Span | null; source: Span | null; content: Span };

export type Settlement = { found: LedgerDraft[]; judged: Anchoring[] };

export type SourceStore = {
  /** What readers see of an article now: its document and the version it is of; null when it is not published. */
  published(articleId: Id): Promise<{ version: number; title: string; document: Document } | null>;
  /**
   * Replaces the found entries of an article by what `settle` makes of those that editors judged, in one transaction.
   * False, and nothing done, when a newer version's are kept. `settle` is pure and may run again.
   */
  replaceFound(
    articleId: Id,
    version: number,
    settle: (judged: readonly LedgerEntry[]) => Settlement,
    now: Instant,
  ): Promise<boolean>;
  /** Entries of an article in the order of its text. */
  entriesOf(articleId: Id): Promise<LedgerEntry[]>;
  /** An editor's word on one entry; false when there is no such entry. */
  judge(entryId: Id, status: AttributionStatus, audit: AuditEntry): Promise<boolean>;
  sourceById(id: Id): Promise<Source | null>;
  /** Published articles in which a source speaks, newest first, without what editors rejected. */
  articlesOfSource(sourceId: Id, limit: number): Promise<{ articleId: Id; statements: number }[]>;
};
