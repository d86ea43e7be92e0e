import { fold } from '../../arabic/index.ts';
import type { Mode } from './attribution.ts';
import { clausePronoun } from './function-words.ts';
import { isMedium, nounClass } from './nouns.ts';
import type { Evidence } from './read-claim.ts';
import type { Quotation } from './read-quotations.ts';
import type { Token, Tokens } from './read-tokens.ts';

const MARKS = '"«»“”„‟‹›‘’‚‛″\'`';
const LOOSE = /[\s،,؛;:.؟?!…\-–—\p{Cf}]/u;
/** Words that belong to the clause behind what was said. */
const CONNECTORS =
  /(?:^|\s)(?:و|كما|فيما|بينما|في حين|ثم|لكن|حيث|بعد أن|من جهته|من جهتها|من جانبه|من جانبها|من جهة أخرى|من جهة اخرى|بدوره|بدورها)$/u;

export type Content = { start: number; end: number; mode: Mode };

/** Takes the marks and tails around what was said away and tells how it is given. Null when nothing is left. */
export function readContent(tokens: Tokens, rawStart: number, rawEnd: number, evidence: Evidence): Content | null {
  const { text } = tokens;
  let start = rawStart;
  let end = rawEnd;
  while (start < end && LOOSE.test(text[start] as string)) start += 1;
  end = trimEnd(text, start, end);
  if (end <= start) return null;
  const inside = quotationsIn(tokens, start, end);
  // «أنه "لم يقع"»: wholly quoted behind a bare أنه.
  const bare = /^[\p{L}\p{M}]{2,6}\s+(?=["«“”„‟])/u.exec(text.slice(start, start + 10));
  if (bare && clausePronoun(fold(bare[0].trim()))) {
    const quoted = inside.find((one) => one.start - 1 === start + bare[0].length);
    if (quoted?.closed && wordsIn(text.slice(quoted.end + 1, end)) === 0) return direct(text, quoted.start, quoted.end);
  }
  const first = MARKS.includes(text[start] as string) ? inside.find((one) => one.start - 1 === start) : undefined;
  if (first) {
    const close = first.closed ? first.end : Math.min(first.end, end);
    const rest = text.slice(close + 1, end).trim();
    const whole =
      !first.closed || rest === '' || wordsIn(rest) === 0 || /^[،,]?\s*(في إشارة|في اشارة|وقد )/u.test(rest);
    if (whole || (evidence === 'colon' && wordsIn(rest) <= 2)) return direct(text, first.start, Math.min(close, end));
    // «"تونس" هي الرد»: a quoted name that happens to come first.
    if (evidence !== 'clause' || isFragment(tokens, first) || inside.some((one) => isFragment(tokens, one)))
      return { start, end, mode: 'mixed' };
    return { start, end, mode: 'indirect' };
  }
  if (MARKS.includes(text[start] as string) && evidence !== 'clause') start += 1;
  if (evidence === 'colon') {
    while (start < end && MARKS.includes(text[start] as string)) start += 1;
    while (end > start && (MARKS.includes(text[end - 1] as string) || LOOSE.test(text[end - 1] as string))) end -= 1;
    return end > start ? { start, end, mode: 'direct' } : null;
  }
  const stray = MARKS.includes(text[end - 1] as string) && !inside.some((one) => one.closed && one.end === end - 1);
  if (stray) end = trimEnd(text, start, end - 1);
  return end > start
    ? { start, end, mode: inside.some((one) => isFragment(tokens, one)) ? 'mixed' : 'indirect' }
    : null;
}

function direct(text: string, from: number, to: number): Content | null {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(text[start] as string)) start += 1;
  while (end > start && (LOOSE.test(text[end - 1] as string) || MARKS.includes(text[end - 1] as string))) end -= 1;
  return end > start ? { start, end, mode: 'direct' } : null;
}

function trimEnd(text: string, start: number, from: number): number {
  let end = from;
  for (;;) {
    while (end > start && LOOSE.test(text[end - 1] as string)) end -= 1;
    // 24: longer than any connector; the slice keeps this linear.
    const tail = text.slice(Math.max(start, end - 24), end);
    const connector = CONNECTORS.exec(tail);
    if (!connector || connector.index === 0) return end;
    end -= tail.length - connector.index;
  }
}

function wordsIn(text: string): number {
  return text.match(/\p{L}+/gu)?.length ?? 0;
}

/** The quotations that begin in [start, end). They are in order: found by bisection. */
function quotationsIn(tokens: Tokens, start: number, end: number): Quotation[] {
  const { quotations } = tokens;
  let low = 0;
  let high = quotations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((quotations[middle] as Quotation).start <= start) low = middle + 1;
    else high = middle;
  }
  const out: Quotation[] = [];
  for (let i = low; i < quotations.length && (quotations[i] as Quotation).start <= end; i += 1)
    out.push(quotations[i] as Quotation);
  return out;
}

/** True for words quoted from the speaker; false for the name of a thing («موقع "…"»). */
function isFragment(tokens: Tokens, quotation: Quotation): boolean {
  const body = tokens.text.slice(quotation.start, Math.min(quotation.end, quotation.start + 400));
  const words = wordsIn(body);
  if (words >= 4) return true;
  const before = tokenBefore(tokens, quotation.start - 1);
  if (!before || words === 0) return false;
  if (
    isMedium(before.folded) ||
    nounClass(before.folded) === 'organisation' ||
    /^(و|او|اسم|حي|لعبه|برنامج|منطقه|لقب|شاطي|معتمديه|عمليه|بعمليه|مشروع|فيلم|كتاب|موقع|قطعه)$/.test(before.folded)
  )
    return false;
  if (/^(ب|بال|بانه|بانها|انه|انها|اسماه|اسماها|سماه|وصفه|وصفها|يسمي)$/.test(before.folded)) return true;
  return words >= 2 && !/^\p{Lu}/u.test(body.trim());
}

function tokenBefore(tokens: Tokens, offset: number): Token | null {
  const { list } = tokens;
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as Token).end <= offset) low = middle + 1;
    else high = middle;
  }
  return list[low - 1] ?? null;
}
