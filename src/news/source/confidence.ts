import { cueForms } from './cue-verbs.ts';
import { PARTICLES } from './function-words.ts';
import { isGivenName, joinsName } from './given-names.ts';
import { isDefinite, isMedium, isOutletName, isRole, nounClass } from './nouns.ts';
import type { Evidence } from './read-claim.ts';
import type { Phrase } from './read-phrase.ts';
import type { Tokens } from './read-tokens.ts';

/**
 * How surely an attribution is read. `sure`: a sign stands between who speaks and what was said (أن, a colon, a mark,
 * «بحسب»), and the words for who speaks are a name or a noun for speakers. `fair`: one of the two. `weak`: neither, or no more
 * than a noun with the article («البيان») whose fuller name was not found.
 */
export const grades = ['sure', 'fair', 'weak'] as const;
export type Grade = (typeof grades)[number];

/**
 * Of a hundred of a grade, so many have a cue that is one, the right kind, and a source that is the right one, named in
 * full or in part; as (right + 1) / (found + 2), so that few cases say little. `npm run eval -- sources DIR` prints them anew.
 */
export const RIGHT: Record<Grade, number> = { sure: 94, fair: 81, weak: 60 };

/** Readers are shown what is sure; the rest waits for an editor. */
export const GOOD_ENOUGH = RIGHT.sure;

const SIGNS: ReadonlySet<Evidence> = new Set(['clause', 'colon', 'quotation']);

export function gradeOf(rule: string, evidence: Evidence, known: boolean): Grade {
  const signed = SIGNS.has(evidence) || rule.startsWith('according');
  return signed && known ? 'sure' : signed || known ? 'fair' : 'weak';
}

/** The longest name has six words, the longest description of a speaker nine; past them the sentence was taken along. */
const NAME_WORDS = 6;
const WORDS = 9;

/** True when the words of a mention are of those that name speakers, and nothing else is among them. */
export function isKnown(tokens: Tokens, phrase: Phrase): boolean {
  const { from, to } = phrase.name ?? phrase;
  const words = tokens.list.slice(from, to).filter((token) => token.word);
  const folded = words.map((token) => token.folded);
  if (folded.length === 0 || folded.length > WORDS || folded.some(isOfTheSentence)) return false;
  if (phrase.name !== null) {
    if (folded.length > NAME_WORDS || folded.some((word) => PARTICLES.has(word))) return false;
    if (words.some((token) => isOwned(tokens.text.slice(token.start, token.end), token.folded))) return false;
    const title = nounClass(phrase.head);
    // «سجلت جوانا سليم هدفين»: what stands before the name is no title.
    if (phrase.role !== null && phrase.name.from > phrase.from && title !== 'role' && title !== 'anonymous')
      return false;
    const titled = phrase.role !== null && isRole(phrase.head) && folded.length > 1;
    return titled || folded.some((word) => isGivenName(word) || joinsName(word));
  }
  const [first = ''] = folded;
  if (/^(امام|خلف|تحت|فوق|وراء|نحو|دون|حول)(ه|ها|هم)?$/.test(first)) return false;
  if (isMedium(first) || isOutletName(first) || nounClass(first) === 'country') return true;
  if (nounClass(phrase.head) === null) return false;
  // «مسؤول محلي تحدث إلى»: cut off before its end.
  if (PARTICLES.has(folded.at(-1) ?? '')) return false;
  return folded.length > 1 || !isDefinite(first);
}

/** «مكانه», «أمامها»: a noun that belongs to somebody; a name ends so only by chance («طه», «وجيه»). */
function isOwned(written: string, folded: string): boolean {
  return /...(ه|ها|هم|هما|نا)$/u.test(written.replace(/\p{M}/gu, '')) && !isGivenName(folded);
}

/** Words that no name and no description holds: verbs of saying, pronouns, «دعمهم». */
function isOfTheSentence(word: string): boolean {
  return (
    /^(عدم|غير|كل|كلها|اي|هكذا|لي|لنا|شيء|شيا|ولا|وهو|وهي|لكن|لكنه|لكنها)$/.test(word) ||
    (/^[وف]/.test(word) && cueForms(word.slice(1)).length > 0) ||
    cueForms(word).some((form) => form.shape !== 'participle' && !form.verb.homograph) ||
    (/...(ها|هم|هما|كم|نا)$/.test(word) && nounClass(word) === null && !isGivenName(word))
  );
}
