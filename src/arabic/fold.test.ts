import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arabicText } from '../../test/support/arabic-text.ts';
import { analyse } from './analyse.ts';
import { fold, foldRange, foldWithOffsets } from './fold.ts';

describe('folding', () => {
  it.each([
    ['أحمد', 'احمد'],
    ['إيران', 'ايران'],
    ['آسيا', 'اسيا'],
    ['ٱلله', 'الله'],
    ['اللاذقية', 'اللاذقيه'],
    ['على', 'علي'],
    ['شاطئ', 'شاطي'],
    ['مؤتمر', 'موتمر'],
    ['مُحَمَّدٌ', 'محمد'],
    ['ســـوريا', 'سوريا'],
    ['هٰذا', 'هذا'],
    ['الرَّحمٰن', 'الرحمن'],
    ['ﻻ', 'لا'],
    ['ﺳﻮﺭﻳﺎ', 'سوريا'],
    ['ﷲ', 'الله'],
    ['١٢٣', '123'],
    ['۴۵۶', '456'],
    ['می‌خواهم', 'ميخواهم'],
    ['کتاب', 'كتاب'],
    ['ہند', 'هند'],
    ['کوردستان', 'كوردستان'],
    ['ھەولێر', 'ههولير'],
    ['ڤيروس', 'فيروس'],
    ['\u202bسوريا\u202c', 'سوريا'],
    ['Café', 'cafe'],
    ['ＵＮ', 'un'],
  ])('reads %s as %s', (written, folded) => {
    expect(fold(written)).toBe(folded);
  });

  it('reads decomposed letters as composed ones', () => {
    for (const word of ['أإآؤئ', 'مؤتمر', 'شاطئ', 'café']) expect(fold(word.normalize('NFD'))).toBe(fold(word));
  });

  it('changes nothing the second time', () => {
    fc.assert(fc.property(arabicText, (text) => fold(fold(text)) === fold(text)));
  });

  it('keeps the way back to the text as it was given', () => {
    fc.assert(
      fc.property(arabicText, (text) => {
        const { folded, starts, ends } = foldWithOffsets(text);
        expect(folded).toBe(fold(text));
        expect(starts.length).toBe(folded.length);
        for (let i = 0; i < folded.length; i += 1) {
          expect(foldRange(text, starts[i] ?? 0, ends[i] ?? 0)).toContain(folded[i]);
          expect(starts[i]).toBeLessThan(ends[i] ?? 0);
        }
      }),
    );
  });
});

describe('the analyser', () => {
  it('gives tokens whose offsets cut out what they were made from', () => {
    fc.assert(
      fc.property(arabicText, (text) => {
        let last = 0;
        for (const token of analyse(text)) {
          expect(token.start).toBeGreaterThanOrEqual(last);
          expect(token.end).toBeGreaterThan(token.start);
          expect(fold(text.slice(token.start, token.end)).slice(0, 64)).toBe(token.folded);
          last = token.end;
        }
      }),
    );
  });

  it('finds every word of a folded text again', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[ابتجدرسفكلمنهوي]{2,10}$/), { maxLength: 10 }), (words) => {
        expect(analyse(words.join(' ')).map((token) => token.folded)).toEqual(words);
      }),
    );
  });

  it('ends a word where the script changes', () => {
    expect(analyse('الـBBC عام2022 و15 COVID-19').map((token) => token.folded)).toEqual([
      'ال',
      'bbc',
      'عام',
      '2022',
      'و',
      '15',
      'covid',
      '19',
    ]);
  });

  it('keeps both readings of a word that may carry a particle', () => {
    expect(analyse('بدمشق')[0]).toMatchObject({ stem: 'بدمشق', bare: 'دمشق' });
    expect(analyse('والمدينة')[0]).toMatchObject({ stem: 'مدين', bare: null });
  });

  it('gives the article and common endings up', () => {
    const stems = (text: string) => analyse(text).map((token) => token.stem);
    expect(new Set(stems('الإيراني إيرانية الإيرانيون والإيرانيين')).size).toBe(1);
    expect(new Set(stems('الانتخابات انتخابات بالانتخابات وللانتخابات')).size).toBe(1);
  });

  it('marks stop-words and gives them no grams', () => {
    expect(analyse('من على إلى هذا').every((token) => token.stop && token.grams.length === 0)).toBe(true);
  });

  it('cuts the bytes of a file that stand as one word', () => {
    expect(analyse('ا'.repeat(10_000))[0]?.folded.length).toBe(64);
  });
});
