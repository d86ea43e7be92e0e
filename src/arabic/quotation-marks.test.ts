import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arabicText } from '../../test/support/arabic-text.ts';
import { applyRepairs, DEFAULT_QUOTATION_STYLE, findQuotations, repairQuotationMarks } from './quotation-marks.ts';

const repaired = (text: string) => applyRepairs(text, repairQuotationMarks(text));

describe('quotation marks', () => {
  it('that are right are left alone', () => {
    for (const text of ['قال: «نعم».', 'قال: “نعم”.', 'قال: "نعم".', 'قال: «سمعت “لا” منه».'])
      expect(repairQuotationMarks(text)).toEqual([]);
  });

  it('that point the wrong way are turned', () => {
    expect(repaired('نقلتها صحيفة “الشرق الأوسط“ الجمعة')).toBe('نقلتها صحيفة “الشرق الأوسط” الجمعة');
    expect(repairQuotationMarks('مع “الحل نت“: “المرحلة دقيقة“.').map((repair) => repair.why)).toEqual([
      'turned',
      'turned',
    ]);
  });

  it('of two kinds become of one', () => {
    expect(repaired('قال «نعم" ومضى')).toBe('قال «نعم» ومضى');
  });

  it('that are never closed are closed before the stop', () => {
    expect(repaired('قال: «سنمضي في الطريق.')).toBe('قال: «سنمضي في الطريق».');
    expect(repairQuotationMarks('قال: «سنمضي').map((repair) => repair.why)).toEqual(['unclosed']);
  });

  it('that close nothing are taken out', () => {
    expect(repaired('انتهى الكلام» هنا')).toBe('انتهى الكلام هنا');
  });

  it('take the style of the house when it is asked for', () => {
    const text = 'قال: "سمعت “لا” منه".';
    expect(applyRepairs(text, repairQuotationMarks(text, DEFAULT_QUOTATION_STYLE))).toBe('قال: «سمعت “لا” منه».');
  });

  it('after a number are inches', () => {
    expect(repairQuotationMarks('شاشة 15" جديدة')).toEqual([]);
  });

  it('show where quotations stand and how deep', () => {
    expect(findQuotations('«أ “ب” ج»')).toEqual([
      { open: 0, close: 8, depth: 0 },
      { open: 3, close: 5, depth: 1 },
    ]);
  });

  it('are repaired without touching a word, whatever the text', () => {
    const words = (text: string) => text.replace(/[«»‹›“”„‟"]/gu, '');
    fc.assert(
      fc.property(arabicText, (text) => {
        expect(words(repaired(text))).toBe(words(text));
        expect(words(applyRepairs(text, repairQuotationMarks(text, DEFAULT_QUOTATION_STYLE)))).toBe(words(text));
      }),
    );
  });
});
