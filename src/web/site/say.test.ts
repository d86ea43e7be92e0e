import { describe, expect, it } from 'vitest';
import { NOW } from '../../../test/support/reader-site.ts';
import { publicationSchema } from '../../news/publication/index.ts';
import { createSay } from './say.ts';

const say = (over: object = {}) => createSay(publicationSchema.parse({ months: 'paired', ...over }), NOW);

describe('createSay', () => {
  it('writes a list’s time for today, the day for this year, the year before that', () => {
    expect(say().brief(NOW)).toBe('14:05');
    expect(say().brief(NOW - 86_400_000)).toBe('23 تشرين الثاني/نوفمبر');
    expect(say().brief(NOW - 366 * 86_400_000)).toBe('23 تشرين الثاني/نوفمبر 2025');
  });

  it('names the city whose clock it reads', () => {
    expect(say({ months: 'levantine' }).moment(NOW)).toBe('24 تشرين الثاني 2026، 14:05 بتوقيت دمشق');
  });

  it('writes the publication’s numerals, and machine-readable dates in ASCII all the same', () => {
    const arab = say({ digits: 'arab' });
    expect(arab.brief(NOW)).toBe('١٤:٠٥');
    expect(arab.iso(NOW)).toBe('2026-11-24T11:05:00Z');
  });

  it('reads a dateline’s day as the day it names, in whatever zone', () => {
    expect(say({ zone: 'Pacific/Auckland' }).isoDay('2026-11-23')).toBe('23 تشرين الثاني/نوفمبر');
    expect(say().isoDay('2026-11-23', 'en-GB')).toBe('23 November');
    expect(say().isoDay('2026-11-23', 'en-a1')).toBe('23 November');
  });

  it('writes English for a publication in English', () => {
    const english = say({ language: 'en', direction: 'ltr', zoneCity: 'Damascus' });
    expect(english.moment(NOW)).toBe('24 November 2026, 14:05 Damascus time');
    expect([english.brief(NOW), english.brief(NOW - 86_400_000)]).toEqual(['14:05', '23 November']);
    expect(english.isoDay('2026-11-23')).toBe('23 November');
  });
});
