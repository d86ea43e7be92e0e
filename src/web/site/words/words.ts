import { arabic, type Words } from './arabic.ts';
import { english } from './english.ts';

/** The words of a publication's language: English for English, else Arabic, whose readers we are for. */
export function wordsOf(language: string): Words {
  return isEnglish(language) ? english : arabic;
}

export const isEnglish = (language: string): boolean => /^en\b/i.test(language);

/** True for a text written with its harakat: Plex then needs taller lines, or marks of two lines meet. */
export function isVocalised(text: string): boolean {
  const marks = text.match(/[\u064b-\u0652\u0670]/g)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return marks > letters * 0.2;
}
