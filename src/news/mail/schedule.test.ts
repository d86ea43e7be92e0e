import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../base/index.ts';
import { newsletterIds } from './newsletters.ts';
import { latestOccasion, nextOccasion, occasionOf } from './schedule.ts';

const damascus = {
  zone: 'Asia/Damascus',
  weekStart: 6,
  newsletter: { senderName: '', senderAddress: 'a@b.example', hour: 18, weekday: 4 },
};

const when = fc.record({
  zone: fc.constantFrom('Asia/Damascus', 'Asia/Beirut', 'Africa/Casablanca', 'Africa/Cairo', 'America/New_York', 'UTC'),
  weekStart: fc.integer({ min: 0, max: 6 }),
  newsletter: fc.record({
    senderName: fc.constant(''),
    senderAddress: fc.constant('a@b.example'),
    hour: fc.integer({ min: 0, max: 23 }),
    weekday: fc.integer({ min: 0, max: 6 }),
  }),
});
const instant = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 0, 1) });

describe('the schedule', () => {
  it('opens the daily edition at its hour of the publication’s day', () => {
    const at = Date.UTC(2026, 10, 20, 15);
    expect(latestOccasion('daily', at - 1, damascus)).toEqual({
      newsletter: 'daily',
      period: '2026-11-19',
      at: at - DAY,
    });
    expect(latestOccasion('daily', at, damascus)).toEqual({ newsletter: 'daily', period: '2026-11-20', at });
    expect(nextOccasion('daily', at, damascus)).toEqual({ newsletter: 'daily', period: '2026-11-21', at: at + DAY });
  });

  it('names the weekly edition by the first day of the local week', () => {
    const thursday = Date.UTC(2026, 10, 19, 15);
    expect(latestOccasion('weekly', thursday, damascus)).toEqual({
      newsletter: 'weekly',
      period: '2026-11-14',
      at: thursday,
    });
  });

  it('keeps a week’s name when the weekday is moved, so no week has two editions', () => {
    const friday = Date.UTC(2026, 10, 20, 12);
    const moved = { ...damascus, newsletter: { ...damascus.newsletter, weekday: 5 } };
    expect(occasionOf('weekly', friday, moved).period).toBe(occasionOf('weekly', friday, damascus).period);
  });

  it('never skips or repeats a period, whatever the clocks do', () => {
    fc.assert(
      fc.property(fc.constantFrom(...newsletterIds), when, instant, (newsletter, settings, now) => {
        const latest = latestOccasion(newsletter, now, settings);
        const next = nextOccasion(newsletter, now, settings);
        expect(latest.at).toBeLessThanOrEqual(now);
        expect(next.at).toBeGreaterThan(now);
        const days = (Date.parse(next.period) - Date.parse(latest.period)) / DAY;
        expect(days).toBe(newsletter === 'daily' ? 1 : 7);
        expect(Math.abs(next.at - latest.at - days * DAY)).toBeLessThanOrEqual(2 * HOUR);
        expect(latestOccasion(newsletter, next.at, settings)).toEqual(next);
      }),
    );
  });
});
