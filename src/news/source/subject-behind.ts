import { type CueForm, cueForms } from './cue-verbs.ts';
import { CLAUSE, clausePronoun, opensAdverbial, RELATIVES } from './function-words.ts';
import { isGivenName } from './given-names.ts';
import { isDefinite, isMedium, isOutletName, isTime, nounClass } from './nouns.ts';
import { readOutlet } from './outlet.ts';
import type { Token, Tokens } from './read-tokens.ts';

/**
 * Where a subject that begins at `i` ends, if what was said follows as a clause, behind a preposition of the verb or behind a
 * colon; 0 when it does not. An adverbial, a time, an addressee or a relative clause ends it.
 */
export function subjectEnd(tokens: Tokens, i: number, limit: number, form: CueForm): number {
  let end = 0;
  for (let k = i; k < Math.min(limit, i + 30); k += 1) {
    const token = tokens.list[k] as Token;
    const { folded } = token;
    if (token.quotation !== -1) continue;
    if (CLAUSE.has(folded) && /^(ذلك|شان|شانه|شانها)$/.test(tokens.list[k - 1]?.folded ?? '')) return 0;
    // «ارتأى البنك ضرورة …»: the object has begun.
    if (k > i && end === 0 && STATED.test(folded) && !isDefinite(folded)) return 0;
    if (CLAUSE.has(folded) || clausePronoun(folded) || (folded === ':' && k > i)) return end > 0 ? end : k > i ? k : 0;
    if (!token.word) {
      if (tokens.opening.has(k) && !isMedium(tokens.list[k - 1]?.folded ?? '')) return 0;
      if (/[،,]/.test(folded) && end === 0 && !apposes(tokens, k + 1, limit)) end = k;
      continue;
    }
    const next = tokens.list[k + 1]?.folded ?? '';
    // A participle has what was said behind itself.
    if (
      k > i &&
      cueForms(folded).some(
        (one) => one.shape === 'participle' && !one.verb.homograph && ((!one.feminine && !one.plural) || leadsOn(next)),
      )
    )
      return 0;
    if (
      form.verb.prepositions.some((one) => one.length > 1 && one === folded && one !== 'من') &&
      !(folded === 'عن' && isOrigin(tokens.list[k - 1])) &&
      end === 0
    )
      return 0;
    if (
      end === 0 &&
      k > i &&
      (opensAdverbial(folded, next, tokens.list[k + 2]?.folded ?? '') ||
        isTime(folded) ||
        (nounClass(tokens.list[i]?.folded ?? '') !== 'document' && addresses(tokens, k, limit)) ||
        (RELATIVES.has(folded) && folded !== 'من'))
    )
      end = k;
    else if (k === i && (opensAdverbial(folded, next, '') || isTime(folded))) return 0;
  }
  return 0;
}

/** True where أن or a quotation follows a comma or time not far behind `i`. */
export function saidAhead(tokens: Tokens, i: number, limit: number): boolean {
  for (let k = i; k < Math.min(limit, i + 15); k += 1) {
    const token = tokens.list[k] as Token;
    const loose = /[،,]/.test(tokens.list[k - 1]?.folded ?? '');
    if (k > i && loose && (CLAUSE.has(token.folded) || clausePronoun(token.folded) || tokens.opening.has(k)))
      return true;
    if (
      token.word &&
      k > i &&
      cueForms(token.folded).some((form) => form.shape === 'participle' && !form.verb.homograph)
    )
      return false;
  }
  return false;
}

const leadsOn = (next: string): boolean =>
  CLAUSE.has(next) || clausePronoun(next) || /^(الى|الي|على|عن|من)$/.test(next);

/** Nouns of what is stressed or stated; they are what was said, not who said it: «أكد ضرورة …», «رفض وصف …». */
export const STATED =
  /^(ضرور|اهمي|استعداد|التزام|مواصل|استمرار|تواصل|متان|خطور|جدي[هت]|تضامن|وقوف|اعتماد|تحقيق|تنفيذ|مسيولي|تخوف|ارتياح|استغراب|استياء|مطالب[هت]|مناد|حتمي|صعوب|امكاني|اهتمام|تعرض|اصاب[هت]|اعتقال|وقوع|انطلاق|ايقاف|تسجيل|انهاء|انفجار)|^(وجود|عدم|حرص|وصف|رفض|تمسك|دعم|حق|صحه|نيه|عزم|قدره|رغبه|عمق|دور|اسف|قلق|سلامه|مقتل|وفاه)(ه|ها|هم)?$/;

/** «لوكالة …», «للصحفيين», «رويترز»: who was told. */
export function addresses(tokens: Tokens, k: number, limit: number): boolean {
  const folded = tokens.list[k]?.folded ?? '';
  const rest = folded.replace(/^و?لل?/, '');
  if (
    /^ل/.test(folded) &&
    nounClass(folded) === null &&
    (nounClass(rest) === 'anonymous' || /^(صحفي|صحافي|اعلام)/.test(rest))
  )
    return true;
  if (isMedium(tokens.list[k - 1]?.folded ?? '')) return false;
  const outlet = readOutlet(tokens, k, limit);
  return outlet !== null && (/^و?ل/.test(folded) || outlet.head === '');
}

/** True where a name or a title begins behind a comma: «رئيس البعثة، بيورن روتر،». */
export function apposes(tokens: Tokens, k: number, limit: number): boolean {
  const token = k < limit ? tokens.list[k] : undefined;
  if (!token?.word || opensAdverbial(token.folded, tokens.list[k + 1]?.folded ?? '', '') || RELATIVES.has(token.folded))
    return false;
  if (isTime(token.folded) || CLAUSE.has(token.folded) || clausePronoun(token.folded) || addresses(tokens, k, limit))
    return false;
  if (nounClass(token.folded) === 'role' || isGivenName(token.folded) || /^وزعيم|^ورئيس/.test(token.folded))
    return true;
  if (cueForms(token.folded).length > 0 || /^(?:في|من|على|عن|بين|مع|و)$|^(?:و|ب|ل|بال|لل)ال|^لل/.test(token.folded))
    return false;
  // Two or three words and another comma, أن or the like: a name.
  for (let n = k + 1; n <= Math.min(limit, k + 4); n += 1) {
    const after = tokens.list[n];
    if (!after?.word || CLAUSE.has(after.folded) || clausePronoun(after.folded) || isTime(after.folded))
      return n - k <= 4;
  }
  return false;
}

/** Where the apposition that begins at `i` ends; `i` when it is too long for one. */
export function appositionEnd(tokens: Tokens, i: number, limit: number, form: CueForm): number {
  const { list } = tokens;
  let stop = i + 1;
  while (stop < limit && list[stop]?.word) {
    const folded = list[stop]?.folded ?? '';
    if (CLAUSE.has(folded) || clausePronoun(folded) || isTime(folded)) break;
    if (opensAdverbial(folded, list[stop + 1]?.folded ?? '', '')) break;
    if (form.verb.prepositions.includes(folded) && folded !== 'من') break;
    stop += 1;
  }
  // 14: «عضو اللجنة البرلمانية المكلفة بالبحث في …» has ten.
  return stop - i <= 14 ? stop : i;
}

/** «طالب الجيلاني الهمامي من الجبهة بتغيير …»: two unknown words at least before the ب of the verb are a name. */
export function namedBeforeBa(tokens: Tokens, i: number, limit: number, form: CueForm): number {
  if (!form.verb.prepositions.includes('ب') || nounClass(tokens.list[i]?.folded ?? '') !== null) return i;
  for (let k = i; k < Math.min(limit, i + 8); k += 1) {
    const token = tokens.list[k] as Token;
    if (!token.word) return i;
    if (/^ب..../.test(token.folded) && !nameWithBa(tokens, k)) return k - i >= 2 ? k : i;
  }
  return i;
}

/** «اتهم إيران بـ»: a name at once followed by what it is accused of is the object, not the subject. */
export function objectAtOnce(tokens: Tokens, end: number, to: number): boolean {
  const token = tokens.list[end];
  return (
    end < to &&
    token?.word === true &&
    /^ب(?!يان)..../.test(token.folded) &&
    nounClass(tokens.list[end - 1]?.folded ?? '') === 'country'
  );
}

/** «النائب عن حزب …»: a preposition that belongs to the speaker. */
export const isOrigin = (token: Token | undefined): boolean =>
  /^(النايب|النايبه|المدير|الممثل|بيان|المتحدث|متحدث|صادر|مقال)$/.test(token?.folded ?? '');

export const nameWithBa = (tokens: Tokens, i: number): boolean => {
  const { folded } = tokens.list[i] as Token;
  return (
    isGivenName(folded) ||
    nounClass(folded) !== null ||
    isOutletName(folded) ||
    folded === 'بن' ||
    folded === 'باسم' ||
    /^(بعد|بين|بعض)$/.test(folded)
  );
};

/** «الشرطة بدمشق أن»: while a clause follows, a joined ب is a place. */
export function isPlace(tokens: Tokens, i: number, limit: number): boolean {
  for (let k = i; k < Math.min(limit, i + 25); k += 1) {
    const folded = tokens.list[k]?.folded ?? '';
    if (CLAUSE.has(folded) || clausePronoun(folded)) return true;
    if (tokens.opening.has(k)) return false;
    if (folded === ':') return true;
  }
  return false;
}
