import type { FoundTerm } from './load-segment.ts';
import { gramsNeeded, shareNeeded } from './match.ts';
import type { ParsedQuery } from './parse-query.ts';
import { BARE_WEIGHT, GRAMS_WEIGHT, idf } from './rank.ts';
import { gramTerm, stemTerm, stopTerm } from './terms.ts';

/** A term a word is found by and what a document that holds it gains at most. */
export type WeighedTerm = { term: string; weight: number };

export type WordPlan = {
  /** The document gains by the best of these. */
  readings: WeighedTerm[];
  /** And by all of these. */
  grams: WeighedTerm[];
  gramsNeeded: number;
  /** What the word tells, by its idf. */
  tells: number;
};

export type QueryPlan = {
  words: WordPlan[];
  /** Groups of terms; a document with all of a group is out. */
  excluded: string[][];
  /** Sum of what the words tell, and how much of it makes a hit. */
  tells: number;
  needed: number;
};

/** Every dictionary term that a query looks at. */
export function queryTerms(query: ParsedQuery): Set<string> {
  const terms = new Set<string>();
  for (const word of query.words) {
    for (const term of readingsOf(word)) terms.add(term);
    for (const gram of word.grams) terms.add(gramTerm(gram));
  }
  for (const word of query.excluded.flat()) terms.add(stemTerm(word.stem));
  return terms;
}

export function readingsOf(word: ParsedQuery['words'][number]): string[] {
  if (word.stop) return [stopTerm(word.folded)];
  return word.bare === null ? [stemTerm(word.stem)] : [stemTerm(word.stem), stemTerm(word.bare)];
}

/** Weighs the terms by how many documents of all segments hold them. */
export function planQuery(query: ParsedQuery, found: readonly Map<string, FoundTerm>[], documents: number): QueryPlan {
  const dfOf = (term: string) => found.reduce((sum, segment) => sum + (segment.get(term)?.df ?? 0), 0);
  const words = query.words.map((word): WordPlan => {
    const share = GRAMS_WEIGHT / Math.sqrt(Math.max(1, word.grams.length));
    const readings = readingsOf(word).map((term, i) => ({
      term,
      weight: (i === 0 ? 1 : BARE_WEIGHT) * idf(documents, dfOf(term)),
    }));
    const known = readings.filter(({ term }) => dfOf(term) > 0).map(({ weight }) => weight);
    return {
      readings,
      grams: word.grams.map((gram) => ({ term: gramTerm(gram), weight: share * idf(documents, dfOf(gramTerm(gram))) })),
      gramsNeeded: gramsNeeded(word.grams.length),
      // a word that nobody wrote tells as much as the rarest
      tells: known.length > 0 ? Math.min(...known) : idf(documents, 0),
    };
  });
  const tells = words.reduce((sum, word) => sum + word.tells, 0);
  return {
    words,
    excluded: query.excluded.map((group) => [...new Set(group.map((word) => stemTerm(word.stem)))]),
    tells,
    needed: tells * shareNeeded(words.length),
  };
}
