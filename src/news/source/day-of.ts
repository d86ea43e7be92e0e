import { addDays, type DayKey, fold, weekdays } from '../../arabic/index.ts';

/** Sunday first. */
const WEEKDAYS = weekdays.map(fold);
const BACK: Record<string, number> = { اليوم: 0, امس: 1, 'امس الاول': 2, 'اول امس': 2, البارحه: 1 };

/**
 * The day that a time of speaking means in an article that was published on `published`: «الجمعة» the last one that was,
 * «أمس» the day before. `weekday` is the day's name where the text gives it. Null for every other time, and for one with a
 * date of its own.
 */
export function dayOf(when: string, published: DayKey): { day: DayKey; weekday: string | null } | null {
  if (/\p{Nd}/u.test(when)) return null;
  const words = when.split(/\s+/u).filter((word) => word !== '');
  const folded = words.map(fold);
  const at = folded.findIndex((word) => WEEKDAYS.includes(word));
  if (at >= 0) {
    // «الجمعة المقبل» is no time at which something was said already.
    if (folded.some((word) => /^(المقبل|القادم|التالي)ه?$/.test(word))) return null;
    const today = new Date(`${published}T00:00:00Z`).getUTCDay();
    const back = (today - WEEKDAYS.indexOf(folded[at] as string) + 7) % 7;
    const before = back === 0 && folded.some((word) => /^(الماضي|الفايت|المنصرم)$/.test(word)) ? 7 : back;
    return { day: addDays(published, -before), weekday: words[at] ?? null };
  }
  const back = BACK[folded.join(' ')];
  return back === undefined ? null : { day: addDays(published, -back), weekday: null };
}
