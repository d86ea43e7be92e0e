/**
 * A change proposed to the quotation marks of a text: replace what stands from `start` to `end` (UTF-16 offsets; an
 * insertion where they are equal) by `to`. Words are never touched.
 */
export type QuotationRepair = {
  start: number;
  end: number;
  to: string;
  /** turned: the mark points the wrong way; mismatched: the closing mark is of another kind than the opening one;
   * unopened, unclosed: one of the two is missing; style: a pair that is right, in another style than the house's. */
  why: 'turned' | 'mismatched' | 'unopened' | 'unclosed' | 'style';
};

/** The marks a publication prints, outer ones first; the default is «…» and “…” inside it. */
export type QuotationStyle = { outer: readonly [string, string]; inner: readonly [string, string] };

export const DEFAULT_QUOTATION_STYLE: QuotationStyle = { outer: ['«', '»'], inner: ['“', '”'] };

/** A quotation as it stands: offsets of its two marks and how deep it is nested (0 outermost). */
export type Quotation = { open: number; close: number; depth: number };

const GUILLEMETS = '«»‹›';
const CURLED = '“”„‟';
const MARKS = /[«»‹›“”„‟"]/gu;

type Mark = { at: number; mark: string; family: 'guillemet' | 'curled' | 'straight'; role: 'open' | 'close' };

function familyOf(mark: string): Mark['family'] {
  if (GUILLEMETS.includes(mark)) return 'guillemet';
  return CURLED.includes(mark) ? 'curled' : 'straight';
}

/** What a mark does where it stands: the letters beside it say more than its shape, since real copy mixes the shapes. */
function roleOf(text: string, at: number, openedBefore: boolean): Mark['role'] {
  const before = text[at - 1] ?? ' ';
  const after = text[at + 1] ?? ' ';
  const spaceBefore = /[\s([{:،؛\-–—]/u.test(before);
  const spaceAfter = /[\s)\]},.،؛؟!:\-–—]/u.test(after);
  if (spaceBefore && !spaceAfter) return 'open';
  if (spaceAfter && !spaceBefore) return 'close';
  // Between two marks or two letters the place says nothing; an open quotation is closed first.
  if (MARKS_TEST.test(before) && !spaceAfter) return 'open';
  return openedBefore ? 'close' : 'open';
}

const MARKS_TEST = /[«»‹›“”„‟"]/u;

function pair(text: string): {
  pairs: { open: Mark; close: Mark; depth: number }[];
  unopened: Mark[];
  unclosed: Mark[];
} {
  const stack: Mark[] = [];
  const pairs: { open: Mark; close: Mark; depth: number }[] = [];
  const unopened: Mark[] = [];
  for (const { 0: mark, index: at } of text.matchAll(MARKS)) {
    // 5" and 7.5" are inches
    if (mark === '"' && /\d/.test(text[at - 1] ?? '') && stack.length === 0) continue;
    const role = roleOf(text, at, stack.length > 0);
    const one: Mark = { at, mark, family: familyOf(mark), role };
    if (role === 'open') {
      stack.push(one);
      continue;
    }
    const open = stack.pop();
    if (open === undefined) unopened.push(one);
    else pairs.push({ open, close: one, depth: stack.length });
  }
  return { pairs, unopened, unclosed: stack };
}

/** The quotations of one paragraph, by the place of their opening marks. */
export function findQuotations(text: string): Quotation[] {
  return pair(text)
    .pairs.map(({ open, close, depth }) => ({ open: open.at, close: close.at, depth }))
    .sort((a, b) => a.open - b.open);
}

const OPENING = '«‹“„';
const CLOSING = '»›”‟';

/**
 * What is wrong with the quotation marks of one paragraph, as changes for an editor to accept one by one, in order of
 * place. With `style`, pairs that are right but printed otherwise are listed too.
 */
export function repairQuotationMarks(text: string, style?: QuotationStyle): QuotationRepair[] {
  const { pairs, unopened, unclosed } = pair(text);
  const house = style ?? DEFAULT_QUOTATION_STYLE;
  const repairs: QuotationRepair[] = [];
  for (const { open, close, depth } of pairs) {
    const [left, right] =
      style === undefined ? ownMarks(open, close, house) : depth % 2 === 0 ? house.outer : house.inner;
    if (open.mark !== left)
      repairs.push({
        start: open.at,
        end: open.at + 1,
        to: left,
        why: CLOSING.includes(open.mark) ? 'turned' : 'style',
      });
    if (close.mark !== right)
      repairs.push({ start: close.at, end: close.at + 1, to: right, why: closeFault(open, close) });
  }
  for (const { at } of unopened) repairs.push({ start: at, end: at + 1, to: '', why: 'unopened' });
  for (const open of unclosed) {
    const at = endOfQuotation(text, open.at, pairs);
    const [left, right] = style === undefined ? ownMarks(open, open, house) : house.outer;
    if (open.mark !== left)
      repairs.push({
        start: open.at,
        end: open.at + 1,
        to: left,
        why: CLOSING.includes(open.mark) ? 'turned' : 'style',
      });
    repairs.push({ start: at, end: at, to: right, why: 'unclosed' });
  }
  return repairs.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Without a house style a pair keeps the kind its opening mark has. */
function ownMarks(open: Mark, close: Mark, house: QuotationStyle): readonly [string, string] {
  if (open.family === 'straight') return close.family === 'straight' ? ['"', '"'] : marksOf(close, house);
  return marksOf(open, house);
}

function marksOf(mark: Mark, house: QuotationStyle): readonly [string, string] {
  if (mark.family === 'guillemet') return '‹›'.includes(mark.mark) ? ['‹', '›'] : ['«', '»'];
  return mark.family === 'curled' ? ['“', '”'] : house.outer;
}

function closeFault(open: Mark, close: Mark): QuotationRepair['why'] {
  if (open.family !== close.family) return 'mismatched';
  return OPENING.includes(close.mark) ? 'turned' : 'style';
}

/** Where an unclosed quotation most likely ends: before the stop that ends its paragraph, or at the paragraph's end. */
function endOfQuotation(text: string, open: number, pairs: readonly { open: Mark }[]): number {
  const nextOpen = pairs.map(({ open: other }) => other.at).filter((at) => at > open);
  const limit = nextOpen.length === 0 ? text.length : Math.min(...nextOpen);
  const inside = text.slice(open + 1, limit);
  const line = inside.split('\n', 1)[0] ?? '';
  const trimmed = line.replace(/[\s.،؛:]+$/u, '');
  return open + 1 + trimmed.length;
}

/** `text` with the accepted repairs made; give them in any order, none overlapping another. */
export function applyRepairs(text: string, repairs: readonly QuotationRepair[]): string {
  let out = text;
  for (const { start, end, to } of [...repairs].sort((a, b) => b.start - a.start || b.end - a.end)) {
    out = out.slice(0, start) + to + out.slice(end);
  }
  return out;
}
