import { BODY_ONE, DECK, SUBHEAD, TITLE } from './posting.ts';

/**
 * Ranking: BM25 (Robertson and Zaragoza, "The probabilistic relevance framework", 2009) over stems and, at less weight,
 * over the runs of four letters inside words; a word's occurrences in title, deck and subheads count for more of the same
 * frequency (BM25F's way). The numbers are round ones around a flat optimum; none was fitted further.
 */
const K1 = 0.9;
const B = 0.7;
const TITLE_WEIGHT = 3;
const DECK_WEIGHT = 1.5;
const SUBHEAD_WEIGHT = 1.5;

/** The grams of a word together, shared out by the root of their number, beside its stem at 1. */
export const GRAMS_WEIGHT = 0.9;
/** The reading of a word without the particle that may be attached, beside its stem at 1. */
export const BARE_WEIGHT = 0.8;
/** How much more an article with every word of the query counts than its parts. */
export const COVERAGE_WEIGHT = 0.5;
/** What two words of the query that stand next to each other in the article add, times the lesser idf. */
export const CLOSENESS_WEIGHT = 0.5;
/** Words this far apart are not near each other. */
export const CLOSENESS_REACH = 8;

/** Of what an index of `total` documents learns from a word that `df` of them hold. */
export function idf(total: number, df: number): number {
  // superseded documents are counted in df until their segment is merged, so that df may pass the total
  return Math.log(1 + (Math.max(0, total - df) + 0.5) / (df + 0.5));
}

/** How often a word stands in an article, occurrences weighed by where they stand. */
export function frequency(count: number): number {
  return (
    Math.floor(count / BODY_ONE) +
    ((count & TITLE) === 0 ? 0 : TITLE_WEIGHT) +
    ((count & DECK) === 0 ? 0 : DECK_WEIGHT) +
    ((count & SUBHEAD) === 0 ? 0 : SUBHEAD_WEIGHT)
  );
}

/** What length does to frequency: `relative` is the article's length over the average. */
export function lengthNorm(relative: number): number {
  return K1 * (1 - B + B * relative);
}

/** From 0 to K1 + 1. */
export function saturate(tf: number, norm: number): number {
  return (tf * (K1 + 1)) / (tf + norm);
}
