import { describe, expect, it } from 'vitest';
import { dayOf } from './day-of.ts';

/** A Tuesday. */
const PUBLISHED = '2026-11-24';

describe('the day of a statement', () => {
  it.each([
    ['الجمعة', '2026-11-20', 'الجمعة'],
    ['يوم الإثنين', '2026-11-23', 'الإثنين'],
    ['مساء أمس السبت', '2026-11-21', 'السبت'],
    ['الثلاثاء', '2026-11-24', 'الثلاثاء'],
    ['الثلاثاء الماضي', '2026-11-17', 'الثلاثاء'],
    ['أمس', '2026-11-23', null],
    ['أمس الأول', '2026-11-22', null],
    ['اليوم', '2026-11-24', null],
  ])('«%s» is %s', (when, day, weekday) => {
    expect(dayOf(when, PUBLISHED)).toEqual({ day, weekday });
  });

  it.each(['مؤخرا', 'في وقت سابق', 'الأحد المقبل', 'الجمعة 3 نيسان', ''])('«%s» is none that can be told', (when) => {
    expect(dayOf(when, PUBLISHED)).toBeNull();
  });
});
