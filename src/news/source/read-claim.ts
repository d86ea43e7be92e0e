// long: one grammar of attributions, whose rules are read against each other
import type { CueForm } from './cue-verbs.ts';
import { cueForms } from './cue-verbs.ts';
import { CLAUSE, clausePronoun, LONE, opensAdverbial, QUESTION, RELATIVES } from './function-words.ts';
import { isGivenName } from './given-names.ts';
import { isDay, isDefinite, isMedium, isOutletName, isTime, nounClass } from './nouns.ts';
import type { Outlet } from './outlet.ts';
import { findOutlet, quotedOutlet, readOutlet } from './outlet.ts';
import type { Token, Tokens } from './read-tokens.ts';
import { speakerEnd } from './speaker-end.ts';

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
  let outlet: Claim['outlet'] = null;
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
        if (isNamed(tokens, i, close, to, adverbial)) {
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
    if (isTimeAt(folded, next) || (isDay(folded) && !adverbial)) {
      const stop = timeEnd(tokens, i, limit);
      when ??= { from: i, to: stop };
      if (from >= 0) done = true;
      i = stop - 1;
      continue;
    }
    outlet ??=
      (adverbial || /^و?ل/.test(folded) || (from >= 0 && addresses(tokens, i, limit))) && from !== i
        ? (findOutlet(tokens, i, Math.min(limit, i + 1)) ?? readOutlet(tokens, i, limit))
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
    if (done && from >= 0 && form.verb.object && saidAhead(tokens, i, limit)) {
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
      let stop = i + 1;
      while (
        stop < limit &&
        list[stop]?.word &&
        !CLAUSE.has(list[stop]?.folded ?? '') &&
        !clausePronoun(list[stop]?.folded ?? '') &&
        !isTime(list[stop]?.folded ?? '') &&
        !opensAdverbial(list[stop]?.folded ?? '', list[stop + 1]?.folded ?? '', '')
      )
        stop += 1;
      if (
        stop - i <= 14 &&
        (stop >= limit ||
          !form.verb.object ||
          list[stop]?.word === false ||
          CLAUSE.has(list[stop]?.folded ?? '') ||
          clausePronoun(list[stop]?.folded ?? ''))
      ) {
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
function isNamed(tokens: Tokens, open: number, close: number, to: number, adverbial: boolean): boolean {
  const quotation = tokens.opening.get(open);
  // «موضوع "…"، أن»: however long, while أن follows.
  if (
    adverbial &&
    quotation?.closed &&
    /[،,]/.test(tokens.list[close + 1]?.folded ?? '') &&
    CLAUSE.has(tokens.list[close + 2]?.folded ?? '')
  )
    return true;
  if (!quotation?.closed || close - open - 1 > 7) return false;
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

/**
 * Where a subject that begins at `i` ends, if what was said follows as a clause, behind a preposition of the verb or behind a
 * colon; 0 when it does not. An adverbial, a time, an addressee or a relative clause ends it.
 */
function subjectEnd(tokens: Tokens, i: number, limit: number, form: CueForm): number {
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
function saidAhead(tokens: Tokens, i: number, limit: number): boolean {
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
const STATED =
  /^(ضرور|اهمي|وجود|عدم|حرص|استعداد|وصف|رفض|تمسك|دعم|التزام|مواصل|استمرار|تواصل|حق|صح|نيه|عزم|قدر|رغب|متان|عمق|خطور|جدي|تضامن|دور|وقوف|اعتماد|تحقيق|تنفيذ|مسوولي|مسيولي|تخوف|اسف|ارتياح|قلق|استغراب|استياء|تمسك|مطالب|مناد|حتمي|صعوب|امكاني|سلام|اهتمام|تعرض|مقتل|اصاب|وفاه|اعتقال|وقوع|انطلاق|ايقاف|تسجيل|انها|انفجار)/;

/** «لوكالة …», «للصحفيين», «رويترز»: who was told. */
function addresses(tokens: Tokens, k: number, limit: number): boolean {
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
function apposes(tokens: Tokens, k: number, limit: number): boolean {
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

/** «طالب الجيلاني الهمامي من الجبهة بتغيير …»: two unknown words at least before the ب of the verb are a name. */
function namedBeforeBa(tokens: Tokens, i: number, limit: number, form: CueForm): number {
  if (!form.verb.prepositions.includes('ب') || nounClass(tokens.list[i]?.folded ?? '') !== null) return i;
  for (let k = i; k < Math.min(limit, i + 8); k += 1) {
    const token = tokens.list[k] as Token;
    if (!token.word) return i;
    if (/^ب..../.test(token.folded) && !nameWithBa(tokens, k)) return k - i >= 2 ? k : i;
  }
  return i;
}

/** «اتهم إيران بـ»: a name at once followed by what it is accused of is the object, not the subject. */
function objectAtOnce(tokens: Tokens, end: number, to: number): boolean {
  const token = tokens.list[end];
  return (
    end < to &&
    token?.word === true &&
    /^ب(?!يان)..../.test(token.folded) &&
    nounClass(tokens.list[end - 1]?.folded ?? '') === 'country'
  );
}

/** «مطلع الأسبوع» is a time; «مصدر مطلع» is none. */
export function isTimeAt(folded: string, next: string): boolean {
  if (isTime(folded)) return true;
  return (
    /^(مطلع|منتصف|اواخر|اوايل|نهايه|بدايه|موفي)$/.test(folded) &&
    (MONTHS.has(next) || /^(الشهر|الاسبوع|العام|السنه|هذا|يناير)$/.test(next))
  );
}

/** The end of a time: «مساء أمس السبت», «في وقت متأخر الليلة الماضية». */
export function timeEnd(tokens: Tokens, i: number, limit: number): number {
  let end = i + 1;
  while (end < limit && end - i < 6) {
    const token = tokens.list[end] as Token;
    const day =
      isDay(token.folded) ||
      isTime(token.folded) ||
      /^(الماضي|الماضيه|المنقضي|الجاري|الحالي|الفارط|الشهر|الاسبوع|العام|الليله|\d{1,4})$/.test(token.folded) ||
      MONTHS.has(token.folded);
    if (!token.word || !day) break;
    end += 1;
  }
  return end;
}

const MONTHS = new Set(
  'يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر كانون شباط اذار نيسان ايار حزيران تموز اب ايلول تشرين الاول الثاني جانفي فيفري افريل ماي جوان جويليه اوت'.split(
    ' ',
  ),
);

/** «النائب عن حزب …»: a preposition that belongs to the speaker. */
const isOrigin = (token: Token | undefined): boolean =>
  /^(النايب|النايبه|المدير|الممثل|بيان|المتحدث|متحدث|صادر|مقال)$/.test(token?.folded ?? '');

const nameWithBa = (tokens: Tokens, i: number): boolean => {
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
function isPlace(tokens: Tokens, i: number, limit: number): boolean {
  for (let k = i; k < Math.min(limit, i + 25); k += 1) {
    const folded = tokens.list[k]?.folded ?? '';
    if (CLAUSE.has(folded) || clausePronoun(folded)) return true;
    if (tokens.opening.has(k) || folded === '،' || (isDefinite(folded) === false && folded === ':'))
      return folded === ':';
  }
  return false;
}
