import type { FoundTerm, Segment } from './load-segment.ts';
import type { QueryPlan } from './plan-query.ts';
import { scanPostings } from './posting.ts';
import { COVERAGE_WEIGHT, frequency, lengthNorm, saturate } from './rank.ts';

/** Room for the scores of one segment's documents, used again for the next. */
export class Scratch {
  scores = new Float32Array(0);
  /** How much of the query, by what its words tell, the document holds. */
  held = new Float32Array(0);
  word = new Float32Array(0);
  stamps = new Uint32Array(0);
  gramHits = new Uint8Array(0);
  found = new Uint8Array(0);

  clear(size: number): void {
    if (this.scores.length < size) {
      this.scores = new Float32Array(size);
      this.held = new Float32Array(size);
      this.word = new Float32Array(size);
      this.stamps = new Uint32Array(size);
      this.gramHits = new Uint8Array(size);
      this.found = new Uint8Array(size);
      return;
    }
    this.scores.fill(0, 0, size);
    this.held.fill(0, 0, size);
    this.stamps.fill(0, 0, size);
  }
}

/** Scores every document of a segment that holds any term of the plan, into `scratch`; the excluded ones get 0. */
export function scoreSegment(
  plan: QueryPlan,
  segment: Segment,
  terms: ReadonlyMap<string, FoundTerm>,
  averageLength: number,
  scratch: Scratch,
): void {
  scratch.clear(segment.ids.length);
  const { scores, held, word, stamps, gramHits, found } = scratch;
  const { lengths } = segment;
  const touched: number[] = [];
  for (const [at, one] of plan.words.entries()) {
    const stamp = at + 1;
    touched.length = 0;
    const touch = (ordinal: number) => {
      if (stamps[ordinal] === stamp) return;
      stamps[ordinal] = stamp;
      word[ordinal] = 0;
      gramHits[ordinal] = 0;
      found[ordinal] = 0;
      touched.push(ordinal);
    };
    for (const { term, weight } of one.readings) {
      const entry = terms.get(term);
      if (entry === undefined) continue;
      scanPostings(entry.data, entry.start, entry.df, (ordinal, count) => {
        touch(ordinal);
        const gain = weight * saturate(frequency(count), lengthNorm((lengths[ordinal] ?? 0) / averageLength));
        if (gain > (word[ordinal] ?? 0)) word[ordinal] = gain;
        found[ordinal] = 1;
      });
    }
    for (const { term, weight } of one.grams) {
      const entry = terms.get(term);
      if (entry === undefined) continue;
      scanPostings(entry.data, entry.start, entry.df, (ordinal, count) => {
        touch(ordinal);
        word[ordinal] =
          (word[ordinal] ?? 0) +
          weight * saturate(frequency(count), lengthNorm((lengths[ordinal] ?? 0) / averageLength));
        gramHits[ordinal] = (gramHits[ordinal] ?? 0) + 1;
      });
    }
    for (const ordinal of touched) {
      scores[ordinal] = (scores[ordinal] ?? 0) + (word[ordinal] ?? 0);
      if (found[ordinal] === 1 || (gramHits[ordinal] ?? 0) >= one.gramsNeeded)
        held[ordinal] = (held[ordinal] ?? 0) + one.tells;
    }
  }
  for (let ordinal = 0; ordinal < segment.ids.length; ordinal += 1) {
    scores[ordinal] = (scores[ordinal] ?? 0) * (1 + (COVERAGE_WEIGHT * (held[ordinal] ?? 0)) / plan.tells);
  }
  for (const group of plan.excluded) {
    gramHits.fill(0, 0, segment.ids.length);
    for (const term of group) {
      const entry = terms.get(term);
      if (entry === undefined) continue;
      scanPostings(entry.data, entry.start, entry.df, (ordinal) => {
        gramHits[ordinal] = (gramHits[ordinal] ?? 0) + 1;
        if (gramHits[ordinal] === group.length) scores[ordinal] = 0;
      });
    }
  }
}
