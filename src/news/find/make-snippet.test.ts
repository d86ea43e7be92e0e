import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arabicText } from '../../../test/support/arabic-text.ts';
import { makeSnippet } from './make-snippet.ts';

const marked = (text: string, query: string, length?: number) => {
  const snippet = makeSnippet(text, query, length);
  return snippet.marks.map(({ start, end }) => snippet.text.slice(start, end));
};

describe('a snippet', () => {
  it('marks whole words as they are written', () => {
    expect(marked('طالبت الميليشيات الإيرانيّة بإخلاء الموقع', 'ميليشيا ايرانية')).toEqual(['الميليشيات', 'الإيرانيّة']);
    expect(marked('اجتماع بدمشق أمس', 'دمشق')).toEqual(['بدمشق']);
  });

  it('shows the part that holds the most words of the query', () => {
    const text = `${'كلام لا يعني شيئا. '.repeat(40)}ضرب زلزال مدينة أنطاكية. ${'كلام آخر. '.repeat(40)}`;
    const snippet = makeSnippet(text, 'زلزال أنطاكية');
    expect(snippet.text).toContain('ضرب زلزال مدينة أنطاكية');
    expect(snippet.text.length).toBeLessThan(300);
    expect([snippet.cutStart, snippet.cutEnd]).toEqual([true, true]);
  });

  it('starts at the beginning when nothing is found', () => {
    expect(makeSnippet('نص قصير', 'زلزال')).toEqual({ text: 'نص قصير', marks: [], cutStart: false, cutEnd: false });
  });

  it('cuts a text without spaces all the same', () => {
    expect(makeSnippet('ا'.repeat(5000), 'زلزال').text.length).toBe(200);
  });

  it('is a piece of the text with marks in order on whole words, whatever the text and the query', () => {
    fc.assert(
      fc.property(arabicText, arabicText, fc.integer({ min: 5, max: 40 }), (text, query, length) => {
        const snippet = makeSnippet(text, query, length);
        expect(text.replace(/\s/gu, ' ')).toContain(snippet.text);
        let last = 0;
        for (const { start, end } of snippet.marks) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(snippet.text.length);
          last = end;
        }
      }),
    );
  });
});
