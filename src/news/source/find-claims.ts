import { type CueForm, cueForms } from './cue-verbs.ts';
import { CLAUSE, COORDINATORS, clausePronoun, isTail, joinsWaw, RELATIVES } from './function-words.ts';
import { isDay, isTime } from './nouns.ts';
import { findOutlet, type Outlet, pointsAtMedium, readOutlet } from './outlet.ts';
import { type According, readAccording } from './read-according.ts';
import type { Evidence } from './read-claim.ts';
import { readReported } from './read-reported.ts';
import type { Sentence, Token, Tokens } from './read-tokens.ts';
import { asideStart, formOf, type Known, readVerb, type VerbClaim } from './read-verb.ts';

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
    const claim = readVerb(tokens, sentence, i, read, outer ?? null, known);
    if (!claim) continue;
    const aside = claim.subject === null ? asideStart(tokens, i, from) : -1;
    const clauseToken = claim.subject?.from ?? aside;
    const clauseStart = clauseToken >= 0 ? (list[clauseToken]?.start ?? token.start) : clauseStartOf(tokens, i, from);
    const participle = read.form.shape === 'participle';
    if (!claim.aside) closeLast(clauseStart);
    const front = found.length === 0 ? from : aside >= 0 ? aside : i;
    const before = findOutlet(tokens, front, claim.subject ? claim.subject.from : i);
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
