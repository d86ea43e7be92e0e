import type { Id } from '../../base/index.ts';
import type { Media, Rendition } from './media.ts';

export type MediaStore = {
  save(media: Media): Promise<void>;
  byIds(ids: readonly Id[]): Promise<Media[]>;
  /** The picture whose original had these bytes, so that an upload done twice is stored once. */
  byHash(sha256: string): Promise<Media | null>;
  latest(limit: number): Promise<Media[]>;
};

/**
 * Reads a picture's bytes, makes what readers load and stores the files under the id. No metadata of the original
 * survives. Throws `media_invalid` for what is no picture or too large.
 */
export type RenditionMaker = {
  make(id: Id, bytes: Uint8Array): Promise<{ width: number; height: number; renditions: Rendition[] }>;
};
