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

/** What was read: the newest version of an article wins, and of one version the newest detector. */
export type Reading = { articleId: Id; version: number; detector: number };

/** An editor's word on an entry; `draft` replaces what was found when something in it was wrong. */
export type Judgement = { entryId: Id; status: AttributionStatus; draft: LedgerDraft | null };

/** Whose statements are asked for, and which: all that nobody rejected, or what has at least this confidence or an editor's word. */
export type StatementQuery = {
  of: { sourceId: Id } | { outletId: Id };
  /** 0 to 100; 101 leaves only what an editor accepted. */
  confidence: number;
  /** Continue after this article of the last page. */
  before?: { publishedAt: Instant; articleId: Id };
  limit: number;
};

/** What somebody said in one published article, in the order of its text. */
export type ArticleStatements = { articleId: Id; publishedAt: Instant; statements: LedgerEntry[] };

export type SourceStore = {
  /** What readers see of an article now: its document and the version it is of; null when it is not published. */
  published(articleId: Id): Promise<{ version: number; title: string; document: Document } | null>;
  /**
   * Replaces the found entries of an article by what `settle` makes of those that editors judged, in one transaction.
   * 'older', and nothing done, when a newer reading is kept; 'same' when nothing changed but spans. `settle` is pure and
   * may run again.
   */
  replaceFound(
    reading: Reading,
    settle: (judged: readonly LedgerEntry[]) => Settlement,
    now: Instant,
  ): Promise<'older' | 'same' | 'changed'>;
  /** Published articles never read, or read by an older detector; by id, `limit` after `after`. */
  unread(detector: number, after: Id | null, limit: number): Promise<{ articleId: Id; version: number }[]>;
  /** Entries of an article in the order of its text. */
  entriesOf(articleId: Id): Promise<LedgerEntry[]>;
  /** Keeps an editor's word with its line in the audit log; false when the article has no such entry. */
  judge(articleId: Id, judgement: Judgement, audit: AuditEntry): Promise<boolean>;
  sourceById(id: Id): Promise<Source | null>;
  outletById(id: Id): Promise<NamedOutlet | null>;
  /** Published articles in which somebody speaks, newest first, with what was said. */
  statements(query: StatementQuery): Promise<ArticleStatements[]>;
};

/** Takes pages that show an article's sources out of every cache: `article:<id>`. */
export type PurgePages = { purge(tags: readonly string[]): Promise<void> };
