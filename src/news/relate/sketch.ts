import { analyse } from '../../arabic/index.ts';
import type { RelateWords } from './ports.ts';

/** 64 hashes tell a likeness of one half from one of three quarters (standard error .06) and take 256 bytes. */
const SKETCH_SIZE = 64;
const SHINGLE = 3;

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  // Mixed once more: FNV's low bits of short, similar texts stand too close for a sample.
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return (value ^ (value >>> 13)) >>> 0;
}

/**
 * A sample of a text by which two of them can be compared without reading them again: the smallest hashes of its runs of
 * three words (bottom-k sketch; Broder 1997, Cohen and Kaplan 2007). Ascending; the same words give the same sketch.
 */
export function sketchOf(words: RelateWords): number[] {
  const stems = [words.deck, ...words.subheads, ...words.body].flatMap((text) =>
    analyse(text).map((token) => token.stem),
  );
  const hashes = new Set<number>();
  for (let i = 0; i + SHINGLE <= stems.length; i += 1) hashes.add(hash(stems.slice(i, i + SHINGLE).join(' ')));
  return [...hashes].sort((a, b) => a - b).slice(0, SKETCH_SIZE);
}

/** The share of runs that two texts have in common (Jaccard), 0 to 1, as their sketches tell. 0 when one is empty. */
export function likeness(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  // A sketch shorter than the size holds everything; the union's sketch is then as long as both allow.
  const size = Math.min(SKETCH_SIZE, Math.max(a.length, b.length));
  let [i, j, seen, both] = [0, 0, 0, 0];
  while (seen < size && (i < a.length || j < b.length)) {
    const left = a[i] ?? Number.POSITIVE_INFINITY;
    const right = b[j] ?? Number.POSITIVE_INFINITY;
    if (left === right) both += 1;
    if (left <= right) i += 1;
    if (right <= left) j += 1;
    seen += 1;
  }
  return both / seen;
}
