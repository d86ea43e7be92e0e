/**
 * Folding: the many ways Arabic is typed and stored, to one. After it, two spellings that readers take for the
 * same word are the same string. It is for matching alone and never shown.
 *
 * Dropped: harakat, Quranic marks, dagger alef, tatweel, zero-width and bidi marks, every combining mark (so that
 * NFD input folds like NFC). Folded: أ إ آ ٱ to ا; ى ئ and the Persian, Urdu and Kurdish yehs to ي; ؤ ۆ to و; ة ە ہ to ه;
 * ک گ to ك; پ چ ژ ڤ to ب ج ز ف, as they are typed on an Arabic keyboard; presentation forms and ligatures to their
 * letters; every digit to 0–9; Latin to lower case without accents.
 */
const LETTERS: Record<string, string> = {
  ا: 'أإآٱٲٳٵ',
  و: 'ؤٶٷۄۅۆۇۈۉۊۋ',
  ي: 'ىئیۍێېۑےۓٸؽؾؿ',
  ه: 'ةۀہۂۃەھۿ',
  ك: 'کڪګڬڭڮگڰڱڲڳڴػؼ',
  ب: 'پٻ',
  ج: 'چڄڃڇ',
  ز: 'ژڙ',
  ف: 'ڤڡڢڣڥڦ',
  ق: 'ڧڨٯ',
  ر: 'ڑڕڒړڔڗۯ',
  ل: 'ڵڶڷڸ',
  ن: 'ںڻڼڽڹ',
  ت: 'ٹټ',
  د: 'ڈډڊڋ',
};

/** What a code unit becomes: itself (KEEP), nothing (DROP), more than one letter (LONG), or the unit stored. */
const UNKNOWN = 0;
const DROP = 1;
const LONG = 2;
// 128 kB, filled as characters are met: Intl normalisation of every letter of an archive would be most of indexing.
const table = new Uint16Array(0x10000);
const long = new Map<number, string>();

for (const [to, from] of Object.entries(LETTERS)) {
  for (const letter of from) table[letter.charCodeAt(0)] = to.charCodeAt(0);
}

const DROPPED = /[\p{M}\p{Cf}\u0640\u06E5\u06E6]/gu;

/** The slow and complete rule for one character; the table remembers its answers. */
function foldCharacter(character: string): string {
  const plain = character.normalize('NFKD').replace(DROPPED, '').toLowerCase();
  let out = '';
  for (const letter of plain) {
    const known = letter.length === 1 ? (table[letter.charCodeAt(0)] ?? 0) : 0;
    if (known > LONG) out += String.fromCharCode(known);
    else if (/\p{Nd}/u.test(letter)) out += digitOf(letter);
    else out += letter;
  }
  return out;
}

/** Decimal digits of every script stand in a run from zero to nine (Unicode §4.6), so the place in the run is the value. */
function digitOf(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  for (let value = 0; value < 10; value += 1) {
    if (!/\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) return String(value);
  }
  return letter;
}

function learn(unit: number): number {
  const folded = foldCharacter(String.fromCharCode(unit));
  if (folded === '') table[unit] = DROP;
  else if (folded.length === 1 && folded.charCodeAt(0) > LONG) table[unit] = folded.charCodeAt(0);
  else {
    table[unit] = LONG;
    long.set(unit, folded);
  }
  return table[unit] ?? DROP;
}

/** `text` between two UTF-16 offsets, folded. */
export function foldRange(text: string, start: number, end: number): string {
  let out = '';
  for (let i = start; i < end; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit <= 0xdbff && i + 1 < end) {
      out += foldCharacter(text.slice(i, i + 2));
      i += 1;
      continue;
    }
    let to = table[unit] ?? UNKNOWN;
    if (to === UNKNOWN) to = learn(unit);
    if (to === LONG) out += long.get(unit) ?? '';
    else if (to !== DROP) out += String.fromCharCode(to);
  }
  return out;
}

/** The whole of `text`, folded. `fold(fold(x))` is `fold(x)`. */
export function fold(text: string): string {
  return foldRange(text, 0, text.length);
}

/**
 * Folds and keeps the way back: `starts[i]` and `ends[i]` are the UTF-16 offsets in `text` of what became the
 * i-th code unit of `folded`; marks that were dropped belong to the letter before them.
 */
export function foldWithOffsets(text: string): { folded: string; starts: Uint32Array; ends: Uint32Array } {
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (let i = 0; i < text.length; ) {
    const size = (text.codePointAt(i) ?? 0) > 0xffff ? 2 : 1;
    const piece = foldRange(text, i, i + size);
    for (let k = 0; k < piece.length; k += 1) {
      starts.push(i);
      ends.push(i + size);
    }
    if (piece === '' && ends.length > 0) ends[ends.length - 1] = i + size;
    folded += piece;
    i += size;
  }
  return { folded, starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}
