import { anyLoosePhrase } from './loose-phrase.ts';

export type FurnitureKind = 'newsletter' | 'most_read' | 'share';

/** How the site's own calls begin, not the article's sentences about such things. */
const NEWSLETTER = new RegExp(
  `^[\\s\\u200E\\u200F]*(?:${anyLoosePhrase([
    'هل أعجبك المحتوى',
    'هل أعجبك هذا المحتوى',
    'هل أعجبك المقال',
    'انضم إلى قائمة',
    'انضموا إلى قائمة',
    'اشترك بنشرتنا',
    'اشترك في نشرتنا',
    'اشترك في النشرة',
    'اشترك بالنشرة',
    'اشتركوا في نشرتنا',
    'اشتركوا بنشرتنا',
    'سجل في نشرتنا',
    'للاشتراك في نشرتنا',
    'للاشتراك بنشرتنا',
    'النشرة البريدية',
  ])})`,
  'u',
);
const MOST_READ = new RegExp(
  `^[\\s\\u200E\\u200F]*(?:${anyLoosePhrase(['الأكثر قراءة', 'الأكثر مشاهدة', 'الأكثر تداولا', 'الأكثر رواجا'])})[\\s:：]*[0-9٠-٩۰-۹]*\\s*$`,
  'u',
);
const SHARE = new RegExp(
  `^[\\s\\u200E\\u200F]*(?:${anyLoosePhrase(['شارك المقال', 'شارك هذا المقال', 'شارك الخبر', 'مشاركة', 'شارك على', 'نسخ الرابط', 'طباعة', 'تابعنا على'])})[\\s:：]*$`,
  'u',
);

/** 200: a call is a line or two; a paragraph that happens to begin so is the author's. */
const CALL_MAX = 200;

/** What part of the page's furniture a line is, or null for the article's own. */
export function furnitureOf(line: string): FurnitureKind | null {
  if (line.length > CALL_MAX) return null;
  if (MOST_READ.test(line)) return 'most_read';
  if (NEWSLETTER.test(line)) return 'newsletter';
  return SHARE.test(line) ? 'share' : null;
}
