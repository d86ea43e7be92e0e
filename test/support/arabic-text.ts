import fc from 'fast-check';

/** Any UTF-16 units at all, halves of surrogate pairs too. */
export const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
  .map((units) => String.fromCharCode(...units));

/** Letters, marks and the odd character of other scripts, as they meet in real copy. */
export const arabicText = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...'ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآٱىئؤةءکیگپچژڤہەۆ') },
      { weight: 2, arbitrary: fc.constantFrom(...'ًٌٍَُِّْٰٕٓٔـ') },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          ' ',
          '\n',
          '،',
          '«',
          '»',
          '“',
          '"',
          '-',
          '.',
          '\u200c',
          '\u200f',
          '\u202b',
          '\ufeff',
        ),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom('٣', '۴', '7', 'é', 'İ', 'ß', 'ﻻ', 'ﷲ', 'ﷺ', 'ﬁ', '𝐀', '😀', '\ud800', 'Ǆ', '①'),
      },
      { weight: 1, arbitrary: anyText.map((text) => text.slice(0, 3)) },
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));
