import { toAsciiDigits } from './digits.ts';

/** 80: an Arabic letter is six characters once percent-encoded, so a longer slug makes an address of over 500. */
const SLUG_LENGTH = 80;
/** What an editor may type by hand. */
const SLUG_MAX = 200;

const DROPPED = /[\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED\u08D3-\u08FF\u0640'’ʼ\p{Cf}]/gu;

/** NFKC, so that presentation forms become letters; lower case; no harakat, tatweel or invisible marks. */
function plain(text: string): string {
  // NFKC once more after the marks went: what they kept apart may compose now
  return toAsciiDigits(text.normalize('NFKC').replace(DROPPED, '').toLowerCase())
    .normalize('NFKC')
    .replace(DROPPED, '');
}

/**
 * The readable part of an article's address, Arabic kept Arabic: letters and digits joined by single hyphens, at most
 * 80 UTF-16 units, cut at a word. Empty when the title has no letter and no digit.
 */
export function makeSlug(title: string): string {
  const words = plain(title).match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? [];
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word : `${slug}-${word}`;
    if (longer.length > SLUG_LENGTH) break;
    slug = longer;
  }
  if (slug !== '' || words[0] === undefined) return slug;
  return words[0].slice(0, SLUG_LENGTH).replace(/[\uD800-\uDBFF]$/, '');
}

/** True for what {@link makeSlug} could have made, up to 200 characters: what an editor may set by hand. */
export function isSlug(text: string): boolean {
  return (
    text.length <= SLUG_MAX &&
    /^[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:-[\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*$/u.test(text) &&
    plain(text) === text
  );
}
