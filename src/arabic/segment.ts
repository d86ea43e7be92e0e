import { foldRange } from './fold.ts';

/** One word of a text: UTF-16 offsets in the text as it was given, and the word folded. */
export type Word = { start: number; end: number; folded: string };

// A word is letters of the Arabic script, or letters and digits of others, or digits; the marks, tatweel and zero-width
// characters inside stay with it. The change of script ends it: «الـBBC» and «عام2022» are two words each.
// ﷺ ﷻ and ﷽ are whole sentences in one sign and no words.
const JOIN = '\\p{M}\\u0640\\u061C\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u2069\\uFEFF\\u00AD';
const ARABIC = '(?:(?![\\u06E5\\u06E6\\u0640\\uFDFA\\uFDFB\\uFDFD])\\p{Script=Arabic}(?<=\\p{L}))';
const OTHER = '(?:(?!\\p{Script=Arabic})\\p{L})';
const NUMBER = '\\p{Nd}';
const WORD = new RegExp(
  `${ARABIC}(?:${ARABIC}|[${JOIN}\\u06E5\\u06E6])*|${OTHER}(?:${OTHER}|${NUMBER}|[${JOIN}]|['’](?=${OTHER}))*|${NUMBER}(?:${NUMBER}|[${JOIN}])*(?:(?:${OTHER})(?:${OTHER}|${NUMBER}|[${JOIN}])*)?`,
  'gu',
);

/** The words of `text` in order. A word whose folding is empty is none. */
export function segment(text: string): Word[] {
  const words: Word[] = [];
  WORD.lastIndex = 0;
  for (let match = WORD.exec(text); match !== null; match = WORD.exec(text)) {
    const start = match.index;
    const end = start + match[0].length;
    const folded = foldRange(text, start, end);
    if (folded !== '') words.push({ start, end, folded });
  }
  return words;
}
