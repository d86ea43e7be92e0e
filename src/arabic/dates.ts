import { DAY, HOUR, type Instant, MINUTE } from '../base/index.ts';
import { type Digits, inDigits } from './digits.ts';
import { gregorianMonth, hijriMonths, type MonthNames, weekdays } from './months.ts';
import { countNoun, type PluralForms } from './plural.ts';
import { dateParts, dayKey } from './zone.ts';

/** How a publication writes dates; a {@link Publication}'s settings fit it as they are. */
export type DateStyle = {
  /** IANA name of the publication's zone. */
  zone: string;
  months: MonthNames;
  digits: Digits;
  /** The Hijri date beside the Gregorian one (Umm al-Qura). */
  hijri: boolean;
};

/** «11 تشرين الثاني/نوفمبر 2022», with the weekday before it if asked, and the Hijri date after it if the style says so. */
export function formatDate(at: Instant, style: DateStyle, show: { weekday?: boolean; year?: boolean } = {}): string {
  const parts = dateParts(at, style.zone);
  const words = [`${parts.day}`, gregorianMonth(parts.month, style.months, style.zone)];
  if (show.weekday === true) words.unshift(weekdays[parts.weekday] ?? '');
  if (show.year !== false) words.push(`${parts.year}`);
  const date = inDigits(words.join(' '), style.digits);
  return style.hijri ? `${date} (${formatHijri(at, style)})` : date;
}

/** «14:05» in the publication's zone, 24 hours. */
export function formatTime(at: Instant, style: Pick<DateStyle, 'zone' | 'digits'>): string {
  const { hour, minute } = dateParts(at, style.zone);
  return inDigits(`${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`, style.digits);
}

/** «الجمعة 11 تشرين الثاني 2022، 14:05», and «بتوقيت دمشق» when the city is given. */
export function formatDateTime(at: Instant, style: DateStyle, show: { weekday?: boolean; city?: string } = {}): string {
  const city = show.city === undefined || show.city === '' ? '' : ` بتوقيت ${show.city}`;
  return `${formatDate(at, style, { weekday: show.weekday ?? false })}، ${formatTime(at, style)}${city}`;
}

/** «17 ربيع الآخر 1444 هـ» by the Umm al-Qura calendar. */
export function formatHijri(at: Instant, style: Pick<DateStyle, 'zone' | 'digits'>): string {
  const parts = hijriFormat(style.zone).formatToParts(at);
  const numeric = (type: string) => Number(parts.find((part) => part.type === type)?.value.replace(/\D/g, ''));
  const month = hijriMonths[numeric('month') - 1] ?? '';
  return inDigits(`${numeric('day')} ${month} ${numeric('year')} هـ`, style.digits);
}

const hijriFormats = new Map<string, Intl.DateTimeFormat>();

function hijriFormat(zone: string): Intl.DateTimeFormat {
  let format = hijriFormats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
      timeZone: zone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    });
    hijriFormats.set(zone, format);
  }
  return format;
}

// After قبل and بعد the dual is in the genitive: «قبل دقيقتين».
const minutes: PluralForms = {
  zero: 'أقل من دقيقة',
  one: 'دقيقة',
  two: 'دقيقتين',
  few: '# دقائق',
  many: '# دقيقة',
  other: '# دقيقة',
};
const hours: PluralForms = {
  zero: 'أقل من ساعة',
  one: 'ساعة',
  two: 'ساعتين',
  few: '# ساعات',
  many: '# ساعة',
  other: '# ساعة',
};
const days: PluralForms = {
  zero: 'أقل من يوم',
  one: 'يوم',
  two: 'يومين',
  few: '# أيام',
  many: '# يومًا',
  other: '# يوم',
};

/**
 * How long ago, as a reader would say it: «الآن», «قبل 3 دقائق», «قبل ساعتين», «أمس», «قبل 5 أيام»; from a week on the date.
 * A future instant reads «بعد …» and «غدًا».
 */
export function formatRelative(at: Instant, now: Instant, style: DateStyle): string {
  const distance = Math.abs(now - at);
  const word = at <= now ? 'قبل' : 'بعد';
  if (distance < MINUTE) return at <= now ? 'الآن' : 'بعد لحظات';
  if (distance < HOUR) return `${word} ${countNoun(Math.floor(distance / MINUTE), minutes, style.digits)}`;
  const apart = Math.abs(daysApart(at, now, style.zone));
  if (apart === 0 || distance < 12 * HOUR)
    return `${word} ${countNoun(Math.floor(distance / HOUR), hours, style.digits)}`;
  if (apart === 1) return at <= now ? 'أمس' : 'غدًا';
  if (apart < 7) return `${word} ${countNoun(apart, days, style.digits)}`;
  return formatDate(at, { ...style, hijri: false });
}

function daysApart(a: Instant, b: Instant, zone: string): number {
  return Math.round((Date.parse(dayKey(b, zone)) - Date.parse(dayKey(a, zone))) / DAY);
}

/** ISO 8601 in UTC and ASCII, to the second, for `datetime` attributes and feeds: `2022-11-11T12:05:00Z`. */
export function isoInstant(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
