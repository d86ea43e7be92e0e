import type { State } from '../news/write/index.ts';

const ar = {
  newsroom: 'غرفة التحرير',
  otherLanguage: 'English',
  email: 'البريد الإلكتروني',
  password: 'كلمة المرور',
  signIn: 'دخول',
  signOut: 'خروج',
  search: 'ابحث في العناوين',
  section: 'القسم',
  allSections: 'كل الأقسام',
  states: 'حالة المقالات',
  all: 'الكل',
  draft: 'مسودّات',
  in_review: 'قيد المراجعة',
  scheduled: 'مجدولة',
  published: 'منشورة',
  withdrawn: 'مسحوبة',
  title: 'العنوان',
  state: 'الحالة',
  changedBy: 'آخر من عدّل',
  changedAt: 'وقت التعديل',
  untitled: 'بلا عنوان',
  empty: 'لا مقالات هنا. غيّر الحالة أو امسح البحث.',
  loading: 'يجري التحميل…',
  more: 'المزيد',
  retry: 'أعد المحاولة',
  offline: 'تعذّر الوصول إلى الخادم. تحقّق من الاتصال ثم أعد المحاولة.',
};

/** Every catalogue has every string: one that is missing does not compile. */
export type Strings = Record<keyof typeof ar, string> & Record<State, string>;
export type Tongue = 'ar' | 'en';

const en: Strings = {
  newsroom: 'Newsroom',
  otherLanguage: 'العربية',
  email: 'Email',
  password: 'Password',
  signIn: 'Sign in',
  signOut: 'Sign out',
  search: 'Search titles',
  section: 'Section',
  allSections: 'All sections',
  states: 'State of articles',
  all: 'All',
  draft: 'Drafts',
  in_review: 'In review',
  scheduled: 'Scheduled',
  published: 'Published',
  withdrawn: 'Withdrawn',
  title: 'Title',
  state: 'State',
  changedBy: 'Last changed by',
  changedAt: 'Changed',
  untitled: 'Untitled',
  empty: 'No articles here. Change the state or clear the search.',
  loading: 'Loading…',
  more: 'More',
  retry: 'Try again',
  offline: 'The server cannot be reached. Check the connection, then try again.',
};

export const strings: Record<Tongue, Strings> = { ar, en };
