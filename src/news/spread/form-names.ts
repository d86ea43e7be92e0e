import type { Form } from '../write/index.ts';

const arabic: Record<Form, string> = {
  news: '',
  analysis: 'تحليل',
  report: 'تقرير',
  interview: 'مقابلة',
  opinion: 'رأي',
  picture_story: 'قصة مصورة',
  live: 'تغطية حية',
  explainer: 'شرح',
};

const english: Record<Form, string> = {
  news: '',
  analysis: 'Analysis',
  report: 'Report',
  interview: 'Interview',
  opinion: 'Opinion',
  picture_story: 'In pictures',
  live: 'Live',
  explainer: 'Explainer',
};

/** The word that goes before a headline outside the site, in the article's own language; plain news needs none. */
export function formName(form: Form, language: string): string {
  return isArabic(language) ? arabic[form] : english[form];
}

export function isArabic(language: string): boolean {
  return language === 'ar' || language.startsWith('ar-');
}
