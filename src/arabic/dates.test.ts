import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DateStyle, formatDate, formatDateTime, formatHijri, formatRelative, isoInstant } from './dates.ts';
import { formatNumber, inDigits, toAsciiDigits } from './digits.ts';
import { countNoun } from './plural.ts';
import { addDays, dateParts, dayKey, instantAt, isZone, startOfDay, weekKey } from './zone.ts';

const style: DateStyle = { zone: 'Asia/Damascus', months: 'levantine', digits: 'latn', hijri: false };
const noon = Date.UTC(2022, 10, 11, 11, 5);
const MINUTE = 60_000;

describe('dates', () => {
  it.each([
    ['levantine', 'Asia/Damascus', '11 تشرين الثاني 2022'],
    ['latin', 'Africa/Cairo', '11 نوفمبر 2022'],
    ['paired', 'Asia/Baghdad', '11 تشرين الثاني/نوفمبر 2022'],
    ['maghrebi', 'Africa/Casablanca', '11 نونبر 2022'],
    ['maghrebi', 'Africa/Tunis', '11 نوفمبر 2022'],
  ] as const)('are written with %s months in %s', (months, zone, written) => {
    expect(formatDate(noon, { ...style, months, zone })).toBe(written);
  });

  it('name January as Tunisia does', () => {
    expect(formatDate(Date.UTC(2024, 0, 14, 12), { ...style, months: 'maghrebi', zone: 'Africa/Tunis' })).toBe(
      '14 جانفي 2024',
    );
  });

  it('carry weekday, time and city, in Arabic-Indic digits if wanted', () => {
    expect(formatDateTime(noon, { ...style, digits: 'arab' }, { weekday: true, city: 'دمشق' })).toBe(
      'الجمعة ١١ تشرين الثاني ٢٠٢٢، ١٤:٠٥ بتوقيت دمشق',
    );
  });

  it('put the Hijri date beside the other', () => {
    expect(formatHijri(noon, style)).toBe('17 ربيع الآخر 1444 هـ');
    expect(formatDate(noon, { ...style, hijri: true })).toBe('11 تشرين الثاني 2022 (17 ربيع الآخر 1444 هـ)');
  });

  it('are ASCII for machines', () => {
    expect(isoInstant(noon + 789)).toBe('2022-11-11T11:05:00Z');
  });

  it.each([
    [0, 'الآن'],
    [1, 'قبل دقيقة'],
    [2, 'قبل دقيقتين'],
    [3, 'قبل 3 دقائق'],
    [11, 'قبل 11 دقيقة'],
    [60, 'قبل ساعة'],
    [150, 'قبل ساعتين'],
    [600, 'قبل 10 ساعات'],
    [24 * 60, 'أمس'],
    [2 * 24 * 60, 'قبل يومين'],
    [5 * 24 * 60, 'قبل 5 أيام'],
    [40 * 24 * 60, '2 تشرين الأول 2022'],
    [-1, 'بعد دقيقة'],
    [-24 * 60, 'غدًا'],
  ])('of %i minutes ago read %s', (minutes, written) => {
    expect(formatRelative(noon - minutes * MINUTE, noon, style)).toBe(written);
  });
});

describe('days of a zone', () => {
  it('turn at its midnight', () => {
    expect(dayKey(Date.UTC(2022, 10, 11, 20, 59), 'Asia/Damascus')).toBe('2022-11-11');
    expect(dayKey(Date.UTC(2022, 10, 11, 21, 0), 'Asia/Damascus')).toBe('2022-11-12');
  });

  it('stand in weeks that begin where the publication says', () => {
    expect(weekKey(noon, 'Asia/Damascus', 6)).toBe('2022-11-05');
    expect(weekKey(noon, 'Asia/Damascus', 5)).toBe('2022-11-11');
    expect(weekKey(noon, 'Asia/Damascus', 0)).toBe('2022-11-06');
  });

  it('begin at the first instant that bears their name', () => {
    // Cairo's clock jumped from 00:00 to 01:00 on this day: there was no midnight.
    const start = startOfDay('2024-04-26', 'Africa/Cairo');
    expect(dayKey(start, 'Africa/Cairo')).toBe('2024-04-26');
    expect(dayKey(start - 1000, 'Africa/Cairo')).toBe('2024-04-25');
  });

  it('come back from local time to the instant', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_000_000_000 }),
        fc.constantFrom('Asia/Damascus', 'Africa/Casablanca', 'Africa/Cairo', 'UTC', 'Asia/Tehran'),
        (second, zone) => {
          const at = second * 1000;
          const parts = dateParts(at, zone);
          expect(dateParts(instantAt(parts, zone), zone)).toEqual(parts);
        },
      ),
    );
  });

  it('are counted over the ends of months and years', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(addDays('2024-01-01', -1)).toBe('2023-12-31');
  });

  it('know their zones', () => {
    expect([isZone('Asia/Damascus'), isZone('دمشق'), isZone('')]).toEqual([true, false, false]);
  });
});

describe('numbers', () => {
  const articles = {
    zero: 'لا مقالات',
    one: 'مقال واحد',
    two: 'مقالان',
    few: '# مقالات',
    many: '# مقالًا',
    other: '# مقال',
  };

  it.each([
    [0, 'لا مقالات'],
    [1, 'مقال واحد'],
    [2, 'مقالان'],
    [3, '3 مقالات'],
    [10, '10 مقالات'],
    [11, '11 مقالًا'],
    [99, '99 مقالًا'],
    [100, '100 مقال'],
    [103, '103 مقالات'],
    [1000, '1,000 مقال'],
  ])('count %i articles as %s', (count, written) => {
    expect(countNoun(count, articles, 'latn')).toBe(written);
  });

  it('go both ways between numerals', () => {
    expect(inDigits('14:05', 'arab')).toBe('١٤:٠٥');
    expect(toAsciiDigits('١٤:٠٥ ۱۲')).toBe('14:05 12');
    expect(formatNumber(12_500, 'arab')).toBe('١٢٬٥٠٠');
  });
});
