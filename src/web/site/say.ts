import {
  countNoun,
  type DateStyle,
  dayKey,
  formatDate,
  formatDateTime,
  formatNumber,
  formatTime,
  isoInstant,
  type PluralForms,
} from '../../arabic/index.ts';
import type { Instant } from '../../base/index.ts';
import type { Publication } from '../../news/publication/index.ts';

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
  return {
    date: (at) => formatDate(at, style),
    day: (at) => formatDate(at, style, { weekday: true }),
    moment: (at) => formatDateTime(at, style, { city: publication.zoneCity }),
    brief: (at) => {
      const day = dayKey(at, style.zone);
      if (day === today) return formatTime(at, style);
      return formatDate(at, plain, { year: day.slice(0, 4) !== today.slice(0, 4) });
    },
    iso: isoInstant,
    isoDay: (day, language) => {
      const at = Date.parse(`${day}T12:00:00Z`);
      if (language === undefined) return formatDate(at, { ...plain, zone: 'UTC' }, { year: false });
      return foreignDay(at, language);
    },
    number: (value) => formatNumber(value, style.digits),
    count: (value, forms) => countNoun(value, forms, style.digits),
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
