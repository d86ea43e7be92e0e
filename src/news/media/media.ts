import type { Id, Instant } from '../../base/index.ts';

/** One stored file of a picture. `path` is relative to the media folder and part of its public address. */
export type Rendition = {
  width: number;
  height: number;
  format: 'webp' | 'avif' | 'jpeg' | 'png' | 'svg';
  path: string;
};

/** Facts about an uploaded picture; renditions by format, of each the widest last. */
export type Media = {
  id: Id;
  width: number;
  height: number;
  /** SHA-256 of the original bytes, hex. */
  sha256: string;
  renditions: Rendition[];
  createdAt: Instant;
  createdBy: Id | null;
};
