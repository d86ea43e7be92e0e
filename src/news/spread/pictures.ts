import type { Rendition } from '../media/index.ts';
import type { LiveImage } from '../publish/index.ts';

/** The widest rendition that every reader of feeds and every service that previews links can show; null when there is none. */
export function largestBitmap(image: LiveImage | null): Rendition | null {
  return image?.media.renditions.filter((one) => ['jpeg', 'png', 'webp'].includes(one.format)).at(-1) ?? null;
}
