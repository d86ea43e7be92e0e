/** What stands between two quotation marks: [start, end) without them. An unclosed one ends with its sentence. */
export type Quotation = { start: number; end: number; closed: boolean; depth: number };

const OPENING = '«“„‟‹‘‚‛';
const CLOSING = '»”›’″';
const SIGNS = /["«»“”„‟‹›‘’‚‛″'`]/g;
const LETTER = /[\p{L}\p{N}]/u;

/** How much a reading goes against what the sign and its neighbours look like; found by writing down the cases, not fitted. */
const AGAINST_SPACING = 1.2;
const UNDECIDED = 0.3;
const AGAINST_SIGN = 0.6;
const STRAY = 1.5;
const UNCLOSED = 1.1;
const NESTED = 0.6;
const DEPTH = 2;
/** 2,000: more marks than any paragraph has; keeps the table of a hostile one small. */
const SIGNS_AT_ONCE = 2000;

type Step = { cost: number; from: number; act: 'open' | 'close' | 'stray' | 'again' };

/**
 * Pairs the quotation marks of a text as its writer meant them. Real copy closes with «“», puts the space on the wrong
 * side and forgets one of two; so every sign may open, close, stand alone or open after one that was never closed, and
 * the cheapest reading of each paragraph is taken (Viterbi over nesting depths 0 to 2). Linear time.
 */
export function readQuotations(text: string): Quotation[] {
  const out: Quotation[] = [];
  let signs: number[] = [];
  let newline = text.indexOf('\n');
  const flush = () => {
    if (signs.length > 0) pair(text, signs, out);
    signs = [];
  };
  for (const match of text.matchAll(SIGNS)) {
    const at = match.index;
    const passed = newline !== -1 && newline < at;
    if (passed) newline = text.indexOf('\n', at);
    if (passed || signs.length >= SIGNS_AT_ONCE) flush();
    const inWord = LETTER.test(text[at - 1] ?? '') && LETTER.test(text[at + 1] ?? '');
    if (!inWord || !/['’‘`]/.test(match[0])) signs.push(at);
  }
  flush();
  return out;
}

function pair(text: string, signs: readonly number[], out: Quotation[]): void {
  let costs = [0, Infinity, Infinity];
  const table: (Step | undefined)[][] = [];
  for (const at of signs) {
    const open = openCost(text, at);
    const close = closeCost(text, at);
    const next: (Step | undefined)[] = [undefined, undefined, undefined];
    const offer = (to: number, step: Step) => {
      if (step.cost < (next[to]?.cost ?? Infinity)) next[to] = step;
    };
    for (let depth = 0; depth <= DEPTH; depth += 1) {
      const cost = costs[depth] as number;
      if (cost === Infinity) continue;
      if (depth < DEPTH) offer(depth + 1, { cost: cost + open + depth * NESTED, from: depth, act: 'open' });
      if (depth > 0) offer(depth - 1, { cost: cost + close, from: depth, act: 'close' });
      if (depth > 0) offer(depth, { cost: cost + open + UNCLOSED, from: depth, act: 'again' });
      offer(depth, { cost: cost + STRAY, from: depth, act: 'stray' });
    }
    table.push(next);
    costs = next.map((step) => step?.cost ?? Infinity);
  }
  let depth = 0;
  for (let d = 1; d <= DEPTH; d += 1) {
    if ((costs[d] as number) + d * UNCLOSED < (costs[depth] as number) + depth * UNCLOSED) depth = d;
  }
  const acts: { at: number; act: Step['act'] }[] = [];
  for (let i = signs.length - 1; i >= 0; i -= 1) {
    const step = table[i]?.[depth] as Step;
    acts.push({ at: signs[i] as number, act: step.act });
    depth = step.from;
  }
  const stack: Quotation[] = [];
  for (const { at, act } of acts.reverse()) {
    if (act === 'stray') continue;
    if (act === 'close' || act === 'again') {
      const last = stack.pop();
      if (last && act === 'close') Object.assign(last, { end: at, closed: true });
    }
    if (act !== 'close') {
      const quotation = { start: at + 1, end: at + 1, closed: false, depth: stack.length };
      stack.push(quotation);
      out.push(quotation);
    }
  }
}

/** What the neighbours of a sign look like: a word before it, after it, both or none. */
function spacing(text: string, at: number): 'opens' | 'closes' | 'either' {
  const before = text[at - 1] ?? ' ';
  const after = text[at + 1] ?? ' ';
  const afterWord = !/[\s([:ـ،,«“"]/u.test(before);
  const beforeWord = !/[\s)\].،,؛;:؟?!»”"]/u.test(after);
  if (beforeWord && !afterWord) return 'opens';
  if (afterWord && !beforeWord) return 'closes';
  // «ب"نعم"»: a joined particle stands before an opening mark.
  if (beforeWord && /(^|[\s،])[وف]?[بلك]ـ?$/u.test(text.slice(Math.max(0, at - 5), at))) return 'opens';
  return 'either';
}

function openCost(text: string, at: number): number {
  const look = spacing(text, at);
  const sign = CLOSING.includes(text[at] as string) ? AGAINST_SIGN : 0;
  return sign + (look === 'closes' ? AGAINST_SPACING : look === 'either' ? UNDECIDED : 0);
}

function closeCost(text: string, at: number): number {
  const look = spacing(text, at);
  const sign = text[at] === '«' ? 2 : OPENING.includes(text[at] as string) ? AGAINST_SIGN / 2 : 0;
  return sign + (look === 'opens' ? AGAINST_SPACING : look === 'either' ? UNDECIDED : 0);
}
