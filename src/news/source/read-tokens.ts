import { segment } from '../../arabic/index.ts';
import { type Quotation, readQuotations } from './read-quotations.ts';

/** A word, or one mark between words. `folded` is the folded word or the mark itself. */
export type Token = { start: number; end: number; folded: string; word: boolean; quotation: number };

/** Tokens [from, to) of a run; `to` is where its full stop stands. */
export type Sentence = { from: number; to: number };

export type Tokens = {
  text: string;
  list: Token[];
  quotations: Quotation[];
  sentences: Sentence[];
  /** Index of the token that is an opening mark → its quotation; and of a closing mark likewise. */
  opening: Map<number, Quotation>;
  closing: Map<number, Quotation>;
};

const MARK = /[^\s\p{L}\p{N}\p{M}\p{Cf}\u0640]/u;

/** Words and marks of one run with its quotations and sentences. Linear in the length of `text`. */
export function readTokens(text: string): Tokens {
  const quotations = readQuotations(text);
  const list: Token[] = [];
  let at = 0;
  const marksUntil = (end: number) => {
    for (; at < end; at += 1) {
      const sign = text[at] as string;
      if (sign === '\n' || MARK.test(sign))
        list.push({ start: at, end: at + 1, folded: sign, word: false, quotation: -1 });
    }
  };
  for (const word of segment(text)) {
    marksUntil(word.start);
    // Folding makes one of «على» and «علي»; here one is a preposition and the other a name.
    const folded = word.folded === 'علي' && text[word.end - 1] === 'ى' ? 'على' : word.folded;
    list.push({ start: word.start, end: word.end, folded, word: true, quotation: -1 });
    at = word.end;
  }
  marksUntil(text.length);
  const sentences = splitSentences(text, list, quotations);
  markQuoted(list, quotations, sentences);
  const opens = new Map(quotations.map((quotation) => [quotation.start - 1, quotation]));
  const closes = new Map(
    quotations.filter((quotation) => quotation.closed).map((quotation) => [quotation.end, quotation]),
  );
  const opening = new Map<number, Quotation>();
  const closing = new Map<number, Quotation>();
  list.forEach((token, i) => {
    const open = token.word ? undefined : opens.get(token.start);
    const close = token.word ? undefined : closes.get(token.start);
    if (open) opening.set(i, open);
    if (close) closing.set(i, close);
  });
  return { text, list, quotations, sentences, opening, closing };
}

/** Notes at each token the innermost quotation that holds it, and gives unclosed ones the end of their sentence. */
function markQuoted(list: Token[], quotations: Quotation[], sentences: readonly Sentence[]): void {
  let s = 0;
  let open: number[] = [];
  let q = 0;
  for (let i = 0; i < list.length; i += 1) {
    const token = list[i] as Token;
    while (s < sentences.length && i >= (sentences[s] as Sentence).to) {
      s += 1;
      open = open.filter((n) => (quotations[n] as Quotation).closed);
    }
    open = open.filter((n) => token.start < (quotations[n] as Quotation).end || !(quotations[n] as Quotation).closed);
    token.quotation = open.at(-1) ?? -1;
    const next = quotations[q];
    if (next && token.start === next.start - 1) {
      if (!next.closed) {
        const last = list[Math.max(i, ((sentences[s] as Sentence | undefined)?.to ?? list.length) - 1)] as Token;
        next.end = Math.max(next.start, last.end);
      }
      // 3: what can be open at once; older ones were never closed.
      open = [...open.slice(-2), q];
      q += 1;
    }
  }
}

const CLOSED_STOP = new Set(['.', '؟', '?', '!', '…', '۔']);

function splitSentences(text: string, list: readonly Token[], quotations: readonly Quotation[]): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  let q = 0;
  let inside = -1;
  const end = (to: number, next: number) => {
    if (to > from) sentences.push({ from, to });
    from = next;
  };
  for (let i = 0; i < list.length; i += 1) {
    const token = list[i] as Token;
    while (q < quotations.length && (quotations[q] as Quotation).start <= token.start) {
      const { closed, end: until } = quotations[q] as Quotation;
      if (closed) inside = Math.max(inside, until);
      q += 1;
    }
    if (token.word) continue;
    if (token.folded === '\n') end(i, i + 1);
    else if (CLOSED_STOP.has(token.folded) && token.start >= inside && isStop(text, list, i)) end(i, i + 1);
    // A full stop just before the closing mark ends the sentence with the quotation, unless a comma goes on.
    else if (token.start === inside && CLOSED_STOP.has((list[i - 1] as Token | undefined)?.folded ?? '')) {
      const next = list[i + 1];
      if (next?.word && list[i - 1]?.end === token.start && startsAnew(next.folded)) end(i + 1, i + 1);
    }
  }
  end(list.length, list.length);
  return sentences;
}

function startsAnew(folded: string): boolean {
  return folded.startsWith('و') || folded.startsWith('ف') || folded === 'كما' || folded === 'من';
}

function isStop(text: string, list: readonly Token[], i: number): boolean {
  const token = list[i] as Token;
  const previous = list[i - 1];
  const next = list[i + 1];
  if (!next) return true;
  const dots = token.folded === '.' && (text[token.start - 1] === '.' || text[token.end] === '.');
  // «مجرد تقديرات .. وربما»: two dots are a pause, and a full stop only before a line's end.
  if (dots) return next.folded === '\n';
  if (/\s/.test(text[token.end] ?? ' ')) return !(token.folded === '.' && previous?.folded === 'د');
  if (!next.word) return !next.folded.match(/[)\]،,]/);
  // «الخارجية.لكن» lacks a space; «2.3» and «بي.بي.سي» are no sentences.
  return /\p{L}/u.test(next.folded) && next.folded.length > 2 && (previous?.folded.length ?? 0) > 2;
}
