import { anyLoosePhrase } from './loose-phrase.ts';

/** What Arabic sites put before the title of another article in the middle of a text. */
const OPENINGS = [
  'قد يهمك',
  'قد يهمك أيضا',
  'قد يهمك قراءة',
  'قد يهمكم',
  'ربما يهمك',
  'يهمك أيضا',
  'اقرأ أيضا',
  'اقرأوا أيضا',
  'اقرؤوا أيضا',
  'اقرأ كذلك',
  'اقرأ المزيد',
  'اقرأ عن',
  'اقرأ في',
  'قد يعجبك',
  'قد يعجبك أيضا',
  'شاهد أيضا',
  'شاهدوا أيضا',
  'طالع أيضا',
  'انظر أيضا',
  'تابع أيضا',
  'ذات صلة',
  'موضوع ذو صلة',
  'مواضيع ذات صلة',
  'للمزيد',
];

const LINE = new RegExp(
  `^[\\s\\u200E\\u200F*•\\-–—«»\\[(]*(?:${anyLoosePhrase(OPENINGS)})\\s*[»\\])]?\\s*[:：|–—-]\\s*(.*)$`,
  'u',
);
const ALONE = new RegExp(`^[\\s\\u200E\\u200F*•\\-–—]*(?:${anyLoosePhrase(OPENINGS)})\\s*[:：.…]*\\s*$`, 'u');

/**
 * Reads an inline related link such as «قد يهمك: العنوان». Returns the title ('' when the line holds only the opening
 * and the title is on the next line), or null when the line is nothing of the kind.
 */
export function readRelatedLine(line: string): string | null {
  const match = LINE.exec(line);
  if (match) return (match[1] ?? '').trim();
  return ALONE.test(line) ? '' : null;
}
