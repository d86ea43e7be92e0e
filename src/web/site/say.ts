import {
  countNoun,
  type DateStyle,
  dateParts,
  dayKey,
  formatDate,
  formatDateTime,
  formatNumber,
  formatTime,
  inDigits,
  isoInstant,
  type PluralForms,
} from '../../arabic/index.ts';
import type { Instant } from '../../base/index.ts';
import type { Publication } from '../../news/publication/index.ts';
import { isEnglish } from './words/words.ts';

/** How this publication writes dates and numbers, for the views. */
export type Say = {
  /** «11 تشرين الثاني 2026» */
  date(at: Instant): string;
  /** «الجمعة 11 تشرين الثاني 2026» */
  day(at: Instant): string;
  /** «11 تشرين الثاني 2026، 14:05 بتوقيت دمشق» */
  moment(at: Instant): string;
  /** On a list: «14:05» for today, «11 تشرين الثاني» this year, else with the year. */
  brief(at: Instant): string;
  /** In a stream of one day: «14:05», on other days «10 تشرين الثاني، 14:05». */
  clock(at: Instant): string;
  /** «2026» */
  year(at: Instant): string;
  iso(at: Instant): string;
  /** The date of a dateline from its ISO day; in another `language` as that language writes it. */
  isoDay(day: string, language?: string): string;
  number(value: number): string;
  count(value: number, forms: PluralForms): string;
};

export function createSay(publication: Publication, now: Instant): Say {
  const style: DateStyle = publication;
  const today = dayKey(now, style.zone);
  const plain: DateStyle = { ...style, hijri: false };
  const always = {
    year: (at: Instant) => inDigits(String(dateParts(at, style.zone).year), style.digits),
    iso: isoInstant,
  };
  if (isEnglish(publication.language)) return { ...always, ...englishSay(publication, today) };
  return {
    ...always,
    date: (at) => formatDate(at, style),
    day: (at) => formatDate(at, style, { weekday: true }),
    moment: (at) => formatDateTime(at, style, { city: publication.zoneCity }),
    brief: (at) => {
      const day = dayKey(at, style.zone);
      if (day === today) return formatTime(at, style);
      return formatDate(at, plain, { year: day.slice(0, 4) !== today.slice(0, 4) });
    },
    clock: (at) => {
      const time = formatTime(at, style);
      return dayKey(at, style.zone) === today ? time : `${formatDate(at, plain, { year: false })}، ${time}`;
    },
    isoDay: (day, language) => {
      const at = Date.parse(`${day}T12:00:00Z`);
      if (language === undefined) return formatDate(at, { ...plain, zone: 'UTC' }, { year: false });
      return foreignDay(at, language);
    },
    number: (value) => formatNumber(value, style.digits),
    count: (value, forms) => countNoun(value, forms, style.digits),
  };
}

/** “11 November 2022, 14:05 Damascus time”: an English publication's dates. */
function englishSay(publication: Publication, today: string): Omit<Say, 'iso' | 'year'> {
  const { zone, zoneCity } = publication;
  const written = (at: Instant, parts: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...parts }).format(at);
  const date = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  const time = { hour: '2-digit', minute: '2-digit' } as const;
  const city = zoneCity === '' ? '' : ` ${zoneCity} time`;
  const number = new Intl.NumberFormat('en');
  return {
    date: (at) => written(at, date),
    day: (at) => written(at, { weekday: 'long', ...date }),
    moment: (at) => `${written(at, date)}, ${written(at, time)}${city}`,
    brief: (at) => {
      const day = dayKey(at, zone);
      if (day === today) return written(at, time);
      return written(at, day.slice(0, 4) === today.slice(0, 4) ? { day: 'numeric', month: 'long' } : date);
    },
    clock: (at) =>
      dayKey(at, zone) === today
        ? written(at, time)
        : `${written(at, { day: 'numeric', month: 'long' })}, ${written(at, time)}`,
    isoDay: (day, language) => foreignDay(Date.parse(`${day}T12:00:00Z`), language ?? 'en-GB'),
    number: (value) => number.format(value),
    count: (value, forms) =>
      (value === 1 ? forms.one : value === 0 ? forms.zero : forms.other).replace('#', number.format(value)),
  };
}

/** «23 November», or English for a tag that looks like a language and is none. */
function foreignDay(at: Instant, language: string): string {
  const parts = { day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  try {
    return new Intl.DateTimeFormat(language, parts).format(at);
  } catch {
    return new Intl.DateTimeFormat('en-GB', parts).format(at);
  }
}
