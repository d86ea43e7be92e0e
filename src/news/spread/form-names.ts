import type { Form } from '../write/index.ts';

/** The words for an article's form, on the site and wherever its headline goes. */
export const formNames: Record<'ar' | 'en', Record<Form, string>> = {
  ar: {
    news: '',
    analysis: 'تحليل',
    report: 'تقرير',
    interview: 'مقابلة',
    opinion: 'رأي',
    picture_story: 'قصة مصورة',
    live: 'تغطية حية',
    explainer: 'شرح',
  },
  en: {
    news: '',
    analysis: 'Analysis',
    report: 'Report',
    interview: 'Interview',
    opinion: 'Opinion',
    picture_story: 'In pictures',
    live: 'Live',
    explainer: 'Explainer',
  },
};

/** The word that goes before a headline outside the site, in the article's own language; plain news needs none. */
export function formName(form: Form, language: string): string {
  return formNames[isArabic(language) ? 'ar' : 'en'][form];
}

export function isArabic(language: string): boolean {
  return language === 'ar' || language.startsWith('ar-');
}
