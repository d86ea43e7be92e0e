import { analyse } from '../../arabic/index.ts';
import type { Id } from '../../base/index.ts';
import { type BlockCache, type FoundTerm, findTerms, isSearchable } from './load-segment.ts';
import type { SearchFields } from './ports.ts';
import { scanPostings } from './posting.ts';
import { frequency, idf, saturate } from './rank.ts';
import type { Snapshot } from './search-index.ts';
import { gramTerm, stemTerm } from './terms.ts';
import { type Ranked, TopList } from './top-list.ts';

/** A word that two articles share, as the asking article writes it, and what it adds to their likeness. */
export type SharedTerm = { term: string; weight: number };

export type Similar = { articleId: Id; score: number; sharedTerms: SharedTerm[] };

/** `shown` is null for a run of letters inside a word, which means nothing to a reader. */
type AskedTerm = { term: string; shown: string | null; frequency: number; weight: number };

/** Of an article's words these many are looked up, and of those the ones that tell most are asked for. */
const WORDS = { lookedUp: 200, asked: 80 };
/** Runs of letters find the forms that stemming misses (+.01 MRR); a third of a word's weight, and few, since they repeat it. */
const GRAMS = { lookedUp: 120, asked: 60 };
const GRAM_WEIGHT = 0.35;
const SHOWN = 8;
const TITLE_COUNTS = 2;

/**
 * Whole articles are compared here, not a query of three words: length counts for nearly all that it can, and a word's
 * weight grows with the root of how often it stands in the asking article (its logarithm lost .01 MRR).
 */
function lengthNorm(relative: number): number {
  return 1.2 * (0.1 + 0.9 * relative);
}

/** The words of an article and the runs of letters in them, the most frequent first; of several spellings the shortest, which has the least attached to it, is shown. */
function termsOf(fields: SearchFields): { words: AskedTerm[]; grams: AskedTerm[] } {
  const words = new Map<string, AskedTerm>();
  const grams = new Map<string, AskedTerm>();
  const add = (terms: Map<string, AskedTerm>, term: string, counts: number, shown: string | null) => {
    const known = terms.get(term);
    if (known === undefined) terms.set(term, { term, shown, frequency: counts, weight: 0 });
    else {
      known.frequency += counts;
      if (shown !== null && known.shown !== null && shown.length < known.shown.length) known.shown = shown;
    }
  };
  const read = (text: string, counts: number) => {
    for (const token of analyse(text)) {
      if (token.stop || token.stem.length < 2 || /^\d{1,3}$/.test(token.stem)) continue;
      add(words, stemTerm(token.stem), counts, text.slice(token.start, token.end));
      for (const gram of token.grams) add(grams, gramTerm(gram), counts, null);
    }
  };
  read(fields.title, TITLE_COUNTS);
  read(fields.deck, 2);
  for (const text of fields.subheads) read(text, 2);
  for (const text of fields.body) read(text, 1);
  const frequent = (terms: Map<string, AskedTerm>, limit: number) =>
    [...terms.values()].sort((a, b) => b.frequency - a.frequency).slice(0, limit);
  return { words: frequent(words, WORDS.lookedUp), grams: frequent(grams, GRAMS.lookedUp) };
}

/**
 * Articles that share the words which tell most about one (by frequency and idf, as Lucene's MoreLikeThis chooses them),
 * best first, without those in `except`. Scores are BM25's and compare within one answer only.
 */
export async function similarInSnapshot(
  cache: BlockCache,
  snapshot: Snapshot,
  fields: SearchFields,
  limit: number,
  except: ReadonlySet<Id>,
): Promise<Similar[]> {
  const { words, grams } = termsOf(fields);
  const looked = [...words, ...grams].map(({ term }) => term);
  const found = await Promise.all(snapshot.segments.map((segment) => findTerms(cache, segment, looked)));
  const telling = (terms: AskedTerm[], limit: number, share: number) => {
    for (const one of terms) {
      const df = found.reduce((sum, segment) => sum + (segment.get(one.term)?.df ?? 0), 0);
      one.weight = df === 0 ? 0 : share * Math.sqrt(one.frequency) * idf(snapshot.documents, df);
    }
    return terms
      .filter((one) => one.weight > 0)
      .sort((a, b) => b.weight - a.weight)
      .slice(0, limit);
  };
  const asked = [...telling(words, WORDS.asked, 1), ...telling(grams, GRAMS.asked, GRAM_WEIGHT)];
  const before = (a: Ranked, b: Ranked) =>
    a.score > b.score ||
    (a.score === b.score && (a.segment < b.segment || (a.segment === b.segment && a.ordinal > b.ordinal)));
  const top = new TopList(limit, before);
  for (const [at, segment] of snapshot.segments.entries()) {
    const scores = new Float32Array(segment.ids.length);
    gains(asked, found[at], segment.lengths, snapshot.averageLength, (_, ordinal, gain) => {
      scores[ordinal] = (scores[ordinal] ?? 0) + gain;
    });
    for (const [ordinal, score] of scores.entries()) {
      if (score > 0 && isSearchable(segment, ordinal) && !except.has(segment.ids[ordinal] ?? ''))
        top.offer({ segment: at, ordinal, score });
    }
  }
  return withSharedTerms(snapshot, asked, found, top.sorted());
}

function gains(
  asked: readonly AskedTerm[],
  found: ReadonlyMap<string, FoundTerm> | undefined,
  lengths: Uint32Array,
  averageLength: number,
  each: (one: AskedTerm, ordinal: number, gain: number) => void,
): void {
  for (const one of asked) {
    const entry = found?.get(one.term);
    if (entry === undefined) continue;
    scanPostings(entry.data, entry.start, entry.df, (ordinal, count) => {
      each(one, ordinal, one.weight * saturate(frequency(count), lengthNorm((lengths[ordinal] ?? 0) / averageLength)));
    });
  }
}

function withSharedTerms(
  snapshot: Snapshot,
  asked: readonly AskedTerm[],
  found: readonly Map<string, FoundTerm>[],
  ranked: readonly Ranked[],
): Similar[] {
  const shownTerms = asked.filter((one) => one.shown !== null);
  const shared = new Map<string, SharedTerm[]>(ranked.map((one) => [`${one.segment}/${one.ordinal}`, []]));
  for (const [at, segment] of snapshot.segments.entries()) {
    gains(shownTerms, found[at], segment.lengths, snapshot.averageLength, (one, ordinal, gain) => {
      shared.get(`${at}/${ordinal}`)?.push({ term: one.shown ?? '', weight: gain });
    });
  }
  return ranked.map((one) => ({
    articleId: snapshot.segments[one.segment]?.ids[one.ordinal] ?? '',
    score: one.score,
    sharedTerms: (shared.get(`${one.segment}/${one.ordinal}`) ?? [])
      .sort((a, b) => b.weight - a.weight)
      .slice(0, SHOWN),
  }));
}
