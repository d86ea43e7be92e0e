import type { SourceKind } from './attribution.ts';
import { cueForms } from './cue-verbs.ts';
import { PARTICLES } from './function-words.ts';
import { isGivenName, joinsName } from './given-names.ts';
import {
  bareNoun,
  isDay,
  isDefinite,
  isMedium,
  isOutletName,
  isRole,
  isTime,
  nounClass,
  withoutOwner,
} from './nouns.ts';
import type { Token, Tokens } from './read-tokens.ts';

/** A noun phrase as the name of a speaker: tokens [from, to) of a run, with the name in it if there is one. */
export type Phrase = {
  from: number;
  to: number;
  /** 1 where a joined ل before the first word is left out. */
  joined: number;
  kind: SourceKind;
  /** Its first noun, folded, without the article. */
  head: string;
  definite: boolean;
  /** Tokens of the person's name. */
  name: { from: number; to: number } | null;
  /** The person's office or trade as written. */
  role: string | null;
};

/** 6: «عبد الرحمن بن عبد العزيز آل سعود» and the like; a longer run of words is no name. */
const NAME_WORDS = 6;

export function wordsText(tokens: Tokens, from: number, to: number): string {
  const first = tokens.list[from];
  const last = tokens.list[to - 1];
  return first && last && to > from ? tokens.text.slice(first.start, last.end) : '';
}

/** True for a word that may stand inside a name after its first word. */
function continuesName(token: Token | undefined, named: number): boolean {
  if (!token?.word || PARTICLES.has(token.folded)) return false;
  if (joinsName(token.folded) || isGivenName(token.folded)) return true;
  if (
    isTime(token.folded) ||
    isDay(token.folded) ||
    cueForms(token.folded).some((form) => form.shape !== 'participle' || !form.feminine)
  )
    return false;
  if (isDefinite(token.folded))
    return named > 0 && !isRole(token.folded) && !/^[وبكفل]ال/.test(token.folded) && !token.folded.startsWith('لل');
  return nounClass(token.folded) === null && !/^(وال|بال|لل|\d)/.test(token.folded);
}

/**
 * The end of a name that begins at `from`: given names and joins, then one surname, or two words where nothing but the
 * phrase's end follows («أسد الزمان خان»). Never past a surname with the article.
 */
function nameEnd(tokens: Tokens, from: number, to: number): number {
  let i = from;
  let surnames = 0;
  while (
    i < to &&
    i - from < NAME_WORDS &&
    (continuesName(tokens.list[i], i - from) || (i - from === 1 && i + 2 === to && isTitle(tokens.list[i])))
  ) {
    const folded = tokens.list[i]?.folded ?? '';
    const joined = i > from && joinsName(tokens.list[i - 1]?.folded ?? '');
    const plain = folded.replace(/^ال(?=..)/, '');
    // «هالة شيخ روحو»: a title within a name.
    const titled = i - from === 1 && isRole(folded) && !isDefinite(folded) && i + 2 === to;
    const given =
      titled ||
      joined ||
      joinsName(folded) ||
      isGivenName(folded) ||
      (i > from && isGivenName(plain) && i + 1 < to && continuesName(tokens.list[i + 1], 1));
    if (!given) {
      if (surnames > 0 && i + 1 !== to) break;
      surnames += 1;
    }
    i += 1;
    if (surnames > 1) break;
  }
  return i;
}

const isTitle = (token: Token | undefined): boolean =>
  token?.word === true && isRole(token.folded) && !isDefinite(token.folded);

/** A name within one part of a phrase (no comma in it). */
function nameIn(tokens: Tokens, from: number, to: number): { from: number; to: number } | null {
  const { list } = tokens;
  for (let i = from; i < to; i += 1) {
    const folded = list[i]?.folded ?? '';
    if (!isGivenName(folded) && !(joinsName(folded) && folded !== 'ال' && folded !== 'ام')) continue;
    const next = list[i + 1];
    // «أمين عام», «أمير قطر»: an office, not a name.
    if (isRole(folded) && i === from && (isDefinite(next?.folded ?? '') || nounClass(next?.folded ?? '') !== null))
      continue;
    const end = nameEnd(tokens, i, to);
    // «جوانا سليم»: a first name that is in no list, before one that is.
    if (i === from + 1 && end === to && isBareProper(list[from])) return { from, to: end };
    if (end - i >= 2 || (i > from && end === to)) return { from: i, to: end };
  }
  const first = list[from];
  if (!first) return null;
  const head = nounClass(first.folded);
  if (head === null && !PARTICLES.has(first.folded)) {
    // «جين كونورز قائدة …», «الجيلاني الهمامي من …», «الجاسر».
    // «الباجي قائد السبسي»: a title within a name.
    const third = list[from + 2]?.folded ?? '';
    if (from + 3 === to && isDefinite(first.folded) && isTitle(list[from + 1]) && isDefinite(third))
      return { from, to };
    let end = from;
    while (
      end < to &&
      end - from < 4 &&
      (end === from || continuesName(list[end], end - from)) &&
      nounClass(list[end]?.folded ?? '') === null
    )
      end += 1;
    return end > from ? { from, to: end } : null;
  }
  if (head !== 'role') return null;
  // «رئيسة الوزراء تيريزا ماي»: what stands without the article after words that have it.
  let start = to;
  while (start - 1 > from && isBareProper(list[start - 1])) start -= 1;
  const previous = list[start - 1];
  // «حاكم إسطنبول»: one word behind an office is its place.
  if (start < to && previous?.word && (isDefinite(previous.folded) || (isRole(previous.folded) && to - start >= 2)))
    return { from: start, to };
  // «… نجاة الجندوبي»: one surname with the article behind it.
  const last = list[to - 1];
  if (
    to - 2 > from &&
    last &&
    /^ال./.test(last.folded) &&
    isBareProper(list[to - 2]) &&
    isDefinite(list[to - 3]?.folded ?? '')
  )
    return { from: to - 2, to };
  if (
    to - from === 2 &&
    isDefinite(first.folded) &&
    last &&
    nounClass(last.folded) === null &&
    !isDefinite(last.folded)
  )
    return { from: from + 1, to };
  return null;
}

function isBareProper(token: Token | undefined): boolean {
  return Boolean(
    token?.word &&
      /^\p{L}/u.test(token.folded) &&
      !isDefinite(token.folded) &&
      nounClass(token.folded) === null &&
      !PARTICLES.has(token.folded) &&
      !/^(ب|ل|وال)..../.test(token.folded) &&
      !/(ها|هم|يه)$/.test(token.folded),
  );
}

/** Parts of a phrase between commas and brackets. */
function partsOf(tokens: Tokens, from: number, to: number): { from: number; to: number }[] {
  const parts: { from: number; to: number }[] = [];
  let start = from;
  for (let i = from; i <= to; i += 1) {
    const token = tokens.list[i];
    if (i < to && (token?.word || !/[،,()]/.test(token?.folded ?? ''))) continue;
    if (i > start) parts.push({ from: start, to: i });
    start = i + 1;
  }
  return parts;
}

/**
 * Where the clause begins with which a paper says that somebody is not named: «رفض الكشف عن اسمه», «وفضّل عدم ذكر اسمه»,
 * «طلب عدم كشف هويته», «بشرط عدم …», «غير مخوّل بالحديث»; -1 when there is none.
 */
function veilStart(tokens: Tokens, from: number, to: number): number {
  const folded = (i: number) => (i < to ? (tokens.list[i]?.folded ?? '') : '');
  for (let i = from + 1; i < to; i += 1) {
    const asks = /^و?(رفض|رفضت|فضل|فضلت|طلب|طلبت|اشترط|اشترطت|مفضلا|مفضله|رافضا|رافضه|طالبا|طالبه|بشرط|شرط)$/.test(
      folded(i),
    );
    const hides = /^(عدم|ال?كشف|ال?افصاح|ذكر|نشر|اخفاء|ال?تعريف)$/.test(folded(i + 1));
    const mayNot = folded(i) === 'غير' && /^(مخول|مخوله|مصرح|مفوض)$/.test(folded(i + 1));
    const without = /^(لم|لا)$/.test(folded(i)) && /^(يكشف|تكشف|يذكر|تذكر|يفصح|تفصح)$/.test(folded(i + 1));
    if ((asks && hides) || mayNot || without) return tokens.list[i - 1]?.word === false ? i - 1 : i;
  }
  return -1;
}

/** Reads tokens [from, to) as a speaker. Null when nothing in it can be one. */
export function readPhrase(tokens: Tokens, from: number, to: number): Phrase | null {
  const { list } = tokens;
  let start = from;
  let end = to;
  while (start < end && !list[start]?.word && !tokens.opening.has(start)) start += 1;
  while (end > start && !list[end - 1]?.word && !tokens.closing.has(end - 1) && list[end - 1]?.folded !== ')') end -= 1;
  let first = start;
  while (first < end && !list[first]?.word) first += 1;
  // «نفس المصدر», «أحدث تقرير»: the noun behind it decides.
  if (/^(نفس|ذات|هذا|هذه|ذلك|احدث|اخر|ثاني|اول|كبير|كبار)$/.test(list[first]?.folded ?? '')) first += 1;
  if (/^\d+$/.test(list[first]?.folded ?? '')) first += 1;
  const spoken = list[first];
  if (!spoken?.word || first >= end) return null;
  const veil = veilStart(tokens, first, end);
  if (veil > first) end = veil;
  // «نسبت لمصدر», «لوكالة»: a joined ل is no part of the noun.
  const joined =
    /^[لب][^ل]/.test(spoken.folded) && nounClass(spoken.folded) === null && nounClass(spoken.folded.slice(1)) !== null
      ? 1
      : 0;
  const word = { ...spoken, folded: spoken.folded.slice(joined) };
  const parts = partsOf(tokens, first, end);
  const head = nounClass(word.folded);
  const base = {
    from: start,
    to: end,
    joined: first === start ? joined : 0,
    head: withoutOwner(bareNoun(word.folded)),
    definite: isDefinite(word.folded) || withoutOwner(word.folded) !== word.folded,
  };
  const unnamed = (kind: SourceKind): Phrase => ({ ...base, kind, name: null, role: null });
  if (first !== start && list[start]?.word === true && /^\d/.test(list[start]?.folded ?? ''))
    return unnamed('anonymous');
  if (veil > first && head !== 'document' && head !== 'organisation') return unnamed('anonymous');
  if (head === 'document') return unnamed('document');
  if (head === 'organisation' || head === 'country') return unnamed('organisation');
  if (isMedium(word.folded) || isOutletName(word.folded)) return unnamed('organisation');
  // «الحوثيون»: a movement by its people.
  if (head === null && base.definite && /(ون|يين)$/.test(word.folded)) return unnamed('organisation');
  for (const part of parts) {
    const name = nameIn(tokens, part.from, part.to);
    if (!name) continue;
    if (head === 'anonymous' && !isRole(word.folded)) break;
    const plain = wordsText(tokens, name.from, name.to);
    const rest = parts
      .map((one) => (one === part ? roleAround(tokens, one, name) : wordsText(tokens, one.from, one.to)))
      .filter((text) => text !== '');
    if (head === 'anonymous' && name.to - name.from < 2) break;
    if (plain !== '') return { ...base, kind: 'person', name, role: rest[0] ?? null };
  }
  if (head === 'anonymous') return unnamed('anonymous');
  if (head === 'role') {
    // «رئيس بعثة الصندوق» holds a one-person office; «باحث سياسي» is anybody.
    const next = list[first + 1]?.folded ?? '';
    return unnamed(
      base.definite || isDefinite(next) || (nounClass(next) !== null && first + 1 < end) || isOutletName(next)
        ? 'person'
        : 'anonymous',
    );
  }
  return unnamed(/ه$/.test(word.folded) && base.definite ? 'organisation' : 'person');
}

function roleAround(tokens: Tokens, part: { from: number; to: number }, name: { from: number; to: number }): string {
  const before = wordsText(tokens, part.from, name.from);
  if (before !== '') return before;
  // «فيصل خليفة من الحزب», «جين كونورز قائدة الشرطة»; a verb behind a name is no role.
  const next = tokens.list[name.to]?.folded ?? '';
  return isRole(next) || next === 'من' || next === 'عن' ? wordsText(tokens, name.to, part.to) : '';
}
