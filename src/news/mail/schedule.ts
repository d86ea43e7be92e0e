import { addDays, type DayKey, dayKey, instantAt, weekKey } from '../../arabic/index.ts';
import { DAY, HOUR, type Instant } from '../../base/index.ts';
import type { Publication } from '../publication/index.ts';
import type { NewsletterId } from './newsletters.ts';

/** One moment at which an edition is to open. `period` is the local day, or the first day of the local week. */
export type Occasion = { newsletter: NewsletterId; period: DayKey; at: Instant };

/** 12 h: an evening digest that wakes the next morning is news of yesterday, and a restored backup may have sent it already. */
export const LATE = 12 * HOUR;

type When = Pick<Publication, 'zone' | 'weekStart' | 'newsletter'>;

function atHour(day: DayKey, when: When): Instant {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return instantAt({ year, month, day: date, hour: when.newsletter.hour }, when.zone);
}

/** The occasion of the period that `at` lies in; its hour may be before or after. */
export function occasionOf(newsletter: NewsletterId, at: Instant, when: When): Occasion {
  return occasionFor(
    newsletter,
    newsletter === 'daily' ? dayKey(at, when.zone) : weekKey(at, when.zone, when.weekStart),
    when,
  );
}

function occasionFor(newsletter: NewsletterId, period: DayKey, when: When): Occasion {
  const day = newsletter === 'daily' ? period : addDays(period, (when.newsletter.weekday - when.weekStart + 7) % 7);
  return { newsletter, period, at: atHour(day, when) };
}

/** Periods are counted on the calendar: adding 24 hours would skip or repeat a day when clocks change. */
function shift(occasion: Occasion, periods: 1 | -1, when: When): Occasion {
  const days = occasion.newsletter === 'daily' ? 1 : 7;
  return occasionFor(occasion.newsletter, addDays(occasion.period, periods * days), when);
}

/** The newest occasion that has come by `now`. */
export function latestOccasion(newsletter: NewsletterId, now: Instant, when: When): Occasion {
  const current = occasionOf(newsletter, now, when);
  return current.at <= now ? current : shift(current, -1, when);
}

/** The first occasion after `now`. */
export function nextOccasion(newsletter: NewsletterId, now: Instant, when: When): Occasion {
  const current = occasionOf(newsletter, now, when);
  return current.at > now ? current : shift(current, 1, when);
}

/** What a first edition looks back on. */
export function periodLength(newsletter: NewsletterId): number {
  return newsletter === 'daily' ? DAY : 7 * DAY;
}
