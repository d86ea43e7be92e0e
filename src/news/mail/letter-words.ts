import { countNoun, type Digits, dateParts, formatDate, inDigits, type PluralForms } from '../../arabic/index.ts';
import { DAY, type Instant } from '../../base/index.ts';
import type { Form } from '../write/index.ts';
import type { EditionContent } from './edition-content.ts';
import type { LetterLanguage, NewsletterId } from './newsletters.ts';

/** A letter's own words. Arabic is written first; English is for subscribers who asked for it. */
export type LetterWords = {
  direction: 'rtl' | 'ltr';
  newsletter: Record<NewsletterId, string>;
  subject(newsletter: NewsletterId, title: string): string;
  forms: Record<Form, string>;
  mostRead: string;
  readMore: string;
  elsewhere: string;
  photo: string;
  archive: string;
  archivePhoto: string;
  comma: string;
  more(count: number, digits: Digits): string;
  why(newsletter: NewsletterId, publication: string): string;
  /** Before the site's other addresses. */
  mirrors: string;
  preferences: string;
  unsubscribe: string;
  confirm: {
    subject(publication: string): string;
    lead(publication: string): string;
    button: string;
    valid: string;
    ignore: string;
  };
  welcome: {
    subject(publication: string): string;
    lead(publication: string): string;
    when: Record<NewsletterId, string>;
    leave: string;
  };
};

const others: PluralForms = {
  zero: '',
  one: 'ومقال واحد آخر على الموقع',
  two: 'ومقالان آخران على الموقع',
  few: 'و# مقالات أخرى على الموقع',
  many: 'و# مقالًا آخر على الموقع',
  other: 'و# مقال آخر على الموقع',
};

const ar: LetterWords = {
  direction: 'rtl',
  newsletter: { daily: 'النشرة اليومية', weekly: 'النشرة الأسبوعية' },
  subject: (newsletter, title) => `${ar.newsletter[newsletter]}: ${title}`,
  forms: {
    news: '',
    analysis: 'تحليل',
    report: 'تقرير',
    interview: 'مقابلة',
    opinion: 'رأي',
    picture_story: 'قصة مصورة',
    live: 'تغطية حية',
    explainer: 'شرح',
  },
  mostRead: 'الأكثر قراءة',
  readMore: 'اقرأ المقال',
  elsewhere: 'في أقسام أخرى',
  photo: 'الصورة:',
  archive: 'أرشيفية',
  archivePhoto: 'صورة أرشيفية',
  comma: '، ',
  more: (count, digits) => (count === 0 ? '' : countNoun(count, others, digits)),
  why: (newsletter, publication) => `تصلك هذه الرسالة لأنك اشتركت في ${ar.newsletter[newsletter]} من «${publication}».`,
  mirrors: 'إن حُجب الموقع عندك فافتح أحد هذه العناوين:',
  preferences: 'غيّر ما يصلك',
  unsubscribe: 'إلغاء الاشتراك',
  confirm: {
    subject: (publication) => `أكّد اشتراكك في نشرات «${publication}»`,
    lead: (publication) => `طُلب لهذا العنوان الاشتراك في نشرات «${publication}» البريدية:`,
    button: 'أكّد الاشتراك',
    valid: 'الرابط صالح ثلاثة أيام. إن انتهت مدته فاطلب الاشتراك من جديد.',
    ignore: 'إن لم تطلب ذلك فلا تفعل شيئًا: لن يصلك شيء ما لم تضغط الرابط.',
  },
  welcome: {
    subject: (publication) => `بدأ اشتراكك في نشرات «${publication}»`,
    lead: (publication) => `شكرًا لاشتراكك في نشرات «${publication}». ستصلك من الآن:`,
    when: {
      daily: 'النشرة اليومية: ما نشرناه اليوم، كل مساء',
      weekly: 'النشرة الأسبوعية: أهم مقالات الأسبوع وأكثرها قراءة، مرة في الأسبوع',
    },
    leave: 'يمكنك تغيير ما يصلك أو إلغاء الاشتراك متى شئت، بالرابطين أدناه أو بمثلهما في كل رسالة.',
  },
};

const en: LetterWords = {
  direction: 'ltr',
  newsletter: { daily: 'Daily newsletter', weekly: 'Weekly newsletter' },
  subject: (newsletter, title) => `${newsletter === 'daily' ? 'Daily' : 'Weekly'}: ${title}`,
  forms: {
    news: '',
    analysis: 'Analysis',
    report: 'Report',
    interview: 'Interview',
    opinion: 'Opinion',
    picture_story: 'Picture story',
    live: 'Live',
    explainer: 'Explainer',
  },
  mostRead: 'Most read',
  readMore: 'Read the article',
  elsewhere: 'Other sections',
  photo: 'Photo:',
  archive: 'archive',
  archivePhoto: 'Archive photo',
  comma: ', ',
  more: (count) =>
    count === 0 ? '' : count === 1 ? 'and one more article on the site' : `and ${count} more articles on the site`,
  why: (newsletter, publication) =>
    `You receive this letter because you subscribed to the ${newsletter} newsletter of ${publication}.`,
  mirrors: 'If the site is blocked where you are, open one of these addresses:',
  preferences: 'Change what you receive',
  unsubscribe: 'Unsubscribe',
  confirm: {
    subject: (publication) => `Confirm your subscription to ${publication}`,
    lead: (publication) => `Somebody asked for newsletters of ${publication} to be sent to this address:`,
    button: 'Confirm the subscription',
    valid: 'The link works for three days. After that, ask for the subscription again.',
    ignore: 'If it was not you, do nothing: you receive nothing unless the link is followed.',
  },
  welcome: {
    subject: (publication) => `Your subscription to ${publication} has begun`,
    lead: (publication) => `Thank you for subscribing to ${publication}. From now on you receive:`,
    when: {
      daily: 'Daily newsletter: what we published today, every evening',
      weekly: 'Weekly newsletter: the week’s best and most read, once a week',
    },
    leave:
      'You can change what you receive or unsubscribe at any time, by the two links below or their like in every letter.',
  },
};

export const letterWords: Record<LetterLanguage, LetterWords> = { ar, en };

type DatedBy = EditionContent['publication'];

/** «الجمعة 20 تشرين الثاني 2026» for a day, «من 13 إلى 20 تشرين الثاني 2026» for a week. */
export function periodLabel(content: EditionContent, language: LetterLanguage): string {
  const { publication: style, until } = content;
  if (content.newsletter === 'daily') return dateLabel(until, style, language, true);
  const from = Math.max(content.since, until - 7 * DAY);
  if (language === 'en') return `${dateLabel(from, style, 'en', false)} – ${dateLabel(until, style, 'en', false)}`;
  const [first, last] = [dateParts(from, style.zone), dateParts(until, style.zone)];
  const plain = { ...style, hijri: false };
  const start =
    first.month === last.month
      ? inDigits(`${first.day}`, style.digits)
      : formatDate(from, plain, { year: first.year !== last.year });
  return `من ${start} إلى ${formatDate(until, style)}`;
}

function dateLabel(at: Instant, style: DatedBy, language: LetterLanguage, weekday: boolean): string {
  if (language === 'ar') return formatDate(at, style, { weekday });
  const shown = { day: 'numeric', month: 'long', year: 'numeric', timeZone: style.zone } as const;
  return new Intl.DateTimeFormat('en-GB', weekday ? { ...shown, weekday: 'long' } : shown).format(at);
}
