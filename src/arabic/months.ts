/** Which Gregorian month names a publication prints; `paired` is «تشرين الثاني/نوفمبر». */
export type MonthNames = 'levantine' | 'latin' | 'maghrebi' | 'paired';

const levantine = [
  'كانون الثاني',
  'شباط',
  'آذار',
  'نيسان',
  'أيار',
  'حزيران',
  'تموز',
  'آب',
  'أيلول',
  'تشرين الأول',
  'تشرين الثاني',
  'كانون الأول',
];
const latin = [
  'يناير',
  'فبراير',
  'مارس',
  'أبريل',
  'مايو',
  'يونيو',
  'يوليو',
  'أغسطس',
  'سبتمبر',
  'أكتوبر',
  'نوفمبر',
  'ديسمبر',
];
const moroccan = [
  'يناير',
  'فبراير',
  'مارس',
  'أبريل',
  'ماي',
  'يونيو',
  'يوليوز',
  'غشت',
  'شتنبر',
  'أكتوبر',
  'نونبر',
  'دجنبر',
];
const tunisian = [
  'جانفي',
  'فيفري',
  'مارس',
  'أفريل',
  'ماي',
  'جوان',
  'جويلية',
  'أوت',
  'سبتمبر',
  'أكتوبر',
  'نوفمبر',
  'ديسمبر',
];

/** Months of the Hijri year, Muharram first. */
export const hijriMonths = [
  'محرم',
  'صفر',
  'ربيع الأول',
  'ربيع الآخر',
  'جمادى الأولى',
  'جمادى الآخرة',
  'رجب',
  'شعبان',
  'رمضان',
  'شوال',
  'ذو القعدة',
  'ذو الحجة',
] as const;

/** Days of the week, Sunday first. */
export const weekdays = ['الأحد', 'الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت'] as const;

/** The name of month 1–12. The Maghreb has two habits: Morocco's (نونبر), and Tunisia's and Algeria's (جانفي); the zone tells. */
export function gregorianMonth(month: number, names: MonthNames, zone: string): string {
  const at = month - 1;
  if (names === 'paired') return `${levantine[at] ?? ''}/${latin[at] ?? ''}`;
  if (names === 'levantine') return levantine[at] ?? '';
  if (names === 'latin') return latin[at] ?? '';
  return (zone === 'Africa/Casablanca' || zone === 'Africa/El_Aaiun' ? moroccan : tunisian)[at] ?? '';
}
