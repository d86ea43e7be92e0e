import type { Id } from '../../base/index.ts';
import type { Section } from '../publication/index.ts';
import type { PublishChange } from '../publish/index.ts';

/** An article on its way in; `change.contentKey` is set. */
export type ImportedArticle = { line: number; change: PublishChange };

export type ImportStore = {
  /** Saves those whose content key is not there yet, all in one transaction; the answers in the same order. */
  save(batch: readonly ImportedArticle[]): Promise<('imported' | 'duplicate')[]>;
  sections(): Promise<Section[]>;
  /** Sets the query planner's statistics after many rows came. */
  settle(): Promise<void>;
};

/** A line that could not be imported, as the rejects file keeps it. */
export type Reject = { line: number; code: string; reason: Record<string, unknown>; text: string };

export type ImportProgress = { bytes: number; read: number; imported: number; duplicates: number; rejected: number };

/** Where progress and rejected lines go. */
export type ImportListener = { progress(progress: ImportProgress): void; reject(reject: Reject): Promise<void> };

export type MakeSection = (name: string) => Promise<Id>;
