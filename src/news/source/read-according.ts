import { cueForms } from './cue-verbs.ts';
import { CLAUSE, clausePronoun, isTail, opensAdverbial, RELATIVES } from './function-words.ts';
import { isGivenName } from './given-names.ts';
import { isDay, isMedium, isOutletName, isTime, nounClass } from './nouns.ts';
import { findOutlet, type Outlet } from './outlet.ts';
import { timeEnd } from './read-time.ts';
import type { Sentence, Token, Tokens } from './read-tokens.ts';
import { speakerEnd } from './speaker-end.ts';

/** «بحسب X», «وفق ما أكده X», «نقلا عن X». */
export type According = {
  cue: { start: number; end: number };
  rule: string;
  source: { from: number; to: number };
  when: { from: number; to: number } | null;
  outlet: Outlet | null;
  /** Stands at the beginning: what was said follows at `offset`. */
  leading: boolean;
  /** Nothing but the end of the sentence, or a comma, follows. */
  tail: boolean;
  /** Only says where somebody else's words were carried: «وفق ما نقلته وكالة …», «ووفق المصدر نفسه، أعرب فلان». */
  frame: boolean;
  /** «ووفق المصدر نفسه»: of a frame, the medium named before carried it too. */
  same: boolean;
  offset: number;
  next: number;
};

const WORDS = /^(و|ف)?(بحسب|حسب|وفق|وفقا|طبقا|نقلا|بدعوي)$/;

export function readAccording(
  tokens: Tokens,
  i: number,
  sentence: Sentence,
  known: (from: number, to: number) => number,
): According | null {
  const { list } = tokens;
  const { from, to } = sentence;
  const token = list[i] as Token;
  const match = WORDS.exec(token.folded);
  if (!match || !isWhole(token.folded, list[i - 1])) return null;
  const joined = token.folded.length > (match[2] as string).length;
  let k = i + 1;
  let carries = false;
  if (match[2] === 'بدعوي') return null;
  if (match[2] === 'نقلا') {
    if (list[k]?.folded !== 'عن') return null;
    k += 1;
  } else if (list[k]?.folded === 'ما') {
    const verb = cueForms(list[k + 1]?.folded ?? '')[0] ?? null;
    const carried = /^(نقل|نشر|اورد|بث|ذكر)(ت)?ه?$/.exec(list[k + 1]?.folded ?? '');
    if (!verb && !carried && !/^(جاء|ورد)$/.test(list[k + 1]?.folded ?? '')) return null;
    carries = carried !== null && carried[1] !== 'ذكر';
    k += 2;
    if (/^(به|عنه|عنها|فيه|اليه|في)$/.test(list[k]?.folded ?? '')) k += 1;
  }
  const cueEnd = list[k - 1]?.end ?? token.end;
  let when: According['when'] = null;
  if (isTime(list[k]?.folded ?? '') || isDay(list[k]?.folded ?? '')) {
    const end = timeEnd(tokens, k, to);
    when = { from: k, to: end };
    k = end;
  }
  const end = phraseEnd(tokens, k, to, known);
  if (end <= k) {
    // «بحسب ما أكدته مؤخرا لوكالة …»: no source of its own.
    const outlet = k > i + 2 ? findOutlet(tokens, k, Math.min(to, k + 8)) : null;
    return k > i + 1 && outlet
      ? {
          cue: { start: token.start, end: cueEnd },
          rule: '',
          source: { from: k, to: k },
          when,
          outlet,
          leading: false,
          tail: true,
          frame: true,
          same: false,
          offset: 0,
          next: outlet.to,
        }
      : null;
  }
  let rest = end;
  let outlet = findOutlet(tokens, k, end);
  while (
    rest < to &&
    rest - end < 12 &&
    list[rest]?.word &&
    !CLAUSE.has(list[rest]?.folded ?? '') &&
    (opensAdverbial(list[rest]?.folded ?? '', list[rest + 1]?.folded ?? '', '') ||
      isTime(list[rest]?.folded ?? '') ||
      rest > end)
  ) {
    if (isTime(list[rest]?.folded ?? '') && when === null) when = { from: rest, to: timeEnd(tokens, rest, to) };
    if (cueForms(list[rest]?.folded ?? '').length > 0) break;
    rest += 1;
  }
  // «…، مية الجريبي، في كلمة افتتاح المؤتمر.»
  if (
    /[،,]/.test(list[rest]?.folded ?? '') &&
    opensAdverbial(list[rest + 1]?.folded ?? '', list[rest + 2]?.folded ?? '', '')
  ) {
    let far = rest + 1;
    while (far < to && far - rest < 12 && list[far]?.word && cueForms(list[far]?.folded ?? '').length === 0) far += 1;
    if (far >= to) rest = far;
  }
  outlet ??= findOutlet(tokens, end, rest > end ? Math.min(to, rest + 8) : rest);
  if (outlet && outlet.to > rest) rest = outlet.to;
  const leading = i === from || (i - from <= 3 && !list[i - 1]?.word && i - 1 === from);
  let content = rest;
  while (content < to && !list[content]?.word && !tokens.opening.has(content)) content += 1;
  const follows = list[content];
  const cue = { start: joined ? token.start + 1 : token.start, end: cueEnd };
  const same = list.slice(k, end).some((one) => one.folded === 'المصدر') && end - k === 2;
  const base = { cue, same, rule: `according:${match[2] as string}`, source: { from: k, to: end }, when, outlet };
  if (!leading) {
    const tail =
      content >= to ||
      (list[rest]?.word === false && /^و|^[مك]|^ل/.test(follows?.folded ?? '') && isClauseWord(follows)) ||
      (/^[وف]/.test(follows?.folded ?? '') && isClauseWord(follows));
    return { ...base, leading, tail, frame: carries, offset: 0, next: rest };
  }
  if (!follows) return null;
  // A verb of saying with a subject of its own behind it: the speaker is there.
  const speaks = cueForms(follows.folded).some((form) => form.shape === 'perfect') && follows.quotation === -1;
  const behind = CLAUSE.has(follows.folded) ? list[content + 1] : follows;
  const joint = clausePronoun(follows.folded) && /^[بف]/.test(follows.folded);
  const offset = (behind?.start ?? 0) + (joint ? 1 : 0);
  return {
    ...base,
    leading,
    tail: false,
    frame: carries || speaks,
    offset,
    next: speaks ? content : content + (behind === follows ? 0 : 1),
  };
}

/** «وفق» and «حسب» are also verbs and nouns: after a preposition they are no cue. */
function isWhole(folded: string, previous: Token | undefined): boolean {
  return !(folded === 'وفق' && previous?.folded === 'الي');
}

function isClauseWord(token: Token | undefined): boolean {
  if (!token) return true;
  const forms = cueForms(token.folded);
  return (
    forms.length > 0 ||
    (/^[وف]/.test(token.folded) && cueForms(token.folded.slice(1)).length > 0) ||
    isTail([token.folded])
  );
}

/** The end of the speaker behind the preposition; `k` when nothing there can speak. */
function phraseEnd(tokens: Tokens, k: number, to: number, known: (from: number, to: number) => number): number {
  const { list } = tokens;
  let first = k;
  if (/^(نفس|ذات|احدث|اخر|بعض|عده)$/.test(list[first]?.folded ?? '')) first += 1;
  const head = list[first];
  if (!head) return k;
  const start = head.folded.replace(/^لل/, 'ال').replace(/^ل(?!ل)/, '');
  const speaker =
    nounClass(head.folded) !== null ||
    nounClass(start) !== null ||
    isMedium(head.folded) ||
    isMedium(start) ||
    isOutletName(head.folded) ||
    isOutletName(start) ||
    isGivenName(head.folded) ||
    known(first, to) > first ||
    tokens.opening.has(first);
  if (!speaker) return k;
  // Up to the comma when that is near and no verb is between.
  let comma = first;
  while (
    comma < to &&
    comma - first < 16 &&
    (list[comma]?.word || tokens.opening.has(comma) || list[comma]?.quotation !== -1 || tokens.closing.has(comma))
  ) {
    const folded = list[comma]?.folded ?? '';
    const verb = cueForms(folded).some((form) => form.shape !== 'participle' && !form.verb.homograph);
    if (
      comma > first &&
      (verb ||
        /^ل?مراسل/.test(folded) ||
        CLAUSE.has(folded) ||
        clausePronoun(folded) ||
        (RELATIVES.has(folded) && folded !== 'من') ||
        isTime(folded) ||
        opensAdverbial(folded, list[comma + 1]?.folded ?? '', ''))
    )
      break;
    comma += 1;
  }
  const stopped =
    comma >= to ||
    /^ل?مراسل/.test(list[comma]?.folded ?? '') ||
    !list[comma]?.word ||
    CLAUSE.has(list[comma]?.folded ?? '') ||
    clausePronoun(list[comma]?.folded ?? '') ||
    cueForms(list[comma]?.folded ?? '').length > 0 ||
    isTime(list[comma]?.folded ?? '') ||
    opensAdverbial(list[comma]?.folded ?? '', list[comma + 1]?.folded ?? '', '') ||
    RELATIVES.has(list[comma]?.folded ?? '');
  const grammar = Math.max(speakerEnd(tokens, first, to), known(first, to), first + 1);
  if (!stopped) return grammar;
  // «الأمين العام …، بلقاسم العياري،»: the name behind the comma.
  if (
    /[،,]/.test(list[comma]?.folded ?? '') &&
    nounClass(head.folded) === 'role' &&
    isNameNext(tokens, comma + 1, to)
  ) {
    let end = comma + 1;
    while (
      end < to &&
      list[end]?.word &&
      end - comma < 6 &&
      !isTime(list[end]?.folded ?? '') &&
      !opensAdverbial(list[end]?.folded ?? '', list[end + 1]?.folded ?? '', '')
    )
      end += 1;
    return end;
  }
  return comma;
}

function isNameNext(tokens: Tokens, k: number, to: number): boolean {
  const folded = tokens.list[k]?.folded ?? '';
  return (
    k < to &&
    (isGivenName(folded) ||
      (nounClass(folded) === null &&
        !/^(في|من|على|ان|وان|و|بعد|قبل|خلال|مع)/.test(folded) &&
        !tokens.list[k + 2]?.word))
  );
}
