import { isDay, isTime } from './nouns.ts';
import type { Token, Tokens } from './read-tokens.ts';

/** «مطلع الأسبوع» is a time; «مصدر مطلع» is none. */
export function isTimeAt(folded: string, next: string): boolean {
  if (isTime(folded)) return true;
  return (
    /^(مطلع|منتصف|اواخر|اوايل|نهايه|بدايه|موفي)$/.test(folded) &&
    (MONTHS.has(next) || /^(الشهر|الاسبوع|العام|السنه|هذا|يناير)$/.test(next))
  );
}

/** The end of a time: «مساء أمس السبت», «في وقت متأخر الليلة الماضية». */
export function timeEnd(tokens: Tokens, i: number, limit: number): number {
  let end = i + 1;
  while (end < limit && end - i < 6) {
    const token = tokens.list[end] as Token;
    const day =
      isDay(token.folded) ||
      isTime(token.folded) ||
      /^(الماضي|الماضيه|المنقضي|الجاري|الحالي|الفارط|الشهر|الاسبوع|العام|الليله|\d{1,4})$/.test(token.folded) ||
      MONTHS.has(token.folded);
    if (!token.word || !day) break;
    end += 1;
  }
  return end;
}

const MONTHS = new Set(
  'يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر كانون شباط اذار نيسان ايار حزيران تموز اب ايلول تشرين الاول الثاني جانفي فيفري افريل ماي جوان جويليه اوت'.split(
    ' ',
  ),
);
