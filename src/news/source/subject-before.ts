import { CLAUSE, OPENERS, RELATIVES } from './function-words.ts';
import { isGivenName } from './given-names.ts';
import { isDefinite, isMedium, isOutletName, nounClass } from './nouns.ts';
import type { Token, Tokens } from './read-tokens.ts';

/** 40: how far before its verb a subject with its titles may begin. */
const REACH = 40;

const speaks = (token: Token | undefined): boolean =>
  token?.word === true &&
  !/^[بكف]ال|^لل/.test(token.folded) &&
  (nounClass(token.folded) !== null ||
    isGivenName(token.folded) ||
    isMedium(token.folded) ||
    isOutletName(token.folded));

/** The subject that stands before its verb at `i`: «مصدر مقرّب من الحكومة، أفاد بأن», «وكانت الشرطة قالت إن». */
export function subjectBefore(tokens: Tokens, from: number, i: number): { from: number; to: number } | null {
  const { list } = tokens;
  let end = i;
  while (end > from && (!list[end - 1]?.word || /^(قد|ان|سبق)$/.test(list[end - 1]?.folded ?? ''))) end -= 1;
  let start = Math.max(from, end - REACH);
  // Behind the last أن, or behind «وكان» and its like at the beginning.
  for (let k = end - 1; k >= start; k -= 1) {
    const folded = list[k]?.folded ?? '';
    if (CLAUSE.has(folded)) {
      start = k + 1;
      break;
    }
  }
  while (
    start < end &&
    (!list[start]?.word ||
      OPENERS.has(list[start]?.folded ?? '') ||
      /^(وسبق|سبق|غير|اما|واما)$/.test(list[start]?.folded ?? ''))
  )
    start += 1;
  // «وعن موقفه من …، أوضح»: an adverbial in front is no subject.
  if (
    /^[وف]?(عن|في|من|على|حول|ردا|خلال|بعد|قبل|منذ|مع|الى|الي|فيما|بخصوص|بشان|حسب|وفق|عقب|اثر|لدي|عند|بين|عبر|ضمن|اثناء|بعدما|رغم)$/.test(
      list[start]?.folded ?? '',
    )
  )
    return nearest(tokens, start, end, i);
  const relative = list.slice(start, end).findIndex((token) => RELATIVES.has(token.folded) && token.folded !== 'من');
  if (relative > 0) end = start + relative;
  const comma = (k: number) => k < end && !list[k]?.word && /[،,]/.test(list[k]?.folded ?? '');
  for (let k = start; k < end; k += 1) {
    const token = list[k] as Token;
    const quantity = /^(\d+|عدد|عددا)$/.test(token.folded);
    if (!speaks(token) && !quantity && !/^للرييس|^لل(وزير|نايب|امين)/.test(token.folded)) continue;
    // A noun that opens the sentence, or stands right behind its first word, or right before the verb.
    if (k > start + 1 && !comma(k - 1)) continue;
    let stop = k + 1;
    while (stop < end && !comma(stop)) stop += 1;
    // The next part belongs to it when it is a name or a title.
    if (
      comma(stop) &&
      (speaks(list[stop + 1]) || (nounClass(token.folded) === 'role' && !isDefinite(list[stop + 1]?.folded ?? '')))
    ) {
      const more = stop + 1;
      stop = more;
      while (stop < end && !comma(stop)) stop += 1;
      if (stop - more > 12) stop = more - 1;
    }
    return stop - k > 25 ? null : { from: k, to: stop };
  }
  return nearest(tokens, start, end, i);
}

/** «انتهى ببيان أكد أن»: a text or an unnamed source right before its verb. */
function nearest(tokens: Tokens, start: number, end: number, i: number): { from: number; to: number } | null {
  for (let k = end - 1; k >= Math.max(start, end - 2) && end === i; k -= 1) {
    const token = tokens.list[k] as Token;
    const kind = nounClass(token.folded) ?? nounClass(token.folded.replace(/^[بو]/, ''));
    if (token.word && (kind === 'document' || kind === 'anonymous')) return { from: k, to: end };
  }
  return null;
}
