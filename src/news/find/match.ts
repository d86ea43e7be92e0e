/**
 * The match rule: which articles count as hits, and so in totals and facets. It is apart from ranking, which orders
 * whatever it is given.
 *
 * A word is found in an article by its stem (or its stem without an attached particle) or, when it is long enough to tell
 * by, by nearly all of its runs of four letters: «ميليشيا» finds «الميليشيات», and a slip of the finger finds the right word.
 * An article is a hit when the words it holds carry a large enough share of what the query tells: each word weighs its idf.
 */

/** Of the runs of four letters of a word, this share has to be there; words with fewer than 3 runs are found by stem alone. */
const GRAM_SHARE = 0.75;
const GRAM_LEAST = 3;

/** How many of a word's grams make it found; Infinity when grams cannot. */
export function gramsNeeded(grams: number): number {
  return grams < GRAM_LEAST ? Number.POSITIVE_INFINITY : Math.ceil(grams * GRAM_SHARE);
}

/**
 * The share of the query's weight that an article has to hold. Of one or two words all that tell something; a question of
 * many words is met by half.
 */
export function shareNeeded(words: number): number {
  if (words <= 2) return 0.75;
  if (words === 3) return 0.6;
  return words <= 6 ? 0.5 : 0.4;
}

/**
 * A question is seldom asked in the words of its answer: an article that holds too little counts all the same when its
 * score is this near the best one's. Of two words both were meant, so there it does not.
 */
const AS_GOOD = 0.65;

export function isAsGood(words: number, score: number, best: number): boolean {
  return words > 2 && score >= best * AS_GOOD;
}
