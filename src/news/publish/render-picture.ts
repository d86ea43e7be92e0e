import type { Media, Rendition } from '../media/index.ts';
import type { Image } from '../write/index.ts';
import type { BodyWords } from './body-words.ts';
import { escapeHtml } from './escape-html.ts';

/** Smallest first choice; the last of those that a picture has is what every browser reads. */
const order: readonly Rendition['format'][] = ['avif', 'webp', 'jpeg', 'png', 'svg'];

/** A picture with its caption and credit. `sizes`: how wide it shows, as the attribute wants it. */
export function renderFigure(attrs: Image['attrs'], media: Media | undefined, words: BodyWords, sizes: string): string {
  // A picture whose file is gone leaves its words, not a broken frame.
  const picture = media ? renderPicture(attrs.alt, media, sizes) : '';
  const notes = [attrs.credit, words.origins[attrs.origin] ?? ''].filter((part) => part !== '');
  const credit = notes.length === 0 ? '' : ` <small>${escapeHtml(notes.join(' – '))}</small>`;
  const caption =
    attrs.caption === '' && credit === '' ? '' : `<figcaption>${escapeHtml(attrs.caption)}${credit}</figcaption>`;
  return picture === '' && caption === '' ? '' : `<figure>${picture}${caption}</figure>`;
}

/** The picture in every format there is, with its dimensions so that nothing moves when it comes. */
export function renderPicture(alt: string, media: Media, sizes: string): string {
  const formats = order.filter((format) => media.renditions.some((one) => one.format === format));
  const last = formats.at(-1);
  const widest = media.renditions.filter((one) => one.format === last).at(-1);
  if (last === undefined || widest === undefined) return '';
  const set = (format: Rendition['format']) =>
    escapeHtml(
      media.renditions
        .filter((one) => one.format === format)
        .map((one) => `/media/${one.path} ${one.width}w`)
        .join(', '),
    );
  const sources = formats
    .slice(0, -1)
    .map((format) => `<source type="image/${format}" srcset="${set(format)}" sizes="${sizes}">`)
    .join('');
  const chosen = last === 'svg' ? '' : ` srcset="${set(last)}" sizes="${sizes}"`;
  const image = `<img src="/media/${escapeHtml(widest.path)}"${chosen} width="${media.width}" height="${media.height}" alt="${escapeHtml(alt)}" loading="lazy" decoding="async">`;
  return sources === '' ? image : `<picture>${sources}${image}</picture>`;
}
