import { type CueForm, cueForms } from './cue-verbs.ts';
import { CLAUSE, COORDINATORS, clausePronoun, OPENERS, RELATIVES } from './function-words.ts';
import { isGivenName } from './given-names.ts';
import { isDay, isTime, nounClass } from './nouns.ts';
import { type Claim, type Evidence, readClaim } from './read-claim.ts';
import type { Sentence, Token, Tokens } from './read-tokens.ts';
import { speakerEnd } from './speaker-end.ts';
import { subjectBefore } from './subject-before.ts';

/** The end of a person's name, known from elsewhere in the article, that begins at token `from`; else `from`. */
export type Known = (from: number, to: number) => number;

/** Forms of `token` as a verb of saying, with the joined و or ف taken off where that makes one. */
export function formOf(token: Token): { form: CueForm; joined: boolean } | null {
  const whole = cueForms(token.folded)[0];
  if (whole) return { form: whole, joined: false };
  if (!/^[وف]/.test(token.folded)) return null;
  const rest = cueForms(token.folded.slice(1))[0];
  return rest ? { form: rest, joined: true } : null;
}

/** `aside`: a relative clause within another's words, which go on behind it; `asideEnd` is where its own end. */
export type VerbClaim = Claim & { subject: { from: number; to: number } | null; aside?: boolean; asideEnd: number };

export function readVerb(
  tokens: Tokens,
  sentence: Sentence,
  i: number,
  read: { form: CueForm; joined: boolean },
  outer: { start: number; end: number } | null,
  known: Known,
): VerbClaim | null {
  const { list } = tokens;
  const { from, to } = sentence;
  const { form, joined } = read;
  const previous = list[i - 1];
  const before = i > from ? previous : undefined;
  const starts =
    joined || before === undefined || (!before.word && /[،؛:,.\-–(]/.test(before.folded)) || tokens.closing.has(i - 1);
  const opened = before?.word === true && (OPENERS.has(before.folded) || isTime(before.folded) || isDay(before.folded));
  const relative = before?.word === true && RELATIVES.has(before.folded) && before.folded !== 'من';
  const participle = form.shape === 'participle';
  if (/^(الا|لم|لن|لا|ما|ولم|ولا|دون|غير)$/.test(before?.folded ?? '') && before?.folded !== 'ما') return null;
  const last = outer;
  const inside = last !== null && last.end > (list[i]?.start ?? 0) && last.start <= (list[i]?.start ?? 0);
  if (form.verb.lemma === 'بين' && before?.folded === 'من') return null;
  // «أظهرت الصورة اسم "…"»: a quoted word or two are a name.
  if (/^(أظهر|أثبت|كتب|روى|سرد|زاد)$/.test(form.verb.lemma) && isShortQuotation(tokens, i, to)) return null;
  const coordinated =
    joined ||
    asideStart(tokens, i, from) >= 0 ||
    (before?.word === true && COORDINATORS.has(before.folded)) ||
    (before !== undefined && !before.word && before.folded === '؛');
  if (inside && !participle && !coordinated && !relative) {
    // «بعد أن وصف …، انتقد فلان …»: the main clause comes behind.
    const subordinate = /^(بعد ان|عقب ان|قبل ان)/.test(
      list
        .slice(from, from + 2)
        .map((token) => token.folded)
        .join(' '),
    );
    if (!(subordinate && starts && !joined)) return null;
  }
  const plain = readClaim(tokens, i + 1, to, form, known);
  if (!plain) return null;
  // «صدر بيان … وصف التقرير»: with a subject before it, what follows is the object.
  const prior =
    plain.source !== null &&
    (plain.evidence !== 'clause' || /^(وصف|اتهم)$/.test(form.verb.lemma)) &&
    !joined &&
    !starts &&
    !opened &&
    !relative
      ? subjectBefore(tokens, from, i)
      : null;
  const claim =
    prior && plain.source
      ? { ...plain, source: null, content: plain.source.from, offset: list[plain.source.from]?.start ?? plain.offset }
      : plain;
  const { evidence } = claim;
  if (form.verb.needsPreposition && evidence !== 'preposition' && evidence !== 'clause') return null;
  if (
    form.verb.needsPreposition &&
    evidence === 'clause' &&
    !form.verb.prepositions.some((one) => governs(tokens, i, claim.content, one))
  )
    return null;
  if (evidence === 'object' && !form.verb.object) return null;
  if (form.verb.lemma === 'رفض' || form.verb.lemma === 'طلب') {
    if (evidence !== 'quotation' && !hasQuotation(tokens, claim.content, Math.min(to, claim.content + 8))) return null;
  }
  if (form.verb.lemma === 'نقل') return null;
  if (participle) {
    if (!starts && !opened && !inside) return null;
    const main = outer === null ? mainSubject(tokens, from, i, known) : null;
    if (outer === null && main === null && evidence !== 'clause' && evidence !== 'quotation') return null;
    return { ...claim, source: null, subject: main, asideEnd: 0 };
  }
  if (relative) {
    const quoted = tokens.opening.has(claim.content) || tokens.opening.has(claim.content - 1);
    const wants = evidence === 'clause' || evidence === 'quotation' || quoted || (form.pronoun && evidence !== 'colon');
    if (!wants) return null;
    if (inside && !quoted && !form.pronoun) return null;
    const quotation = tokens.opening.get(claim.content) ?? tokens.opening.get(claim.content - 1);
    const aside = inside && quotation !== undefined;
    const asideEnd = aside ? quotation.end + 1 : 0;
    if (claim.source) return { ...claim, subject: null, aside, asideEnd };
    // «النواب الذين طالبوا»: the noun before is the subject; «الذي قال إنه» has one of its own further back.
    const subject =
      before?.folded === 'الذين' || (form.pronoun && form.plural) ? groupBefore(tokens, from, i - 1) : null;
    return { ...claim, subject, aside, asideEnd };
  }
  if (form.pronoun && form.verb.lemma !== 'أبلغ' && form.verb.lemma !== 'أخبر') return null;
  if (form.verb.homograph && !starts && !opened && evidence !== 'clause' && evidence !== 'colon') {
    if (subjectBefore(tokens, from, i) === null) return null;
  }
  if (
    claim.source === null &&
    form.shape === 'imperfect' &&
    !form.feminine &&
    !form.plural &&
    evidence !== 'colon' &&
    evidence !== 'quotation'
  ) {
    // «يُذكر أن», «يُتوقع أن»: passives without a source.
    if (
      /^(ذكر|توقع|اعتقد|لاحظ|رجح|زعم|روى|كشف|رأى|اعتبر|تمنى|أمل)$/.test(form.verb.lemma) &&
      (joined || subjectBefore(tokens, from, i) === null)
    )
      return null;
  }
  // «تبيّن أن»: nobody says it.
  if (form.verb.lemma === 'بين' && form.shape === 'imperfect' && claim.source === null) return null;
  // «يعتبر الإنتاج الأكبر»: judged by nobody.
  if (
    form.verb.lemma === 'اعتبر' &&
    form.shape === 'imperfect' &&
    claim.source !== null &&
    !canSpeak(tokens, claim.source, known)
  )
    return null;
  if (claim.source !== null && !plausible(tokens, claim.source, evidence)) return null;
  const aside = /^(جهته|جانبه|جهتها|جانبها|جهتهم|بدوره|بدورها|لكنه|لكنها|الصدد|السياق|اطار|المقابل)$/.test(
    before?.folded ?? '',
  );
  const subject =
    claim.source === null && !joined && !aside
      ? subjectBefore(tokens, outer === null ? from : Math.max(from, i - 12), i)
      : null;
  return { ...claim, subject, asideEnd: 0 };
}

/** «عددا من النواب الذين»: the group right before its relative clause. */
function groupBefore(tokens: Tokens, from: number, end: number): { from: number; to: number } | null {
  for (let k = Math.max(from, end - 5); k < end; k += 1) {
    if (
      tokens.list.slice(k, end).every((token) => token.word) &&
      nounClass(tokens.list[k]?.folded ?? '') === 'anonymous'
    )
      return { from: k, to: end };
  }
  return null;
}

/** A subject that cannot speak: «تشير وقائعها إلى», «أظهرت المباراة». */
function plausible(tokens: Tokens, source: { from: number; to: number }, evidence: Evidence): boolean {
  const head = tokens.list[source.from];
  if (!head?.word || nounClass(head.folded) !== null) return true;
  if (/^(هذا|هذه|ذلك|تلك|كل|الي|على|من|عن|له|لها|لهم|به|بها|في)$/.test(head.folded))
    return evidence === 'colon' || evidence === 'quotation' || evidence === 'clause';
  return !/..(ها|هم|تهم)$/.test(head.folded) || nounClass(head.folded.replace(/(ها|هم|ه)$/, '')) !== null;
}

/** «، وفي تصريح لصحيفة "…" قال إنه»: the token where a clause with an adverbial of its own begins, or -1. */
export function asideStart(tokens: Tokens, i: number, from: number): number {
  for (let k = i - 1; k >= Math.max(from, i - 12); k -= 1) {
    const token = tokens.list[k];
    if (token?.word && /^و(في|عن|ردا|حول|بخصوص|لدي)$/.test(token.folded)) return k;
    if (token && !token.word && /[،,؛:]/.test(token.folded)) return -1;
  }
  return -1;
}

/** True when the next quotation behind `i`, before any أن, has one word or two. */
function isShortQuotation(tokens: Tokens, i: number, to: number): boolean {
  for (let k = i + 1; k < Math.min(to, i + 14); k += 1) {
    const token = tokens.list[k] as Token;
    if (CLAUSE.has(token.folded) || clausePronoun(token.folded) || token.folded === ':') return false;
    const quotation = tokens.opening.get(k);
    if (quotation)
      return (
        tokens.text
          .slice(quotation.start, Math.min(quotation.end, quotation.start + 60))
          .trim()
          .split(/\s+/).length <= 2
      );
  }
  return false;
}

/** True for a noun that names speakers, a given name or a person met before. */
function canSpeak(tokens: Tokens, source: { from: number; to: number }, known: Known): boolean {
  const head = tokens.list[source.from]?.folded ?? '';
  return nounClass(head) !== null || isGivenName(head) || known(source.from, source.to) > source.from;
}

function governs(tokens: Tokens, i: number, content: number, preposition: string): boolean {
  for (let k = i + 1; k < content; k += 1) {
    const folded = tokens.list[k]?.folded ?? '';
    if (folded === preposition || (preposition.length === 1 && folded.startsWith(preposition))) return true;
  }
  return tokens.list[content]?.folded.startsWith(preposition) ?? false;
}

function hasQuotation(tokens: Tokens, from: number, to: number): boolean {
  for (let i = from; i < to && !/[،,]/.test(tokens.list[i]?.folded ?? ''); i += 1)
    if (tokens.opening.has(i)) return true;
  return tokens.list[from]?.folded === 'وصف';
}

/** The subject of a main clause that is no statement itself: «ورفض فريق ترامب التعليق، مؤكدا أن». */
function mainSubject(tokens: Tokens, from: number, to: number, known: Known): { from: number; to: number } | null {
  for (let i = from + 1; i < Math.min(to, from + 14); i += 1) {
    const end = Math.max(speakerEnd(tokens, i, to), known(i, to));
    if (end > i) return { from: i, to: end };
    if (i > from + 1 && !tokens.list[i]?.word === false && CLAUSE.has(tokens.list[i]?.folded ?? '')) break;
  }
  const end = Math.max(speakerEnd(tokens, from, to), known(from, to));
  return end > from ? { from, to: end } : null;
}
