import { DAY, HOUR, type Instant, MINUTE, SECOND } from '../base/index.ts';

/** A moment on the calendar and clock of one zone. `weekday`: 0 Sunday … 6 Saturday; `month`: 1–12. */
export type DateParts = {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  weekday: number;
};

/** A local calendar day, `YYYY-MM-DD`. */
export type DayKey = string;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  return format;
}

/** True for a zone name that this runtime knows, such as `Asia/Damascus`. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** Throws RangeError for a zone that {@link isZone} refuses. */
export function dateParts(at: Instant, zone: string): DateParts {
  const parts: DateParts = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0, weekday: 0 };
  for (const { type, value } of formatOf(zone).formatToParts(at)) {
    if (
      type === 'year' ||
      type === 'month' ||
      type === 'day' ||
      type === 'hour' ||
      type === 'minute' ||
      type === 'second'
    ) {
      parts[type] = Number(value);
    }
  }
  parts.weekday = new Date(Date.UTC(parts.year, parts.month - 1, parts.day)).getUTCDay();
  return parts;
}

/** The local day of `at`: `2022-11-11`. */
export function dayKey(at: Instant, zone: string): DayKey {
  const { year, month, day } = dateParts(at, zone);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The day `days` later (earlier when negative). */
export function addDays(key: DayKey, days: number): DayKey {
  return new Date(Date.parse(`${key}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** The first day of the local week of `at`; `weekStart` 0 Sunday … 6 Saturday. Names the week as a whole. */
export function weekKey(at: Instant, zone: string, weekStart: number): DayKey {
  const { weekday } = dateParts(at, zone);
  return addDays(dayKey(at, zone), -((weekday - weekStart + 7) % 7));
}

/**
 * The instant at which clocks of `zone` show this time. A time that a clock change skips gives the instant that far
 * after the change (02:30 in a gap of one hour becomes 03:30); of one that comes twice, the first.
 */
export function instantAt(
  local: { year: number; month: number; day: number; hour?: number; minute?: number; second?: number },
  zone: string,
): Instant {
  const wall =
    Date.UTC(local.year, local.month - 1, local.day) +
    (local.hour ?? 0) * HOUR +
    (local.minute ?? 0) * MINUTE +
    (local.second ?? 0) * SECOND;
  // The offset a day before and a day after bracket any change of clocks near the time asked for.
  const before = wall - offsetAt(wall - DAY, zone);
  const after = wall - offsetAt(wall + DAY, zone);
  if (before + offsetAt(before, zone) === wall) return before;
  if (after + offsetAt(after, zone) === wall) return after;
  return before;
}

/** The first instant of a local day. */
export function startOfDay(key: DayKey, zone: string): Instant {
  const [year = 0, month = 1, day = 1] = key.split('-').map(Number);
  return instantAt({ year, month, day }, zone);
}

/** What clocks of `zone` are ahead of UTC, in ms. */
export function offsetAt(at: Instant, zone: string): number {
  const second = Math.floor(at / SECOND) * SECOND;
  const parts = dateParts(second, zone);
  return Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second) - second;
}
