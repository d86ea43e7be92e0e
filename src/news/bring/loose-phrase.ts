/** Harakat, dagger alef, tatweel and zero-width marks: what may stand after a letter without changing the word. */
const MARKS = '[\\u0610-\\u061A\\u0640\\u064B-\\u065F\\u0670\\u200B-\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]*';

const CLASSES: Record<string, string> = {
  ا: '[اأإآٱ]',
  أ: '[اأإآٱ]',
  إ: '[اأإآٱ]',
  آ: '[اأإآٱ]',
  ى: '[ىيی]',
  ي: '[يىی]',
  ك: '[كک]',
  ة: '[ةه]',
  ه: '[هة]',
};

/**
 * The source of a regular expression that finds `phrase` in every spelling that sites print: any alef for any
 * alef, ya for alef maqsura, harakat and tatweel anywhere, any run of spaces («إقرأ أيضا», «اقرأ أيضًا», «اقرأ أيضاً»).
 */
export function loosePhrase(phrase: string): string {
  return [...phrase]
    .map((letter) => {
      if (letter === ' ') return '[\\s\\u00A0]+';
      return (CLASSES[letter] ?? letter.replace(/[.*+?^${}()|[\]\\]/, '\\$&')) + MARKS;
    })
    .join('');
}

/** One expression for any of `phrases`, the longest first so that «قد يهمك أيضا» is not cut at «قد يهمك». */
export function anyLoosePhrase(phrases: readonly string[]): string {
  return [...phrases]
    .sort((a, b) => b.length - a.length)
    .map(loosePhrase)
    .join('|');
}
