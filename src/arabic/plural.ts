import { type Digits, formatNumber } from './digits.ts';

/**
 * The six forms of an Arabic counted noun (CLDR plural rules of `ar`); `#` stands for the number:
 * `{ zero: 'لا مقالات', one: 'مقال واحد', two: 'مقالان', few: '# مقالات', many: '# مقالًا', other: '# مقال' }`.
 */
export type PluralForms = { zero: string; one: string; two: string; few: string; many: string; other: string };

const rules = new Intl.PluralRules('ar');

/** The form that `count` asks for: 3–10 few, 11–99 many, 100–102 other. */
export function pluralForm(count: number, forms: PluralForms): string {
  return forms[rules.select(count)];
}

/** The counted noun as it is read: `countNoun(3, articles, 'latn')` is «3 مقالات». */
export function countNoun(count: number, forms: PluralForms, digits: Digits): string {
  return pluralForm(count, forms).replace('#', formatNumber(count, digits));
}
