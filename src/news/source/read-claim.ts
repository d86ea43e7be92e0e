import { type CueForm, cueForms } from './cue-verbs.ts';
import { CLAUSE, clausePronoun, LONE, opensAdverbial, PREPOSITIONS, QUESTION, RELATIVES } from './function-words.ts';
import { isDay, isMedium, nounClass, outletWords } from './nouns.ts';
import { type Outlet, quotedOutlet, readOutlet } from './outlet.ts';
import { isTimeAt, timeEnd } from './read-time.ts';
import type { Token, Tokens } from './read-tokens.ts';
import { speakerEnd } from './speaker-end.ts';
import {
  addresses,
  apposes,
  appositionEnd,
  isOrigin,
  isPlace,
  namedBeforeBa,
  nameWithBa,
  objectAtOnce,
  STATED,
  saidAhead,
  subjectEnd,
} from './subject-behind.ts';

/** What shows that something was said. */
export type Evidence = 'clause' | 'colon' | 'quotation' | 'preposition' | 'object';

/** What stands between a verb of saying and what was said. */
export type Claim = {
  source: { from: number; to: number } | null;
  when: { from: number; to: number } | null;
  outlet: Outlet | null;
  evidence: Evidence;
  /** Token with which what was said begins, and the offset in the text (a joined ب is left out). */
  content: number;
  offset: number;
};

/** 70: the longest head of a statement, «قال النائب …، عضو اللجنة المكلفة …، إنه», has fifty words. Bounds the time of a hostile one. */
const REACH = 70;

/** Reads from the token after the verb up to what was said; null where nothing was. */
export function readClaim(
  tokens: Tokens,
  after: number,
  to: number,
  form: CueForm,
  known: (from: number, to: number) => number,
): Claim | null {
  const { list } = tokens;
  const limit = Math.min(to, after + REACH);
  let when: Claim['when'] = null;
  let outlet = null as Claim['outlet'];
  let from = -1;
  let end = -1;
  let adverbial = false;
  let done = false;
  const claim = (evidence: Evidence, content: number, skip = 0): Claim | null => {
    const at = list[content];
    if (!at || content >= to) return null;
    const source = from >= 0 && end > from ? { from, to: end } : null;
    return { source, when, outlet, evidence, content, offset: at.start + skip };
  };
  for (let i = after; i < limit; i += 1) {
    const token = list[i] as Token;
    const { folded } = token;
    const next = list[i + 1]?.folded ?? '';
    if (!token.word) {
      const quotation = tokens.opening.get(i);
      if (quotation) {
        const close = closeOf(tokens, i, limit);
        if (isNamed(tokens, i, close, to, adverbial, from >= 0)) {
          outlet ??= adverbial ? quotedOutlet(tokens, i, limit) : null;
          if (!adverbial && from < 0) from = i;
          if (!adverbial && !done) end = close + 1;
          i = close;
          continue;
        }
        return claim('quotation', i);
      }
      if (folded === ':') {
        if (form.verb.lemma !== 'نقل' || from >= 0) return claim('colon', i + 1);
        return null;
      }
      if (folded === '(') {
        let close = i;
        while (close < limit && close - i < 15 && list[close]?.folded !== ')') close += 1;
        if (list[close]?.folded !== ')') continue;
        if (from >= 0 && !adverbial && !done) end = close + 1;
        i = close;
      } else if (folded === '،' || folded === ',') {
        adverbial = false;
        if (from >= 0 && !apposes(tokens, i + 1, limit)) done = true;
      }
      continue;
    }
    if (CLAUSE.has(folded)) {
      if (
        list[i - 1]?.folded === 'شان' ||
        list[i - 1]?.folded === 'بعد' ||
        list[i - 1]?.folded === 'قبل' ||
        list[i - 1]?.folded === 'منذ'
      )
        continue;
      return claim('clause', i + 1);
    }
    if (clausePronoun(folded)) return claim('clause', i, /^[بف]/.test(folded) ? 1 : 0);
    // «صلاة الجمعة» is no time of speaking; «نقلتها صحيفة "…" الجمعة» is.
    if (isTimeAt(folded, next) || (isDay(folded) && (!adverbial || outlet?.to === i))) {
      const stop = timeEnd(tokens, i, limit);
      when ??= { from: i, to: stop };
      if (from >= 0) done = true;
      i = stop - 1;
      continue;
    }
    // «قال فلان لـ"…" إن»: whom a speaker talks to by its name in marks, or by a name we know, is a medium.
    if (folded === 'ل' && from >= 0) {
      outlet ??= readOutlet(tokens, i + 1, limit) ?? quotedOutlet(tokens, i + 1, limit, true);
      adverbial = true;
      done = true;
      continue;
    }
    outlet ??=
      (adverbial || /^و?ل/.test(folded) || (from >= 0 && addresses(tokens, i, limit))) && from !== i
        ? (readOutlet(tokens, i, limit) ?? quotedOutlet(tokens, i, limit))
        : null;
    const governed = form.verb.prepositions.find((one) =>
      one.length > 1 ? one === folded : folded.startsWith(one) && folded.length > 2,
    );
    if (
      governed !== undefined &&
      governed.length > 1 &&
      !(governed === 'على' && /^(هامش|خلفيه)/.test(next)) &&
      !(governed === 'من' && /^(جهت|جانب)/.test(next))
    ) {
      // «شدد على هامش»: an adverbial; «مسؤول من الحزب»: a part of the name, while أن is still to come.
      if (
        !(governed === 'من' && form.verb.lemma !== 'حذر') &&
        !(governed === 'عن' && form.verb.object && from >= 0 && isOrigin(list[i - 1]))
      ) {
        return behindPreposition(tokens, i, limit, claim);
      }
    }
    if (governed === 'ب' && !nameWithBa(tokens, i) && (from >= 0 ? !isPlace(tokens, i, limit) : true) && !adverbial) {
      return claim(form.verb.object && form.verb.lemma !== 'طالب' ? 'object' : 'preposition', i, 1);
    }
    if (governed === 'ل' && from < 0 && form.shape === 'participle') return claim('preposition', i, 1);
    if (adverbial) continue;
    if (LONE.has(folded)) {
      if (from >= 0) done = true;
      continue;
    }
    // «أوضح فلان خلال ندوة، عقدها اليوم، أن»: while what was said is still to come, this is no object.
    const apposed = list[i - 1]?.word === false && end >= i - 1 && apposes(tokens, i, limit);
    if (done && from >= 0 && form.verb.object && !apposed && saidAhead(tokens, i, limit)) {
      adverbial = true;
      continue;
    }
    if (opensAdverbial(folded, next, list[i + 2]?.folded ?? '')) {
      adverbial = true;
      if (from >= 0) done = true;
      outlet ??= readOutlet(tokens, i, limit);
      continue;
    }
    if (RELATIVES.has(folded) && folded !== 'من') {
      adverbial = true;
      if (from >= 0) done = true;
      continue;
    }
    if (from < 0 && form.shape !== 'participle' && !form.pronoun && !form.verb.object && PREPOSITIONS.has(folded)) {
      adverbial = true;
      continue;
    }
    if (form.shape === 'participle' || form.pronoun) {
      // A participle has no subject behind it: what follows is what was said.
      if (form.verb.object) return claim('object', i);
      if (QUESTION.has(folded)) return claim('clause', i);
      return null;
    }
    if (QUESTION.has(folded) && folded !== 'من' && (form.verb.object || form.verb.lemma === 'تساءل'))
      return claim('object', i);
    const conjugated = cueForms(folded)[0] ?? (/^[وف]/.test(folded) ? cueForms(folded.slice(1))[0] : undefined);
    if (
      conjugated &&
      conjugated.shape !== 'participle' &&
      !conjugated.verb.homograph &&
      nounClass(folded) === null &&
      from !== i
    )
      return null;
    if (from < 0 && nounClass(folded) === null && /^و?ل/.test(folded) && addresses(tokens, i, limit)) {
      adverbial = true;
      continue;
    }
    // «قالوا», «دعوا»: a plural verb has its subject before it, never behind.
    if (from < 0 && form.plural && form.shape !== 'imperfect') {
      if (form.verb.object) return claim('object', i);
      return null;
    }
    if (form.verb.object) {
      const whole = from < 0 && !STATED.test(folded) ? subjectEnd(tokens, i, limit, form) : 0;
      const speaker =
        from < 0 && whole === 0
          ? Math.max(known(i, limit), speakerEnd(tokens, i, limit), namedBeforeBa(tokens, i, limit, form))
          : 0;
      // subjectEnd knows what follows; the grammar alone knows only what a speaker looks like.
      const stop = whole > 0 ? whole : objectAtOnce(tokens, speaker, to) ? 0 : speaker;
      if (stop > i) {
        from = i;
        end = stop;
        i = stop - 1;
        done = true;
        continue;
      }
    } else if (!done) {
      if (from >= 0 && (addresses(tokens, i, limit) || /^نقلا$/.test(folded))) {
        adverbial = true;
        done = true;
        continue;
      }
      if (from < 0) from = i;
      end = i + 1;
      continue;
    }
    // An apposition behind a comma: «جون كيري، وزير الخارجية الأميركي،».
    if (from >= 0 && list[i - 1]?.word === false && end >= i - 1 && apposes(tokens, i, limit)) {
      const stop = appositionEnd(tokens, i, limit, form);
      if (stop > i) {
        end = stop;
        i = stop - 1;
        continue;
      }
    }
    if (form.verb.object) return claim('object', i);
  }
  return null;
}

function behindPreposition(
  tokens: Tokens,
  i: number,
  limit: number,
  claim: (evidence: Evidence, at: number, skip?: number) => Claim | null,
): Claim | null {
  const next = tokens.list[i + 1];
  if (!next) return null;
  if (CLAUSE.has(next.folded)) return claim('clause', i + 2);
  if (clausePronoun(next.folded)) return claim('clause', i + 1, /^[بف]/.test(next.folded) ? 1 : 0);
  return i + 1 < limit ? claim('preposition', i + 1) : null;
}

/** The token that closes the quotation opened at `i`, at most `limit`. */
function closeOf(tokens: Tokens, i: number, limit: number): number {
  const quotation = tokens.opening.get(i);
  let close = i + 1;
  while (close < limit && (tokens.list[close]?.start ?? 0) < (quotation?.end ?? 0)) close += 1;
  return close;
}

/** True for a quotation that is a name («صحيفة "…"») and not what was said. */
function isNamed(
  tokens: Tokens,
  open: number,
  close: number,
  to: number,
  adverbial: boolean,
  spoken: boolean,
): boolean {
  const quotation = tokens.opening.get(open);
  // «موضوع "…"، أن»: however long, while أن follows.
  if (
    (adverbial || spoken) &&
    quotation?.closed &&
    /[،,]/.test(tokens.list[close + 1]?.folded ?? '') &&
    (CLAUSE.has(tokens.list[close + 2]?.folded ?? '') || clausePronoun(tokens.list[close + 2]?.folded ?? ''))
  )
    return true;
  if (!quotation?.closed || close - open - 1 > 7) return false;
  // «تقول "بي بي سي" نقلا عن»: a medium by its name alone.
  const quoted = tokens.list.slice(open + 1, close).map((token) => token.folded);
  if (quoted.length > 0 && outletWords(quoted) === quoted.length) return true;
  const before = tokens.list[open - 1];
  if (
    before?.word &&
    (isMedium(before.folded) ||
      isMedium(before.folded.replace(/^[لب]/, '')) ||
      nounClass(before.folded) === 'organisation')
  )
    return true;
  if (before?.word && /^(ل|مع|بلقب|موضوع|شعار|حزب|ب)$/.test(before.folded)) return true;
  // «وذكرت "…" أن»: the clause is still to come.
  for (let i = close + 1; i < Math.min(to, close + 5); i += 1) {
    const token = tokens.list[i];
    if (token?.word && (CLAUSE.has(token.folded) || clausePronoun(token.folded))) return true;
    if (token?.folded === ':' || tokens.opening.has(i)) return true;
    if (token?.word && /^(عن|الي)$/.test(token.folded) && i === close + 1) return true;
  }
  return adverbial && close + 1 < to && tokens.list[close + 1]?.folded !== '.';
}
