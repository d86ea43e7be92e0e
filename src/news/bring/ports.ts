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

/** One answer of the site as a copy keeps it. */
export type Rendered = { type: string; body: Uint8Array };

/** Answers a path of the site, its query with it, as for a still copy; null where the site has nothing. */
export type RenderPath = (path: string) => Promise<Rendered | null>;

/** Where a copy of the site lies. Paths are relative, with `/`; names that begin with a dot are left alone but for `.well-known`. */
export type CopyFolder = {
  /** Makes it ready to be written; what an interrupted export had begun. Throws `folder_taken`, `folder_unwritable`. */
  begin(): Promise<string[]>;
  read(path: string): Promise<Uint8Array | null>;
  /** The whole file or none of it. Throws `disk_full`, `folder_unwritable`. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** The file, and folders that it leaves empty. */
  remove(path: string): Promise<void>;
  /** Every file in it. */
  list(): Promise<string[]>;
  /** Says that the export is whole. */
  finish(): Promise<void>;
};

/** The publication's own key: PEM, and Ed25519 signatures in base64. */
export type CopyKey = { publicKey: string; sign(bytes: Uint8Array): string };
