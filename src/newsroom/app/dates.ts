import { dateParts, formatDate, formatDateTime, formatNumber, formatRelative, instantAt } from '../../arabic/index.ts';
import type { PublicationOut } from '../../wire/index.ts';
import type { Tongue } from '../words/words.ts';

/** Times as the publication writes them, in the language of the screen, always in the publication's zone. */
export type Dates = {
  /** «11 تشرين الثاني 2026، 14:05» */
  moment(iso: string): string;
  day(iso: string): string;
  ago(iso: string, now: number): string;
  number(value: number): string;
  /** The value of a datetime-local field for a moment, in the publication's zone. */
  toField(at: number): string;
  /** The moment that such a value names; NaN for none. */
  fromField(value: string): number;
};

export function createDates(publication: PublicationOut, tongue: Tongue): Dates {
  const style = publication;
  const zone = { timeZone: style.zone, calendar: 'gregory' } as const;
  const long = new Intl.DateTimeFormat('en-GB', { ...zone, dateStyle: 'long', timeStyle: 'short' });
  const date = new Intl.DateTimeFormat('en-GB', { ...zone, dateStyle: 'long' });
  const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  const ar = tongue === 'ar';
  return {
    moment: (iso) => (ar ? formatDateTime(Date.parse(iso), style) : long.format(Date.parse(iso))),
    day: (iso) => (ar ? formatDate(Date.parse(iso), style) : date.format(Date.parse(iso))),
    ago: (iso, now) => {
      const at = Date.parse(iso);
      if (ar) return formatRelative(at, now, style);
      const minutes = Math.round((at - now) / 60_000);
      if (Math.abs(minutes) < 1) return 'just now';
      if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute');
      if (Math.abs(minutes) < 24 * 60) return relative.format(Math.round(minutes / 60), 'hour');
      if (Math.abs(minutes) < 7 * 24 * 60) return relative.format(Math.round(minutes / 1440), 'day');
      return date.format(at);
    },
    number: (value) => (ar ? formatNumber(value, style.digits) : value.toLocaleString('en')),
    toField: (at) => {
      const { year, month, day, hour, minute } = dateParts(at, style.zone);
      const two = (n: number) => String(n).padStart(2, '0');
      return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
    },
    fromField: (value) => {
      const [, year, month, day, hour, minute] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(value) ?? [];
      if (year === undefined) return Number.NaN;
      return instantAt(
        { year: Number(year), month: Number(month), day: Number(day), hour: Number(hour), minute: Number(minute) },
        style.zone,
      );
    },
  };
}
