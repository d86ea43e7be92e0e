/**
 * Arabic as text: folding, words, stems, slugs, dates, numerals, quotation marks. Pure, without dependencies, safe in a
 * browser. Words: fold (spellings to one, for matching, never shown), word (a run of letters with its offsets), stem (a
 * word without its affixes), gram (four letters of a word), token (what the analyser hands to the index).
 */
export { ANALYSER_VERSION, analyse, type Token } from './analyse.ts';
export {
  type DateStyle,
  formatDate,
  formatDateTime,
  formatHijri,
  formatRelative,
  formatTime,
  isoInstant,
} from './dates.ts';
export { type Digits, formatNumber, inDigits, toAsciiDigits } from './digits.ts';
export { fold, foldWithOffsets } from './fold.ts';
export { gregorianMonth, hijriMonths, type MonthNames, weekdays } from './months.ts';
export { countNoun, type PluralForms, pluralForm } from './plural.ts';
export {
  applyRepairs,
  DEFAULT_QUOTATION_STYLE,
  findQuotations,
  type Quotation,
  type QuotationRepair,
  type QuotationStyle,
  repairQuotationMarks,
} from './quotation-marks.ts';
export { segment, type Word } from './segment.ts';
export { isSlug, makeSlug } from './slug.ts';
export { bareStem, stem, withoutArticle } from './stem.ts';
export { isStopWord } from './stop-words.ts';
export { titleKey } from './title-key.ts';
export {
  addDays,
  type DateParts,
  type DayKey,
  dateParts,
  dayKey,
  instantAt,
  isZone,
  offsetAt,
  startOfDay,
  weekKey,
} from './zone.ts';
