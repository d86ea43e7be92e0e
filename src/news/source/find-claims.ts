// long: one grammar of attributions, whose rules are read against each other
import { type CueForm, cueForms } from './cue-verbs.ts';
import { CLAUSE, COORDINATORS, clausePronoun, isTail, joinsWaw, OPENERS, RELATIVES } from './function-words.ts';
import { isGivenName } from './given-names.ts';
import { isDay, isTime, nounClass } from './nouns.ts';
import { findOutlet, type Outlet, pointsAtMedium, readOutlet } from './outlet.ts';
import { type According, readAccording } from './read-according.ts';
import { type Claim, type Evidence, readClaim } from './read-claim.ts';
import { readReported } from './read-reported.ts';
import type { Sentence, Token, Tokens } from './read-tokens.ts';
import { speakerEnd } from './speaker-end.ts';
import { subjectBefore } from './subject-before.ts';

/** One attribution in a sentence, before anybody asks who the source is. */
export type FoundClaim = {
  cue: { start: number; end: number } | null;
  rule: string;
  form: CueForm | null;
  source: { from: number; to: number } | null;
  when: { from: number; to: number } | null;
  outlet: Outlet | null;
  /** The noun of a medium that was named before and carried this: «نقلت الصحيفة عن». */
  carrier: string | null;
  evidence: Evidence;
  /** Offsets of what was said, still with marks and tails around it. */
  start: number;
  end: number;
  /** Where the clause with its verb begins: what was said before ends there. */
  clauseStart: number;
  /** Goes on with the source of the claim before it. */
  shares: boolean;
};

export type Known = (from: number, to: number) => number;

/** Forms of `token` as a verb of saying, with the joined و or ف taken off where that makes one. */
function formOf(token: Token): { form: CueForm; joined: boolean } | null {
  const whole = cueForms(token.folded)[0];
  if (whole) return { form: whole, joined: false };
  if (!/^[وف]/.test(token.folded)) return null;
  const rest = cueForms(token.folded.slice(1))[0];
  return rest ? { form: rest, joined: true } : null;
}

/** Every attribution of one sentence, in order. */
export function findClaims(tokens: Tokens, sentence: Sentence, known: Known): FoundClaim[] {
  const { list, text } = tokens;
  const { from, to } = sentence;
  const found: FoundClaim[] = [];
  const sentenceEnd = list[to - 1]?.end ?? 0;
  const sentenceStart = startOf(tokens, from, to);
  let frameOutlet: Outlet | null = null;
  let frameCarrier: string | null = null;
  let busyUntil = from;
  // The last claim that is no relative clause inside another's words.
  let outer: FoundClaim | undefined;
  const closeLast = (at: number) => {
    const last = outer;
    if (last && at > last.start) last.end = Math.min(last.end, at);
  };
  for (let i = from; i < to; i += 1) {
    const token = list[i] as Token;
    if (!token.word || token.quotation !== -1) continue;
    if (
      found.length > 0 &&
      isTail([token.folded, list[i + 1]?.folded ?? '', list[i + 2]?.folded ?? '', list[i + 3]?.word ? 'x' : ''])
    ) {
      closeLast(token.start);
      continue;
    }
    const according: According | null = readAccording(tokens, i, sentence, known);
    if (according) {
      const active = found.length > 0 && (found.at(-1) as FoundClaim).end > token.start;
      if (according.frame || active) {
        const last = found.at(-1);
        if (active && last && according.same) last.carrier ??= 'المصدر';
        else if (according.same) frameCarrier = 'المصدر';
        if (according.outlet && last && active) last.outlet ??= according.outlet;
        else if (according.outlet) frameOutlet = according.outlet;
        if (active && according.tail) closeLast(token.start);
        i = according.next - 1;
        continue;
      }
      const leading = according.leading;
      found.push({
        cue: according.cue,
        rule: according.rule,
        form: null,
        source: according.source,
        when: according.when,
        outlet: according.outlet,
        evidence: 'preposition',
        start: leading ? according.offset : sentenceStart,
        end: according.tail ? token.start : sentenceEnd,
        clauseStart: token.start,
        shares: false,
        carrier: null,
      });
      outer = found.at(-1);
      i = according.next - 1;
      continue;
    }
    const reported = readReported(tokens, i, to);
    if (reported) {
      closeLast(clauseStartOf(tokens, i, from));
      found.push({
        cue: reported.cue,
        rule: reported.rule,
        form: null,
        source: reported.source,
        when: null,
        outlet: reported.outlet ?? frameOutlet,
        evidence: 'clause',
        start: reported.offset,
        end: sentenceEnd,
        clauseStart: clauseStartOf(tokens, i, from),
        shares: false,
        carrier: pointsAtMedium(tokens, i + 1, reported.source.from),
      });
      outer = found.at(-1);
      i = reported.content - 1;
      continue;
    }
    const read = formOf(token);
    if (!read || i < busyUntil) continue;
    const claim = readVerb(tokens, sentence, i, read, outer ? [outer] : [], known);
    if (!claim) continue;
    const clauseStart = claim.subject
      ? (list[claim.subject.from]?.start ?? token.start)
      : clauseStartOf(tokens, i, from);
    const participle = read.form.shape === 'participle';
    if (!claim.aside) closeLast(clauseStart);
    const before = found.length === 0 ? findOutlet(tokens, from, claim.subject ? claim.subject.from : i) : null;
    const shared = participle ? (found.at(-1)?.outlet ?? null) : null;
    const relayed = relayedBy(tokens, i, claim);
    const made: FoundClaim = {
      cue: relayed?.cue ?? { start: read.joined ? joinedStart(text, token) : token.start, end: token.end },
      rule: `${participle ? 'participle' : 'verb'}:${read.form.verb.lemma}`,
      form: read.form,
      source: relayed?.source ?? claim.subject ?? claim.source,
      when: claim.when ?? (found.length === 0 ? timeBefore(tokens, from, i) : null),
      outlet: relayed?.outlet ?? claim.outlet ?? shared ?? frameOutlet ?? before,
      evidence: claim.evidence,
      start: claim.offset,
      end: claim.aside ? claim.asideEnd : sentenceEnd,
      clauseStart,
      shares: participle && claim.subject === null,
      carrier: relayed?.carrier ?? (participle ? (found.at(-1)?.carrier ?? null) : frameCarrier),
    };
    found.push(made);
    if (!claim.aside) outer = made;
    frameOutlet = null;
    frameCarrier = null;
    busyUntil = claim.content;
  }
  if (found.length === 0) {
    const quotation = tokens.opening.get(from);
    const words = list.slice(from, Math.min(to, from + 12)).filter((token) => token.word).length;
    if (quotation && words >= 5 && quotation.end >= sentenceEnd - 3) {
      found.push({
        cue: null,
        rule: 'quotation',
        form: null,
        source: null,
        when: null,
        outlet: null,
        evidence: 'quotation',
        start: quotation.start - 1,
        end: sentenceEnd,
        clauseStart: quotation.start - 1,
        shares: false,
        carrier: null,
      });
    }
  }
  return found;
}

/** `aside`: a relative clause within another's words, which go on behind it; `asideEnd` is where its own end. */
type VerbClaim = Claim & { subject: { from: number; to: number } | null; aside?: boolean; asideEnd: number };

function readVerb(
  tokens: Tokens,
  sentence: Sentence,
  i: number,
  read: { form: CueForm; joined: boolean },
  found: readonly FoundClaim[],
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
  const last = found.at(-1);
  const inside = last !== undefined && last.end > (list[i]?.start ?? 0) && last.start <= (list[i]?.start ?? 0);
  if (form.verb.lemma === 'بين' && before?.folded === 'من') return null;
  // «أظهرت الصورة اسم "…"»: a quoted word or two are a name.
  if (/^(أظهر|أثبت|كتب|روى|سرد|زاد)$/.test(form.verb.lemma) && isShortQuotation(tokens, i, to)) return null;
  const coordinated =
    joined ||
    opensAside(tokens, i, from) ||
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
    plain.source !== null && plain.evidence !== 'clause' && !joined && !starts && !opened && !relative
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
    const main = found.length === 0 ? mainSubject(tokens, from, i, known) : null;
    if (found.length === 0 && main === null && evidence !== 'clause' && evidence !== 'quotation') return null;
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
      ? subjectBefore(tokens, found.length === 0 ? from : Math.max(from, i - 12), i)
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

/** «، وفي تصريح لصحيفة "…" قال إنه»: the clause begins with an adverbial of its own. */
function opensAside(tokens: Tokens, i: number, from: number): boolean {
  for (let k = i - 1; k >= Math.max(from, i - 12); k -= 1) {
    const token = tokens.list[k];
    if (token?.word && /^و(في|عن|ردا|حول|بخصوص|لدي)$/.test(token.folded)) return true;
    if (token && !token.word && /[،,؛:]/.test(token.folded)) return false;
  }
  return false;
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

/** «أضافت القناة نقلا عن مصادرها أن»: the medium carries, and the source stands behind «نقلا عن». Null where no medium speaks. */
function relayedBy(
  tokens: Tokens,
  i: number,
  claim: VerbClaim,
): {
  cue: { start: number; end: number };
  source: { from: number; to: number };
  outlet: Outlet | null;
  carrier: string | null;
} | null {
  const { list } = tokens;
  for (let k = i + 1; k < Math.min(claim.content, i + 20); k += 1) {
    if (list[k]?.folded !== 'نقلا' || list[k + 1]?.folded !== 'عن') continue;
    const outlet = findOutlet(tokens, i + 1, k);
    const carrier = pointsAtMedium(tokens, i + 1, k);
    if (outlet === null && carrier === null) return null;
    let to = k + 2;
    while (
      to < claim.content &&
      !CLAUSE.has(list[to]?.folded ?? '') &&
      list[to]?.word &&
      !RELATIVES.has(to > k + 2 ? (list[to]?.folded ?? '') : '') &&
      !(to > k + 3 && cueForms(list[to]?.folded ?? '').some((form) => form.shape === 'perfect'))
    )
      to += 1;
    const [first, last] = [list[k], list[k + 1]];
    return first && last && to > k + 2
      ? { cue: { start: first.start, end: last.end }, source: { from: k + 2, to }, outlet, carrier }
      : null;
  }
  return null;
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

/** Where the clause of the verb at `i` begins, with «كما», «من جهة أخرى،» and the like before it. */
function clauseStartOf(tokens: Tokens, i: number, from: number): number {
  let k = i;
  while (k - 1 >= from && i - k < 6) {
    const before = tokens.list[k - 1] as Token;
    if (
      before.word &&
      (COORDINATORS.has(before.folded) || /^(من|في|جهه|وفي|ومن|نفس|ذات)$/.test(before.folded)) &&
      (k < i || COORDINATORS.has(before.folded))
    )
      k -= 1;
    else if (!before.word && k < i && before.folded !== '،') break;
    else break;
  }
  return tokens.list[k]?.start ?? 0;
}

/** Where the text of a sentence begins, without a joined و. */
function startOf(tokens: Tokens, from: number, to: number): number {
  let i = from;
  while (i < to && !tokens.list[i]?.word && !tokens.opening.has(i)) i += 1;
  const token = tokens.list[i];
  if (!token) return 0;
  return token.word && joinsWaw(token.folded) ? joinedStart(tokens.text, token) : token.start;
}

/** The offset behind a joined و or ف and the marks it carries. */
export function joinedStart(text: string, token: Token): number {
  let at = token.start + 1;
  while (at < token.end - 1 && /[\p{M}\p{Cf}\u0640]/u.test(text[at] ?? '')) at += 1;
  return at;
}

function timeBefore(tokens: Tokens, from: number, i: number): { from: number; to: number } | null {
  for (let k = Math.max(from, i - 8); k < i; k += 1) {
    const token = tokens.list[k] as Token;
    if (clausePronoun(token.folded) || readOutlet(tokens, k, i)) continue;
    if (!isTime(token.folded) && !isDay(token.folded)) continue;
    let end = k + 1;
    while (end < i && (isTime(tokens.list[end]?.folded ?? '') || isDay(tokens.list[end]?.folded ?? ''))) end += 1;
    return { from: k, to: end };
  }
  return null;
}
