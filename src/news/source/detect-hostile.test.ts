import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arabicText } from '../../../test/support/arabic-text.ts';
import type { Attribution, Span } from './attribution.ts';
import { detectInRuns } from './detect.ts';

const runsOf = (...texts: string[]) => texts.map((text) => ({ kind: 'paragraph' as const, text }));
const read = (...texts: string[]): Attribution[] => detectInRuns(runsOf(...texts));

/** Sentences made of what the grammar looks for, in any order: most are nonsense, some are speech. */
const speech = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'قال قالت وأضاف أكد مضيفا مشيرا أن إن بأن إنه إلى عن نقلت نقلا بحسب وفق وفقا جاء في بيان تقرير مصدر المصدر ذاته'.split(
          ' ',
        ),
        ...'محمد سامر العلي الخوري رئيس الوزير المهندس صحيفة الضفة رويترز وكالة تصريحات نقلتها الجمعة أمس الذي حيث كما'.split(
          ' ',
        ),
      ),
      fc.constantFrom(
        '«',
        '»',
        '“',
        '”',
        '"',
        ':',
        '،',
        '.',
        '؟',
        '(',
        ')',
        '..',
        '\n',
        '\u200c',
        '\u202e',
        '\u2067',
        'ـ',
      ),
      arabicText.map((text) => text.slice(0, 6)),
    ),
    { maxLength: 60 },
  )
  .chain((parts) => fc.constantFrom(' ', '').map((glue) => parts.join(glue)));

const spansOf = (one: Attribution): Span[] => [one.cue, one.source, one.content].filter((span) => span !== null);

/** What holds of every reading, whatever was read. */
function expectSound(texts: readonly string[], found: readonly Attribution[]): void {
  for (const one of found) {
    for (const { run, start, end, text } of spansOf(one)) {
      expect(start).toBeLessThan(end);
      expect(text).toBe(texts[run]?.slice(start, end));
    }
    expect(one.content.text.trim()).toBe(one.content.text);
  }
  const places = found.map((one) => [one.content.run, one.content.start]);
  expect(places).toEqual([...places].sort(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d));
}

describe('whatever is read', () => {
  it('spans are exactly the text that stands there, in the order of the text', () => {
    fc.assert(
      fc.property(fc.array(speech, { maxLength: 4 }), (texts) => expectSound(texts, read(...texts))),
      { numRuns: 1500 },
    );
  });

  it('reading twice gives the same', () => {
    fc.assert(
      fc.property(speech, (text) => {
        expect(read(text)).toEqual(read(text));
      }),
      { numRuns: 200 },
    );
  });

  it('marks that nobody sees, and harakat, change neither who spoke nor what was said', () => {
    const text = 'قال المهندس سامر العلي إن الجسر جاهز.';
    const words = text.split(' ');
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('', '\u200c', '\u200f', '\u061c', '\u202b', '\ufeff', 'َ', 'ـ'), {
          minLength: words.length,
          maxLength: words.length,
        }),
        (marks) => {
          const marked = words.map((word, i) => `${word.slice(0, 2)}${marks[i]}${word.slice(2)}`).join(' ');
          const [one] = read(marked);
          expect(one).toMatchObject({ rule: 'verb:قال', kind: 'person', mode: 'indirect' });
          expectSound([marked], read(marked));
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('hostile text', () => {
  it('quoted within quotations fifty deep is read to its end', () => {
    const text = `${'قال سامر العلي: «'.repeat(50)}نعم${'»'.repeat(50)}. وقالت رنا الخوري إن النهر يتراجع.`;
    const found = read(text);
    expectSound([text], found);
    expect(found.map((one) => one.resolved)).toContain('رنا الخوري');
  });

  it('turned around by bidirectional overrides keeps its spans', () => {
    const text = '\u202eقال المهندس سامر العلي: «الجسر جاهز»\u202c. \u2067وأضاف أن الماء عاد\u2069.';
    const found = read(text);
    expectSound([text], found);
    expect(found.map((one) => one.resolved)).toEqual(['سامر العلي', 'سامر العلي']);
  });

  // A second or two each. Where time grew with the square of the length, one of these would take hours.
  it.each([
    'قال المدير إن ',
    'قال: «',
    '«',
    'نقلت صحيفة ',
    'الذي قال إنه ',
    'مضيفا أن ',
    'بحسب مصدر ',
    'الرئيس محمد علي ',
    '(',
    'م\u200cح\u200cمد ',
    '\u202eً',
  ])(
    'a megabyte of %j without a full stop is read to its end',
    (unit) => {
      const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
      const found = read(text);
      for (const one of [...found.slice(0, 50), ...found.slice(-50)])
        for (const { start, end, text: words } of spansOf(one)) expect(words).toBe(text.slice(start, end));
    },
    120_000,
  );

  it('of ten thousand people, papers and blocks of quotation is read to its end', () => {
    const people = Array.from({ length: 10_000 }, (_, i) => `وقال محمد اسم${i} إن هذا كذا. `).join('');
    const papers = Array.from({ length: 10_000 }, (_, i) => `نقلت صحيفة كلمة${i} عن مصدر قوله إن هذا كذا. `).join('');
    expect(read(people)).toHaveLength(10_000);
    expect(read(papers)).toHaveLength(10_000);
    const blocks = Array.from({ length: 10_000 }, () => ({ kind: 'blockquote' as const, text: 'سنبقى هنا.' }));
    expect(detectInRuns([...runsOf('قال سامر العلي إن الماء عاد.'), ...blocks])).toHaveLength(10_001);
  });
});
