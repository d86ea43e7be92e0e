import { type ArticleCard, escapeHtml } from '../publish/index.ts';
import { encodePath } from './addresses.ts';
import { largestBitmap } from './pictures.ts';

const INLINE_RELATED = /\n?<aside class="inline-related"[^>]*><\/aside>/g;
/** What only the site's own script can use. */
const FOR_SCRIPT = /<button type="button"[^>]*>[^<]*<\/button>| data-(?:frame|height)="[^"]*"/g;
const ADDRESS = /\s(href|src)="(\/[^"]*)"/g;
const ADDRESSES = /\ssrcset="([^"]*)"/g;

/**
 * The stored body for readers elsewhere: the lead picture first, every address absolute, and without the lines that lead
 * to other articles, which the page fills in when it is shown. Works on HTML of our own renderer only.
 */
export function fullText(card: ArticleCard, html: string, base: string): string {
  const body = html
    .replace(INLINE_RELATED, '')
    .replace(FOR_SCRIPT, '')
    .replace(ADDRESS, (_, name: string, path: string) => ` ${name}="${escapeHtml(base)}${path}"`)
    .replace(
      ADDRESSES,
      (_, set: string) =>
        ` srcset="${set
          .split(', ')
          .map((one) => (one.startsWith('/') ? escapeHtml(base) + one : one))
          .join(', ')}"`,
    );
  return leadFigure(card, base) + body;
}

function leadFigure({ image }: ArticleCard, base: string): string {
  const file = largestBitmap(image);
  if (image === null || file === null) return '';
  const words = [image.caption, image.credit].filter((one) => one !== '').map(escapeHtml);
  const caption = words.length === 0 ? '' : `<figcaption>${words.join(' – ')}</figcaption>`;
  const url = escapeHtml(base + encodePath(`/media/${file.path}`));
  return `<figure><img src="${url}" width="${file.width}" height="${file.height}" alt="${escapeHtml(image.alt)}">${caption}</figure>\n`;
}
