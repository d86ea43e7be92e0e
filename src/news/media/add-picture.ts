import { AppError, type Clock, type Id, newId } from '../../base/index.ts';
import { type Account, can } from '../people/index.ts';
import type { Media } from './media.ts';
import type { MediaStore, RenditionMaker } from './ports.ts';

export type MediaDeps = { media: MediaStore; renditions: RenditionMaker; clock: Clock };

/** 20 MB: a full-size photograph of a good camera; what is larger belongs to a resumable upload. */
export const PICTURE_MAX_BYTES = 20 * 1024 * 1024;

/** Stores a picture and its renditions; the same bytes again give the picture there already is. */
export async function addPicture(deps: MediaDeps, account: Account | null, bytes: Uint8Array): Promise<Media> {
  if (account !== null && !can(account, 'media.upload')) throw new AppError('forbidden', { action: 'media.upload' });
  if (bytes.length === 0) throw new AppError('file_empty');
  if (bytes.length > PICTURE_MAX_BYTES) throw new AppError('body_too_large', { limit: '20 MB' });
  const hash = await sha256(bytes);
  const known = await deps.media.byHash(hash);
  if (known) return known;
  const now = deps.clock.now();
  const id: Id = newId(now);
  const made = await deps.renditions.make(id, bytes);
  const media: Media = { id, ...made, sha256: hash, createdAt: now, createdBy: account?.id ?? null };
  await deps.media.save(media);
  return media;
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return [...new Uint8Array(digest)].map((b) => b.toString(16).padStart(2, '0')).join('');
}
