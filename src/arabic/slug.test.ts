import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText, arabicText } from '../../test/support/arabic-text.ts';
import { isSlug, makeSlug } from './slug.ts';
import { titleKey } from './title-key.ts';

describe('slugs', () => {
  it('stay Arabic, without harakat, tatweel and marks', () => {
    expect(makeSlug('«القصفُ» الإسرائيليّ على حلـــب ودمشق.. خطوة متقدّمة للتصعيد؟')).toBe(
      'القصف-الإسرائيلي-على-حلب-ودمشق-خطوة-متقدمة-للتصعيد',
    );
  });

  it('carry ASCII digits and lower-case Latin', () => {
    expect(makeSlug('١٢ قتيلًا في انفجار، بحسب BBC')).toBe('12-قتيلا-في-انفجار-بحسب-bbc');
  });

  it('end at a word before 80 characters', () => {
    const slug = makeSlug('كلمة طويلة '.repeat(30));
    expect(slug.length).toBeLessThanOrEqual(80);
    expect(slug).toMatch(/(كلمة|طويلة)$/);
  });

  it('are empty for a title without letters', () => {
    expect(makeSlug('؟! … «»')).toBe('');
  });

  it('that were made are slugs, and make themselves again', () => {
    fc.assert(
      fc.property(fc.oneof(arabicText, anyText), (title) => {
        const slug = makeSlug(title);
        if (slug === '') return;
        expect(isSlug(slug)).toBe(true);
        expect(makeSlug(slug)).toBe(slug);
      }),
    );
  });

  it.each(['', '-', 'a--b', 'a/b', 'a b', 'A', 'كتـاب', 'كِتاب', '../x', 'a%20b', 'x'.repeat(201)])(
    'are not «%s»',
    (text) => {
      expect(isSlug(text)).toBe(false);
    },
  );
});

describe('title keys', () => {
  it('are one for every spelling of a title', () => {
    expect(titleKey('إقرأ أيضا: تهديدات إيرانية لواشنطن..؟')).toBe(titleKey('اقرأ أيضًا - تهديدات ايرانيه لواشنطن'));
  });

  it('are empty when a title has no word', () => {
    expect(titleKey('؟؟؟')).toBe('');
  });
});
