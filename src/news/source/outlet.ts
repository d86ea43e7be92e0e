import { isDay, isMedium, isTime, nounClass, outletWords } from './nouns.ts';
import { wordsText } from './read-phrase.ts';
import type { Tokens } from './read-tokens.ts';

/** A medium named in tokens [from, to): its name alone and the whole mention. */
export type Outlet = { name: string; mention: string; head: string; from: number; to: number };

/** 7: «وكالة أنباء الشرق الأوسط الرسمية المصرية» has six words. */
const WORDS = 7;
/** 60: the longest quoted name of a paper; a longer quotation is something said. */
const QUOTED = 60;
/** Words of an agency's own title: «وكالة» or «هيئة» then belongs to the name. */
const OWN_TITLE = /انباء|صحافه|اذاعه/;
const AFTER = new Set(
  'ان انه انها انهم عن في من على الي قوله قولها قولهم عبر خلال التي الذي بعد قبل حول بشان بان موخرا نقلا قال قالت مع ضمن اثر عقب حيث و'.split(
    ' ',
  ),
);
const ORIGIN =
  /^ال(رسميه|سعوديه|مصريه|كويتيه|اميركيه|امريكيه|بريطانيه|فرنسيه|اسراييليه|عبريه|تركيه|روسيه|ايرانيه|عراقيه|سوريه|لبنانيه|قطريه|المانيه|ليبيه|تونسيه|جزايريه|مغربيه|اردنيه|خاصه|محليه|حكوميه)$/;

/** The word without a joined ل or ب: «لصحيفة», «للجزيرة». */
function unjoined(folded: string): string[] {
  const out = [folded];
  if (/^[لب]/.test(folded)) out.push(folded.slice(1));
  if (/^لل/.test(folded)) out.push(`ال${folded.slice(2)}`);
  if (/^و[لب]?/.test(folded)) out.push(folded.slice(1));
  return out;
}

/** Verbs close together look at the same words again and again: each medium of a run is read once. */
const readOnce = new WeakMap<Tokens, Map<number, Outlet | null>>();

/** The medium whose mention begins at token `i`, or null. «الصحيفة» alone names none. */
export function readOutlet(tokens: Tokens, i: number, to: number): Outlet | null {
  const known = readOnce.get(tokens) ?? new Map<number, Outlet | null>();
  readOnce.set(tokens, known);
  let outlet = known.get(i);
  if (outlet === undefined) {
    outlet = mentionAt(tokens, i, tokens.list.length);
    known.set(i, outlet);
  }
  return outlet === null || outlet.to <= to ? outlet : mentionAt(tokens, i, to);
}

function mentionAt(tokens: Tokens, i: number, to: number): Outlet | null {
  const first = tokens.list[i];
  if (!first?.word) return null;
  const readings = unjoined(first.folded);
  const medium = readings.find((word) => isMedium(word) && !/^ال/.test(word));
  if (medium !== undefined) return named(tokens, i, to, medium);
  if (first.folded.endsWith('هييه') && /اذاعه/.test(tokens.list[i + 1]?.folded ?? ''))
    return named(tokens, i, to, 'هييه');
  const rest = tokens.list.slice(i + 1, Math.min(to, i + 4)).map((token) => (token.word ? token.folded : '،'));
  for (const word of readings) {
    const count = outletWords([word, ...rest]);
    if (count === 0) continue;
    const start = first.end - Math.min(first.end - first.start, word.length);
    const name = clean(tokens.text.slice(word === first.folded ? first.start : start, tokens.list[i + count - 1]?.end));
    return {
      name: word.startsWith('ال') && first.folded.startsWith('لل') ? `ال${name.slice(2)}` : name,
      mention: name,
      head: '',
      from: i,
      to: i + count,
    };
  }
  return null;
}

function named(tokens: Tokens, i: number, to: number, head: string): Outlet | null {
  const { list, text } = tokens;
  const first = list[i];
  if (!first) return null;
  const from = first.end - Math.min(first.end - first.start, head.length);
  const make = (name: string, end: number): Outlet | null =>
    name === ''
      ? null
      : {
          name: clean(name),
          mention: clean(text.slice(first.folded === head ? first.start : from, list[end - 1]?.end)),
          head,
          from: i,
          to: end,
        };
  const start = i + 1;
  // «راديو هيئة الإذاعة …»: the second noun is the medium.
  if (/^(هييه|وكاله|صحيفه|قناه|شبكه)$/.test(list[start]?.folded ?? '')) return readOutlet(tokens, start, to);
  // «وكالة الاستخبارات», «وكالة الطاقة»: agencies of another kind.
  if (
    head === 'وكاله' &&
    /^ال(استخبارات|مخابرات|طاقه|فضاء|دوليه|وطنيه|غوث|تنميه)|^(الاستخبارات|ناسا|غوث)/.test(list[start]?.folded ?? '')
  )
    return null;
  const quotation = tokens.opening.get(start);
  if (quotation?.closed && quotation.end - quotation.start <= QUOTED) {
    let end = start + 1;
    while (end < to && (list[end]?.start ?? 0) <= quotation.end) end += 1;
    if (ORIGIN.test(list[end]?.folded ?? '')) end += 1;
    return make(text.slice(quotation.start, quotation.end), end);
  }
  if (list[start]?.folded === '(') {
    let end = start + 1;
    while (end < to && end - start < WORDS && list[end]?.folded !== ')') end += 1;
    return make(wordsText(tokens, start + 1, end), Math.min(to, end + 1));
  }
  let end = start;
  while (end < to && end - start < WORDS && list[end]?.word && goesOn(list[end]?.folded ?? '')) end += 1;
  if (end === start) return null;
  // «وكالة الأنباء الرسمية "وات"»: the short name counts.
  const short = tokens.opening.get(end);
  if (short?.closed && short.end - short.start <= QUOTED / 4) {
    let close = end + 1;
    while (close < to && (list[close]?.start ?? 0) <= short.end) close += 1;
    return make(text.slice(short.start, short.end), close);
  }
  let last = end;
  if (
    end - start >= 2 &&
    ORIGIN.test(list[end - 1]?.folded ?? '') &&
    !/^(انباء|الانباء)$/.test(list[end - 2]?.folded ?? '')
  )
    last -= 1;
  const own = head === 'هييه' || list.slice(start, end).some((token) => OWN_TITLE.test(token.folded));
  if (own) {
    // «وكالة أنباء رويترز»: the name is the agency's own.
    const known = outletWords(list.slice(start + 1, end).map((token) => token.folded));
    if (/انباء/.test(list[start]?.folded ?? '') && known === 1)
      return make(wordsText(tokens, start + 1, start + 1 + known), end);
    // «وكالة الأنباء اليمنية سبأ»: the short name behind the country.
    const country = list.slice(start, end).findIndex((token) => /^ال.+يه$/.test(token.folded));
    if (country > 0 && start + country + 2 === end) return make(wordsText(tokens, end - 1, end), end);
    let name = text.slice(first.folded === head ? first.start : from, list[last - 1]?.end);
    // «هيئة الإذاعة البريطانية (بي.بي.سي)»: the short name in brackets belongs to it.
    if (list[end]?.folded === '(') {
      let close = end + 1;
      while (close < to && close - end < WORDS && list[close]?.folded !== ')') close += 1;
      if (list[close]?.folded === ')') {
        name = text.slice(first.folded === head ? first.start : from, list[close]?.end);
        end = close + 1;
      }
    }
    return make(name, end);
  }
  return make(wordsText(tokens, start, last), end);
}

function goesOn(folded: string): boolean {
  if (AFTER.has(folded) || isTime(folded) || (isDay(folded) && folded !== 'الاحد')) return false;
  return OWN_TITLE.test(folded) || !/^(لل|[لب]ال|[لب]).{4,}/.test(folded);
}

const clean = (name: string): string =>
  name
    .replace(/["«»“”„‟‹›″]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** The first medium mentioned in tokens [from, to). */
export function findOutlet(tokens: Tokens, from: number, to: number): Outlet | null {
  for (let i = from; i < to; i += 1) {
    const outlet = readOutlet(tokens, i, to) ?? quotedOutlet(tokens, i, to);
    if (outlet) return outlet;
  }
  return null;
}

/** Every medium named in tokens [from, to). */
export function findOutlets(tokens: Tokens, from: number, to: number): Outlet[] {
  const out: Outlet[] = [];
  for (let i = from; i < to; i += 1) {
    const outlet = readOutlet(tokens, i, to);
    if (!outlet) continue;
    out.push(outlet);
    i = outlet.to - 1;
  }
  return out;
}

/** «الصحيفة», «للقناة» among tokens [from, to): the noun of a medium named before, or null. */
export function pointsAtMedium(tokens: Tokens, from: number, to: number): string | null {
  for (let i = from; i < to; i += 1) {
    const match = /^(?:[وف]?(?:ال|لل))(.+)$/.exec(tokens.list[i]?.folded ?? '');
    if (match && tokens.list[i]?.word && isMedium(match[1] as string)) return match[1] as string;
  }
  return null;
}

/**
 * «في حديث مع "…"», «في تصريح لـ"…"»: what is quoted behind an occasion of speaking is a medium. `addressed`: the verb
 * before it is one of speaking, which is occasion enough.
 */
export function quotedOutlet(tokens: Tokens, i: number, to: number, addressed = false): Outlet | null {
  const { list, text } = tokens;
  const quotation = tokens.opening.get(i);
  if (
    !quotation?.closed ||
    quotation.end - quotation.start > QUOTED / 2 ||
    !/^(مع|ل|لـ|لمراسل|عبر|نقلته|نقلتها|نشرته|نشرتها|بثته|بثتها)$/.test(list[i - 1]?.folded ?? '')
  )
    return null;
  const occasion = list
    .slice(Math.max(0, i - 6), i)
    .some((token) =>
      /^(تصريح|حديث|حوار|مقابل|لقاء|اتصال|مداخل|مراسل|لمراسل|تصريحات)/.test(token.folded.replace(/^(ال|ب|و)/, '')),
    );
  if (!occasion && !addressed) return null;
  let end = i + 1;
  while (end < to && (list[end]?.start ?? 0) <= quotation.end) end += 1;
  const name = clean(text.slice(quotation.start, quotation.end));
  return { name, mention: name, head: '', from: i, to: end };
}

/** The medium that a source is itself («صحيفة X», «X» in quotation marks that is known as one), or null. */
export function outletOfSource(tokens: Tokens, from: number, to: number): Outlet | null {
  for (let i = from; i < Math.min(to, from + 12); i += 1) {
    if (!tokens.list[i]?.word) continue;
    const outlet = readOutlet(tokens, i, to);
    // «تقرير أعدته "…"», «وسائل إعلام بينها صحيفة …»: a medium further back carries it too.
    if (outlet) return outlet;
    if (i === from && nounClass(tokens.list[i]?.folded ?? '') === 'role') return null;
  }
  return null;
}
