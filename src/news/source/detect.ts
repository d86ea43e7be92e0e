import { type Document, documentRuns, type TextRun } from '../write/index.ts';
import type { Attribution, Span } from './attribution.ts';
import { type Cast, createCast, type Member } from './cast.ts';
import { gradeOf, RIGHT } from './confidence.ts';
import { type FoundClaim, findClaims } from './find-claims.ts';
import { isGivenName } from './given-names.ts';
import { isDefinite, isRole } from './nouns.ts';
import { findOutlet, findOutlets, outletOfSource } from './outlet.ts';
import { readContent } from './read-content.ts';
import { readPhrase } from './read-phrase.ts';
import { readTokens, type Sentence, type Tokens } from './read-tokens.ts';

/** Rises with every change of what detection finds: articles read by an older one are then read again. */
export const DETECTOR_VERSION = 1;

/** Headings repeat what the text says; a pull quote is words of the text shown twice; captions have credits of their own. */
const SILENT: ReadonlySet<TextRun['kind']> = new Set([
  'heading',
  'pullQuote',
  'image',
  'gallery',
  'embed',
  'table',
  'relatedLink',
  'horizontalRule',
]);

/**
 * Every attribution in a document, in reading order; spans point into `documentRuns(document)`. Pure, without
 * network or model, in time linear in the text; the same in a browser and on the server.
 */
export function detectAttributions(document: Document): Attribution[] {
  return detectInRuns(documentRuns(document));
}

/** The same for runs read already. `title` may name people in full whom the text calls by their surname alone. */
export function detectInRuns(runs: readonly TextRun[], title = ''): Attribution[] {
  const cast = createCast();
  const read = runs.map((run) => (SILENT.has(run.kind) ? null : readTokens(run.text)));
  for (const tokens of read) if (tokens) meetEverybody(tokens, cast);
  if (title !== '') meetEverybody(readTokens(title), cast);
  const out: Attribution[] = [];
  let announced: string | null = null;
  read.forEach((tokens, run) => {
    if (!tokens) return;
    for (const sentence of tokens.sentences) {
      const claims = findClaims(tokens, sentence, (from, to) => cast.known(tokens, from, to));
      let speaker: Member | null = null;
      for (const claim of claims) {
        const attribution = attributionOf(tokens, run, claim, cast, speaker, announced);
        if (!attribution) continue;
        speaker = attribution.member;
        out.push(attribution.found);
      }
      for (const outlet of findOutlets(tokens, sentence.from, sentence.to)) cast.carried(outlet);
      announced ??= announcedOutlet(tokens, sentence);
    }
    if (runs[run]?.kind === 'blockquote' && out.at(-1)?.content.run !== run) {
      const quoted = quotedBlock(tokens, run, cast);
      if (quoted) out.push(quoted);
    }
  });
  return out;
}

/** Notes everybody whom a text names in full, with the title before the name. */
function meetEverybody(tokens: Tokens, cast: Cast): void {
  const { list } = tokens;
  for (let i = 0; i < list.length; i += 1) {
    if (!isGivenName(list[i]?.folded ?? '') || (isRole(list[i]?.folded ?? '') && !list[i + 1]?.word)) continue;
    let from = i;
    // 9: «وزيرة الطاقة والمناجم والطاقات المتجددة» has five words before the name, long offices have nine.
    for (let k = i - 1; k >= Math.max(0, i - 9); k -= 1) {
      const token = list[k];
      if (!token?.word && token?.folded !== '،') break;
      if (!token.word && k !== i - 1) break;
      if (token.word && isRole(token.folded)) {
        from = isTrade(tokens, k) ? k - 1 : k;
        break;
      }
    }
    let to = i + 1;
    while (to < Math.min(list.length, i + 6) && list[to]?.word) to += 1;
    const phrase = readPhrase(tokens, from, to) ?? null;
    const name = phrase?.name;
    if (!phrase || !name || name.from > i || name.to <= i || name.to - name.from < 2) continue;
    cast.meet(tokens, phrase);
    i = name.to - 1;
  }
}

/** «الخبير الاقتصادي», «المحلل السياسي»: the second is an adjective of the first, though it is a noun elsewhere. */
function isTrade(tokens: Tokens, i: number): boolean {
  const [noun, adjective] = [tokens.list[i - 1], tokens.list[i]];
  if (!noun?.word || !adjective?.word || !isRole(noun.folded) || !/(ي|يه)$/.test(adjective.folded)) return false;
  return isDefinite(noun.folded) === isDefinite(adjective.folded);
}

function attributionOf(
  tokens: Tokens,
  run: number,
  claim: FoundClaim,
  cast: Cast,
  speaker: Member | null,
  announced: string | null,
): { found: Attribution; member: Member | null } | null {
  const content = readContent(tokens, claim.start, claim.end, claim.evidence);
  if (!content) return null;
  const feminine = claim.form && claim.form.shape !== 'participle' ? claim.form.feminine : null;
  const phrase = claim.source ? readPhrase(tokens, claim.source.from, claim.source.to) : null;
  let member: Member | null;
  if (phrase) {
    member = cast.find(tokens, phrase, feminine);
    member.outlet ??= outletOfSource(tokens, phrase.from, phrase.to)?.name ?? null;
  } else {
    member = claim.shares && speaker ? speaker : cast.last(feminine);
    if (member) cast.spoke(member);
  }
  const span = (start: number, end: number): Span => ({ run, start, end, text: tokens.text.slice(start, end) });
  const source = phrase ? spanOfSource(tokens, phrase.from, phrase.to, phrase.joined, span) : null;
  return {
    member,
    found: {
      cue: claim.cue ? span(claim.cue.start, claim.cue.end) : null,
      source,
      resolved: member?.name ?? '',
      kind: member?.kind ?? 'anonymous',
      confidence: RIGHT[gradeOf(claim.rule, claim.evidence, member?.recognised ?? false)],
      role: member?.kind === 'person' ? member.role : null,
      outlet: claim.outlet?.name ?? (claim.carrier ? cast.medium(claim.carrier) : null) ?? member?.outlet ?? announced,
      when: claim.when
        ? tokens.text.slice(tokens.list[claim.when.from]?.start ?? 0, tokens.list[claim.when.to - 1]?.end ?? 0)
        : null,
      mode: content.mode,
      content: span(content.start, content.end),
      rule: claim.rule,
    },
  };
}

/** «… في تصريحات لـ"…"، وكانت كالتالي:» assigns every statement that follows to one medium; else null. */
function announcedOutlet(tokens: Tokens, { from, to }: Sentence): string | null {
  if (tokens.list[to - 1]?.folded !== ':') return null;
  const said = tokens.list.slice(from, to).findIndex((token) => /^(ال)?تصريحات$/.test(token.folded));
  return said < 0 ? null : (findOutlet(tokens, from + said, to)?.name ?? null);
}

/** The source as marked in the text: without a joined ل («لمصدر أمني»); «للرئيس» cannot be cut. */
function spanOfSource(
  tokens: Tokens,
  from: number,
  to: number,
  joined: number,
  span: (start: number, end: number) => Span,
): Span {
  const first = tokens.list[from];
  const last = tokens.list[to - 1];
  const start = first?.start ?? 0;
  return span(start + joined, last?.end ?? start);
}

/** A quotation block without words of saying: its whole text, by whoever spoke last. */
function quotedBlock(tokens: Tokens, run: number, cast: Cast): Attribution | null {
  const content = readContent(tokens, 0, tokens.text.length, 'colon');
  const member = cast.last(null);
  if (!content || !member) return null;
  const text = tokens.text.slice(content.start, content.end);
  return {
    cue: null,
    source: null,
    resolved: member.name,
    kind: member.kind,
    // Whose words a block holds is no more than likely.
    confidence: RIGHT.weak,
    role: member.kind === 'person' ? member.role : null,
    outlet: null,
    when: null,
    mode: 'direct',
    content: { run, start: content.start, end: content.end, text },
    rule: 'block',
  };
}
