import { analyse, type Token } from '../../arabic/index.ts';

/** A word asked for, with all that it may be found by. */
export type QueryWord = { folded: string; stem: string; bare: string | null; grams: string[]; stop: boolean };

/** Words that have to follow each other; `offset` counts words from the first, those left out between them too. */
export type Phrase = { words: { word: number; offset: number }[] };

export type ParsedQuery = {
  /** Each word once, in order; stop-words only when there is nothing else. */
  words: QueryWord[];
  /** Places in `words` that stand next to each other in the query. */
  neighbours: [number, number][];
  phrases: Phrase[];
  /** What must not be there: of each group not all of its words. A word with a minus is a group, and so is a phrase. */
  excluded: QueryWord[][];
};

/** 24: a sentence; what comes after would cost time and change no ranking. */
const WORDS_MAX = 24;
/** 1,000 characters hold 24 words of any language; a pasted book is cut before it is analysed. */
const QUERY_MAX = 1000;

const OPENING = '«“„"';
const CLOSING: Record<string, string> = { '«': '»', '“': '”“', '„': '“”', '"': '"' };

/** Cuts a query at its quotation marks; one that is never closed is no quotation. */
function pieces(text: string): { text: string; quoted: boolean; minus: boolean }[] {
  const out: { text: string; quoted: boolean; minus: boolean }[] = [];
  let from = 0;
  for (let i = 0; i < text.length; i += 1) {
    const closing = OPENING.includes(text[i] ?? ' ') ? CLOSING[text[i] ?? ''] : undefined;
    if (closing === undefined) continue;
    let end = i + 1;
    while (end < text.length && !closing.includes(text[end] ?? '')) end += 1;
    if (end >= text.length) continue;
    const minus = /(^|\s)[-−]$/u.test(text.slice(from, i));
    out.push({ text: minus ? text.slice(from, i - 1) : text.slice(from, i), quoted: false, minus: false });
    out.push({ text: text.slice(i + 1, end), quoted: true, minus });
    i = end;
    from = end + 1;
  }
  out.push({ text: text.slice(from), quoted: false, minus: false });
  return out;
}

/** True when the word at `start` stands right after a minus that itself starts a word. */
function isMinus(text: string, start: number): boolean {
  return /(^|\s)[-−]$/u.test(text.slice(Math.max(0, start - 2), start));
}

function wordOf(token: Token): QueryWord {
  return { folded: token.folded, stem: token.stem, bare: token.bare, grams: token.grams, stop: token.stop };
}

/**
 * Reads what a reader typed: words, «phrases» in any quotation marks, and -words to leave out. Takes anything; what means
 * nothing is dropped. Never throws.
 */
export function parseQuery(query: string): ParsedQuery {
  const asked: { word: QueryWord; phrase: number; offset: number }[] = [];
  const excluded: QueryWord[][] = [];
  let phrases = 0;
  for (const piece of pieces(query.slice(0, QUERY_MAX))) {
    const tokens = analyse(piece.text);
    if (piece.minus) {
      excluded.push(tokens.filter((token) => !token.stop).map(wordOf));
      continue;
    }
    if (piece.quoted) phrases += 1;
    for (const [offset, token] of tokens.entries()) {
      if (!piece.quoted && isMinus(piece.text, token.start)) excluded.push(token.stop ? [] : [wordOf(token)]);
      else asked.push({ word: wordOf(token), phrase: piece.quoted ? phrases : 0, offset });
    }
  }
  const telling = asked.filter(({ word }) => !word.stop);
  const kept = telling.length > 0 ? telling : asked;
  const words: QueryWord[] = [];
  const places: { at: number; phrase: number; offset: number }[] = [];
  for (const { word, phrase, offset } of kept) {
    let at = words.findIndex((known) => known.folded === word.folded);
    if (at < 0 && words.length < WORDS_MAX) at = words.push(word) - 1;
    if (at >= 0) places.push({ at, phrase, offset });
  }
  const neighbours: [number, number][] = [];
  for (const [i, place] of places.entries()) {
    const next = places[i + 1];
    if (next !== undefined && next.at !== place.at) neighbours.push([place.at, next.at]);
  }
  return {
    words,
    neighbours,
    phrases: phrasesOf(places, words),
    excluded: excluded.filter((group) => group.length > 0).slice(0, WORDS_MAX),
  };
}

function phrasesOf(
  places: readonly { at: number; phrase: number; offset: number }[],
  words: readonly QueryWord[],
): Phrase[] {
  const phrases = new Map<number, Phrase>();
  for (const { at, phrase, offset } of places) {
    if (phrase === 0 || words[at]?.stop === true) continue;
    const one = phrases.get(phrase) ?? { words: [] };
    one.words.push({ word: at, offset });
    phrases.set(phrase, one);
  }
  return [...phrases.values()];
}
