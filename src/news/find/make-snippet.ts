import { analyse, type Token } from '../../arabic/index.ts';
import { gramsNeeded } from './match.ts';
import { parseQuery, type QueryWord } from './parse-query.ts';

/**
 * A piece of a text with the words of a query in it. `marks` are UTF-16 offsets in `text`; each covers whole words, since a
 * mark inside a word breaks its joins. `cutStart` and `cutEnd` say that the article goes on there.
 */
export type Snippet = { text: string; marks: { start: number; end: number }[]; cutStart: boolean; cutEnd: boolean };

/** 200 characters: two lines of a result on a desk, four on a phone. */
const LENGTH = 200;
/** 200 kB: a snippet comes from the first hundred pages. */
const TEXT_MAX = 200_000;

type Found = { start: number; end: number; word: number };

/** True when the index would find `token` by `word`; kept apart from the index's postings, but by the same rule. */
function isFoundBy(token: Token, word: QueryWord): boolean {
  if (word.stop || token.stop) return word.folded === token.folded;
  if (token.stem === word.stem || token.bare === word.stem || token.stem === word.bare) return true;
  const held = word.grams.filter((gram) => token.grams.includes(gram)).length;
  return held >= gramsNeeded(word.grams.length);
}

function findWords(tokens: readonly Token[], words: readonly QueryWord[]): Found[] {
  const known = new Map<string, number>();
  const found: Found[] = [];
  for (const token of tokens) {
    let word = known.get(token.folded);
    if (word === undefined) {
      word = words.findIndex((one) => isFoundBy(token, one));
      known.set(token.folded, word);
    }
    if (word >= 0) found.push({ start: token.start, end: token.end, word });
  }
  return found;
}

/** The window that holds the most different words of the query, then the most of them, then the first. */
function bestWindow(found: readonly Found[], length: number): { from: number; to: number } | null {
  let best: { from: number; to: number; worth: number } | null = null;
  const inside = new Map<number, number>();
  let from = 0;
  for (let to = 0; to < found.length; to += 1) {
    const last = found[to] as Found;
    inside.set(last.word, (inside.get(last.word) ?? 0) + 1);
    while (last.end - (found[from] as Found).start > length) {
      const first = found[from] as Found;
      const left = (inside.get(first.word) ?? 1) - 1;
      if (left === 0) inside.delete(first.word);
      else inside.set(first.word, left);
      from += 1;
      if (from > to) break;
    }
    const worth = inside.size * 100 + Math.min(99, to - from + 1);
    if (from <= to && (best === null || worth > best.worth)) best = { from, to, worth };
  }
  return best;
}

/** The start of the sentence that `at` stands in, if it is near; else of a word. */
function startBefore(text: string, at: number, room: number): number {
  const earliest = Math.max(0, at - room);
  if (earliest === 0) return 0;
  const before = text.slice(earliest, at);
  const sentence = Math.max(
    ...['. ', '؟ ', '! ', '\n', '؛ '].map(
      (stop) => before.lastIndexOf(stop) + (before.includes(stop) ? stop.length : 0),
    ),
  );
  if (sentence > 0) return earliest + sentence;
  const space = before.search(/\s/u);
  return space < 0 ? at : earliest + space + 1;
}

function endAfter(text: string, at: number, latest: number): number {
  if (latest >= text.length) return text.length;
  const after = text.slice(at, latest + 1);
  const space = after.search(/\s\S*$/u);
  return space < 0 ? at : at + space;
}

/** Cuts a snippet of about 200 characters for a query; without any of its words, the beginning of the text. */
export function makeSnippet(text: string, query: string, length: number = LENGTH): Snippet {
  const whole = text.length > TEXT_MAX ? text.slice(0, TEXT_MAX) : text;
  const found = findWords(analyse(whole), parseQuery(query).words);
  const window = bestWindow(found, length);
  const first = window === null ? undefined : found[window.from];
  const last = window === null ? undefined : found[window.to];
  const start = first === undefined ? 0 : startBefore(whole, first.start, Math.floor(length / 3));
  const end = endAfter(whole, Math.max(start, last?.end ?? 0), Math.max(start + length, last?.end ?? 0));
  // a text without a space to cut at is cut all the same
  const stop = end <= start ? Math.min(whole.length, start + length) : end;
  const piece = whole.slice(start, stop);
  const lead = piece.length - piece.trimStart().length;
  const shown = piece.trim();
  const from = start + lead;
  return {
    text: shown.replace(/\s/gu, ' '),
    marks: found
      .filter((one) => one.start >= from && one.end <= from + shown.length)
      .map((one) => ({ start: one.start - from, end: one.end - from })),
    cutStart: from > 0 && whole.slice(0, from).trim() !== '',
    cutEnd: text.slice(from + shown.length).trim() !== '',
  };
}
