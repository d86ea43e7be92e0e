import type { ErrorParams } from '../base/index.ts';

/** A param as text between `before` and `after`, or `otherwise` when it is absent or empty. */
export function text(params: ErrorParams, name: string, otherwise: string, before = '', after = ''): string {
  const value = params[name];
  if (value === undefined || value === '' || Array.isArray(value)) return otherwise;
  // 200: a sentence stays one; the whole value travels in the problem's params.
  const shown = String(value);
  return `${before}${shown.length > 200 ? `${shown.slice(0, 200)}…` : shown}${after}`;
}

export function number(params: ErrorParams, name: string, otherwise: number): string {
  const value = params[name];
  return String(typeof value === 'number' ? value : otherwise);
}

function list(
  params: ErrorParams,
  name: string,
  otherwise: string,
  comma: string,
  before: string,
  after: string,
): string {
  const value = params[name];
  const items = Array.isArray(value) ? value : value === undefined || value === '' ? [] : [String(value)];
  return items.length === 0 ? otherwise : `${before}${items.join(comma)}${after}`;
}

export function arabicList(params: ErrorParams, name: string, otherwise: string, before = '', after = ''): string {
  return list(params, name, otherwise, '، ', before, after);
}

export function englishList(params: ErrorParams, name: string, otherwise: string, before = '', after = ''): string {
  return list(params, name, otherwise, ', ', before, after);
}

/** `seconds` as Arabic counts them: 1 and 2 are words, 3 to 10 take the plural, the rest the singular. */
export function arabicSeconds(params: ErrorParams): string {
  const seconds = params.seconds;
  if (typeof seconds !== 'number') return 'قليلًا';
  if (seconds > 90) return arabicCount(Math.ceil(seconds / 60), 'دقيقة واحدة', 'دقيقتين', 'دقائق', 'دقيقة');
  return arabicCount(seconds, 'ثانية واحدة', 'ثانيتين', 'ثوانٍ', 'ثانية');
}

export function englishSeconds(params: ErrorParams): string {
  const seconds = params.seconds;
  if (typeof seconds !== 'number') return 'a little';
  const minutes = Math.ceil(seconds / 60);
  if (seconds > 90) return `${minutes} minutes`;
  return seconds === 1 ? '1 second' : `${seconds} seconds`;
}

/** A count with its noun in the form that Arabic asks for (CLDR's one, two, few, and many or other). */
function arabicCount(count: number, one: string, two: string, few: string, many: string): string {
  if (count === 1) return one;
  if (count === 2) return two;
  const lastTwo = count % 100;
  return `${count} ${lastTwo >= 3 && lastTwo <= 10 ? few : many}`;
}

const ARABIC_STATES: Record<string, string> = {
  draft: 'مسودة',
  in_review: 'قيد المراجعة',
  scheduled: 'مجدولة للنشر',
  published: 'منشورة',
  withdrawn: 'مسحوبة',
};

export function arabicState(params: ErrorParams): string {
  return ARABIC_STATES[String(params.state ?? '')] ?? 'في حالتها الراهنة';
}

const ARABIC_EDITION_STATES: Record<string, string> = {
  held: 'ينتظر إذنًا',
  sending: 'قيد الإرسال',
  done: 'أُرسل',
  empty: 'بلا جديد',
  cancelled: 'ملغى',
};

export function arabicEditionState(params: ErrorParams): string {
  return ARABIC_EDITION_STATES[String(params.state ?? '')] ?? 'في حاله الراهن';
}

export function arabicPasswordFault(params: ErrorParams): string {
  if (params.why === 'short') return `كلمة المرور أقصر من ${number(params, 'min', 10)} أحرف.`;
  if (params.why === 'long') return `كلمة المرور أطول من ${number(params, 'max', 128)} حرفًا.`;
  if (params.why === 'common') return 'كلمة المرور هذه من أكثر الكلمات شيوعًا، ويجرّبها المخترقون أولًا.';
  if (params.why === 'personal') return 'كلمة المرور تحوي اسمك أو بريدك.';
  return 'كلمة المرور ضعيفة.';
}

export function englishPasswordFault(params: ErrorParams): string {
  if (params.why === 'short') return `The password is shorter than ${number(params, 'min', 10)} characters.`;
  if (params.why === 'long') return `The password is longer than ${number(params, 'max', 128)} characters.`;
  if (params.why === 'common') return 'This password is among the most common ones, which attackers try first.';
  if (params.why === 'personal') return 'The password contains your name or address.';
  return 'The password is weak.';
}

const THINGS: Record<string, { ar: string; en: string }> = {
  article: { ar: 'المادة', en: 'The article' },
  revision: { ar: 'هذه النسخة من المادة', en: 'That version of the article' },
  section: { ar: 'القسم', en: 'The section' },
  contributor: { ar: 'الكاتب', en: 'The contributor' },
  account: { ar: 'الحساب', en: 'The account' },
  token: { ar: 'الرمز البرمجي', en: 'The token' },
  job: { ar: 'المهمة', en: 'The job' },
  media: { ar: 'الصورة', en: 'The picture' },
  attribution: { ar: 'هذه النسبة إلى مصدر', en: 'That attribution' },
  source: { ar: 'هذا المصدر', en: 'That source' },
  outlet: { ar: 'هذه الوسيلة الإعلامية', en: 'That outlet' },
  breaking: { ar: 'هذا العاجل', en: 'That breaking line' },
  entry: { ar: 'هذا المدخل', en: 'That entry' },
  story: { ar: 'القصة المستمرة', en: 'The running story' },
  page: { ar: 'الصفحة', en: 'The page' },
  advertisement: { ar: 'الإعلان', en: 'The advertisement' },
  tag: { ar: 'الوسم', en: 'The tag' },
  tip: { ar: 'هذه الرسالة', en: 'That message' },
  edition: { ar: 'هذا العدد', en: 'That edition' },
};

/** What was looked for, from the param `what`. */
export function thing(params: ErrorParams, language: 'ar' | 'en'): string {
  const otherwise = { ar: 'ما تطلبه', en: 'What you asked for' };
  return (THINGS[String(params.what)] ?? otherwise)[language];
}

const FIELDS: Record<string, { ar: string; en: string }> = {
  title: { ar: 'العنوان', en: 'title' },
  deck: { ar: 'الملخّص', en: 'deck' },
  body: { ar: 'النصّ', en: 'text' },
  sectionId: { ar: 'القسم', en: 'section' },
  tags: { ar: 'الوسوم', en: 'tags' },
  form: { ar: 'نوع المادة', en: 'form' },
  language: { ar: 'اللغة', en: 'language' },
  direction: { ar: 'اتجاه الكتابة', en: 'direction' },
  dateline: { ar: 'مكان الخبر وتاريخه', en: 'dateline' },
  bylines: { ar: 'أسماء الكتّاب', en: 'bylines' },
  provenance: { ar: 'مصدر المادة', en: 'provenance' },
  slug: { ar: 'العنوان المختصر', en: 'slug' },
  leadImage: { ar: 'الصورة الرئيسية', en: 'lead picture' },
  searchTitle: { ar: 'عنوان البحث', en: 'search title' },
  searchDescription: { ar: 'وصف البحث', en: 'search description' },
  settings: { ar: 'الإعدادات', en: 'settings' },
};

/** Names of an article's fields from the param `fields`, ready to stand in a sentence; '' when there are none. */
export function fields(params: ErrorParams, language: 'ar' | 'en'): string {
  const keys = Array.isArray(params.fields) ? params.fields : [];
  return keys.map((key: string) => FIELDS[key]?.[language] ?? key).join(language === 'ar' ? '، ' : ', ');
}

/** What two people changed at once: an article, unless the param `fields` says it was the settings. */
export function changedThing(params: ErrorParams, language: 'ar' | 'en'): string {
  const settings = Array.isArray(params.fields) && params.fields.includes('settings');
  if (language === 'ar') return settings ? 'هذه الإعدادات' : 'هذه المادة';
  return settings ? 'the settings' : 'this article';
}
