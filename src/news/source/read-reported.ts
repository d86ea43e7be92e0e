import { CLAUSE, clausePronoun, opensAdverbial } from './function-words.ts';
import { isMedium, isOutletName, isTime, nounClass } from './nouns.ts';
import { findOutlet, type Outlet } from './outlet.ts';
import type { Token, Tokens } from './read-tokens.ts';

/** «نقلت صحيفة X عن Y أن …», «نسبت الوكالة لـY القول إن», «جاء في البيان أن …»: who spoke stands behind a preposition. */
export type Reported = {
  cue: { start: number; end: number };
  rule: string;
  source: { from: number; to: number };
  outlet: Outlet | null;
  content: number;
  offset: number;
};

const CARRY = /^([وف])?(نقل|نقلت|ينقل|تنقل|نقلوا|نسب|نسبت|تنسب)$/;
const APPEAR = /^([وف])?(جاء|ورد)$/;
/** 40: as far as the longest «نقلت … عن …» in the press goes. */
const REACH = 40;

export function readReported(tokens: Tokens, i: number, to: number): Reported | null {
  const token = tokens.list[i] as Token;
  const carry = CARRY.exec(token.folded);
  if (carry) return carried(tokens, i, to, carry[1] !== undefined, carry[2] as string);
  const appear = APPEAR.exec(token.folded);
  if (!appear || tokens.list[i + 1]?.folded !== 'في') return null;
  const noun = tokens.list[i + 2];
  if (!noun || nounClass(noun.folded) !== 'document') return null;
  const clause = clauseAt(tokens, i + 3, Math.min(to, i + REACH));
  if (!clause) return null;
  let end = i + 3;
  while (
    end < clause.at &&
    tokens.list[end]?.word &&
    !/^(ايضا|كذلك|الي|امس|اليوم)$/.test(tokens.list[end]?.folded ?? '')
  )
    end += 1;
  const start = token.start + (appear[1] === undefined ? 0 : 1);
  return {
    cue: { start, end: tokens.list[i + 1]?.end ?? token.end },
    rule: `reported:${appear[2] as string} في`,
    source: { from: i + 2, to: end },
    outlet: findOutlet(tokens, i + 2, clause.at),
    content: clause.content,
    offset: clause.offset,
  };
}

function carried(tokens: Tokens, i: number, to: number, joined: boolean, verb: string): Reported | null {
  const { list } = tokens;
  const token = list[i] as Token;
  const limit = Math.min(to, i + REACH);
  const through = verb.startsWith('نسب') ? /^(الي|ل.*)$/ : /^عن$/;
  let at = i + 1;
  while (
    at < limit &&
    !(list[at]?.word && list[at]?.quotation === -1 && through.test(list[at]?.folded ?? '') && at > i + 1)
  ) {
    // «نقلت صحيفة "…" أن»: nobody else is named.
    if (CLAUSE.has(list[at]?.folded ?? '') || list[at]?.folded === ':')
      return ownWords(tokens, i, at, limit, joined, verb);
    at += 1;
  }
  if (at >= limit) return null;
  const medium = list
    .slice(i + 1, at)
    .some(
      (one) =>
        one.word &&
        (isMedium(one.folded) ||
          isOutletName(one.folded) ||
          nounClass(one.folded) === 'organisation' ||
          one.quotation !== -1),
    );
  if (!medium) return null;
  const joinedTo = list[at]?.folded.length === 1 || /^(عن|الي)$/.test(list[at]?.folded ?? '');
  const from = joinedTo ? at + 1 : at;
  let end = from;
  let said: { content: number; offset: number } | null = null;
  while (end < limit) {
    const one = list[end] as Token;
    if (/^(قوله|قولها|قولهم|القول|انه|انها|انهم)$/.test(one.folded) || CLAUSE.has(one.folded) || one.folded === ':')
      break;
    if (
      clausePronoun(one.folded) ||
      (tokens.opening.has(end) && end - from > 0 && (tokens.opening.get(end)?.end ?? 0) - one.start > 40)
    )
      break;
    // «عن فلان شعوره بالسعادة»: a noun with its own pronoun is what was said.
    if (
      end > from &&
      /(ه|هم|ها)$/.test(one.folded) &&
      /^(شعور|رغب|استعداد|تاكيد|تحذير|رفض|دعوت|نفي|خشيت|قلق|اعتقاد|ترحيب|استغراب|مطالبت|انتقاد)/.test(one.folded)
    ) {
      said = { content: end, offset: one.start };
      break;
    }
    end += 1;
  }
  const clause = said ? { at: end, ...said } : clauseAt(tokens, end, Math.min(to, end + 8));
  if (!clause || end <= from) return null;
  let stop = from;
  while (stop < end && (list[stop]?.word || tokens.opening.has(stop) || tokens.closing.has(stop))) {
    const folded = list[stop]?.folded ?? '';
    if (
      stop > from &&
      (isTime(folded) ||
        /^(وصفتها|وصفته|وصفتهم)$/.test(folded) ||
        opensAdverbial(folded, list[stop + 1]?.folded ?? '', ''))
    )
      break;
    stop += 1;
  }
  return {
    cue: { start: token.start + (joined ? 1 : 0), end: token.end },
    rule: `reported:${verb}`,
    source: { from, to: Math.max(stop, from + 1) },
    outlet: findOutlet(tokens, i + 1, at),
    content: clause.content,
    offset: clause.offset,
  };
}

/** A medium reports in its own name: it is the source and the outlet. */
function ownWords(
  tokens: Tokens,
  i: number,
  at: number,
  limit: number,
  joined: boolean,
  verb: string,
): Reported | null {
  const { list } = tokens;
  const token = list[i] as Token;
  const clause = clauseAt(tokens, at, limit);
  const first = list[i + 1];
  if (!clause || !first || at <= i + 1 || !verb.startsWith('نقل')) return null;
  if (first.word && !isMedium(first.folded) && !isOutletName(first.folded)) return null;
  let end = i + 1;
  while (
    end < at &&
    (list[end]?.word || list[end]?.quotation !== -1 || tokens.opening.has(end) || tokens.closing.has(end))
  ) {
    if (isTime(list[end]?.folded ?? '') || opensAdverbial(list[end]?.folded ?? '', list[end + 1]?.folded ?? '', ''))
      break;
    end += 1;
  }
  return {
    cue: { start: token.start + (joined ? 1 : 0), end: token.end },
    rule: `reported:${verb}`,
    source: { from: i + 1, to: end },
    outlet: findOutlet(tokens, i + 1, at),
    content: clause.content,
    offset: clause.offset,
  };
}

function clauseAt(tokens: Tokens, from: number, to: number): { at: number; content: number; offset: number } | null {
  const { list } = tokens;
  for (let i = from; i < to; i += 1) {
    const token = list[i] as Token;
    if (CLAUSE.has(token.folded) && list[i + 1]) return { at: i, content: i + 1, offset: (list[i + 1] as Token).start };
    if (clausePronoun(token.folded))
      return { at: i, content: i, offset: token.start + (/^[بف]/.test(token.folded) ? 1 : 0) };
    if (token.folded === ':' && list[i + 1]) return { at: i, content: i + 1, offset: (list[i + 1] as Token).start };
    if (tokens.opening.has(i)) return { at: i, content: i, offset: token.start };
  }
  return null;
}
