import type { PluralForms } from '../../arabic/index.ts';
import type { LiveArticle, WithdrawnArticle } from '../../news/publish/index.ts';
import type { BylineRole, Form, ImageOrigin } from '../../news/write/index.ts';

/** The label of a form, as cards and pages show it; plain news needs none. */
export const formLabels: Record<Form, string> = {
  news: '',
  analysis: 'تحليل',
  report: 'تقرير',
  interview: 'مقابلة',
  opinion: 'رأي',
  picture_story: 'قصة مصورة',
  live: 'تغطية حية',
  explainer: 'شرح',
};

export const roleLabels: Record<BylineRole, string> = {
  report: 'تقرير',
  writing: '',
  editing: 'تحرير',
  translation: 'ترجمة',
  photography: 'تصوير',
};

/** Said beside a picture's credit; our own pictures need no word. */
export const originLabels: Record<ImageOrigin, string> = {
  own: '',
  agency: 'وكالة',
  archive: 'صورة أرشيفية',
  social: 'من مواقع التواصل',
  generated: 'صورة مولّدة آليًّا',
};

/** Why an article was withdrawn, as the end of a sentence. */
export const withdrawalReasons: Record<WithdrawnArticle['withdrawal']['reason'], string> = {
  error: 'لخطأ فيه لا يصلحه تصحيح',
  law: 'لسبب قانوني',
  safety: 'حرصًا على سلامة أشخاص ورد ذكرهم فيه',
};

/** Where the article comes from, as one line under it; our own reporting says nothing. */
export function provenanceLine({ kind, source }: LiveArticle['provenance']): string {
  switch (kind) {
    case 'own':
      return '';
    case 'agency':
      return source === '' ? 'المصدر: وكالة أنباء' : `المصدر: ${source}`;
    case 'agencies':
      return source === '' ? 'المصدر: وكالات' : `المصدر: وكالات (${source})`;
    case 'translation':
      return source === '' ? 'مادة مترجمة' : `مترجم عن ${source}`;
    case 'republished':
      return source === '' ? 'مادة معاد نشرها' : `يُنشر بالاتفاق مع ${source}`;
  }
}

export const articleForms: PluralForms = {
  zero: 'لا مقالات',
  one: 'مقال واحد',
  two: 'مقالان',
  few: '# مقالات',
  many: '# مقالًا',
  other: '# مقال',
};
export const resultForms: PluralForms = {
  zero: 'لا نتائج',
  one: 'نتيجة واحدة',
  two: 'نتيجتان',
  few: '# نتائج',
  many: '# نتيجة',
  other: '# نتيجة',
};
export const correctionForms: PluralForms = {
  zero: 'لا تصحيحات',
  one: 'تصحيح واحد',
  two: 'تصحيحان',
  few: '# تصحيحات',
  many: '# تصحيحًا',
  other: '# تصحيح',
};
export const minuteForms: PluralForms = {
  zero: 'أقل من دقيقة',
  one: 'دقيقة واحدة',
  two: 'دقيقتان',
  few: '# دقائق',
  many: '# دقيقة',
  other: '# دقيقة',
};

/** True for a text written with its harakat: Plex then needs taller lines, or marks of two lines meet. */
export function isVocalised(text: string): boolean {
  const marks = text.match(/[\u064b-\u0652\u0670]/g)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return marks > letters * 0.2;
}
