import { type BlockCache, type FoundTerm, type Segment, SegmentGone } from './load-segment.ts';
import type { ParsedQuery, Phrase } from './parse-query.ts';
import { readingsOf } from './plan-query.ts';
import { positionsIn } from './posting.ts';

/** For each word of a query (by its place), the documents of `wanted` that hold it and where, by any of its readings. */
export type WordPositions = Map<number, number[]>[];

export async function wordPositions(
  cache: BlockCache,
  segment: Segment,
  terms: ReadonlyMap<string, FoundTerm>,
  query: ParsedQuery,
  wanted: ReadonlySet<number>,
): Promise<WordPositions> {
  const entries = query.words.map((word) => readingsOf(word).flatMap((term) => terms.get(term) ?? []));
  const numbers = entries
    .flat()
    .filter((entry) => entry.positionsSize > 0)
    .map((entry) => entry.block);
  const blocks = await cache.positionBlocks(segment, numbers);
  return entries.map((readings) => {
    const all = new Map<number, number[]>();
    for (const entry of readings) {
      if (entry.positionsSize === 0) continue;
      const data = blocks.get(entry.block);
      if (data === undefined) throw new SegmentGone(segment.id);
      const bytes = data.subarray(entry.positionsStart, entry.positionsStart + entry.positionsSize);
      for (const [ordinal, positions] of positionsIn(entry.data, entry.start, entry.df, bytes, wanted)) {
        const known = all.get(ordinal);
        all.set(
          ordinal,
          known === undefined ? positions : [...new Set([...known, ...positions])].sort((a, b) => a - b),
        );
      }
    }
    return all;
  });
}

/** True when the words of the phrase follow each other somewhere in the document. */
export function holdsPhrase(phrase: Phrase, positions: WordPositions, ordinal: number): boolean {
  const [first, ...rest] = phrase.words;
  if (first === undefined) return true;
  const starts = positions[first.word]?.get(ordinal) ?? [];
  return starts.some((start) =>
    rest.every(({ word, offset }) => positions[word]?.get(ordinal)?.includes(start + offset - first.offset) === true),
  );
}

/** The least distance from a word to the next one, 1 when it follows; one place more when it comes before. */
export function leastDistance(a: readonly number[], b: readonly number[]): number {
  let least = Number.POSITIVE_INFINITY;
  let j = 0;
  for (const [i, at] of a.entries()) {
    while (j < b.length && (b[j] ?? 0) <= at) j += 1;
    const after = b[j];
    const before = b[j - 1];
    if (after !== undefined) least = Math.min(least, after - at);
    if (before !== undefined && i >= 0) least = Math.min(least, at - before + 1);
  }
  return least;
}
