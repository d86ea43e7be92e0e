import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { content, doc, h2, p, quote } from '../../../test/support/build.ts';
import { missingIn } from './checklist.ts';
import { diffBodies } from './content-lines.ts';

describe('the difference between two bodies', () => {
  it('shows a reworked paragraph once, with the words that changed', () => {
    const before = doc(p('قال الوزير إن الماء يكفي عاما كاملا'), p('باق'));
    const after = doc(p('قال الوزير إن الماء يكفي عامين'), p('باق'));
    expect(diffBodies(before, after).map(({ type }) => type)).toEqual(['changed', 'same']);
  });

  it('shows a replaced paragraph as removed and added', () => {
    expect(diffBodies(doc(p('سطر أول')), doc(p('كلام مختلف تمام الاختلاف'))).map(({ type }) => type)).toEqual([
      'added',
      'removed',
    ]);
  });

  it('tells a paragraph from a subhead of the same words', () => {
    expect(diffBodies(doc(p('ماء')), doc(h2('ماء'))).map(({ type, line }) => [type, line.kind])).toEqual([
      ['added', 'heading'],
      ['removed', 'paragraph'],
    ]);
  });

  it('shows who is quoted when only that changed', () => {
    const lines = diffBodies(doc(quote('نعم', 'سلمى')), doc(quote('نعم', 'ريم')));
    expect(lines.map(({ type, line }) => [type, line.text])).toEqual([
      ['same', 'نعم'],
      ['added', 'ريم'],
      ['removed', 'سلمى'],
    ]);
  });

  it('loses no line of either side', () => {
    const body = fc.array(fc.constantFrom('أ ب', 'أ ج', 'د', 'ه و').map(p), { maxLength: 8 }).map((all) => doc(...all));
    fc.assert(
      fc.property(body, body, (before, after) => {
        const lines = diffBodies(before, after);
        expect(lines.filter(({ type }) => type !== 'removed').length).toBe(after.content.length);
        expect(lines.filter(({ type }) => type !== 'added').length).toBe(before.content.length);
      }),
    );
  });
});

describe('what is missing', () => {
  it('begins with what keeps an article from readers', () => {
    expect(missingIn(content({ title: '', body: doc() })).slice(0, 2)).toEqual(['title', 'body']);
  });

  it('names a picture without words and a quotation without its speaker', () => {
    const body = doc(p('خبر'), quote('نعم'));
    const leadImage = { mediaId: 'm', alt: '', origin: 'agency' as const };
    expect(missingIn(content({ body, leadImage, deck: 'سطر', sectionId: 's', bylines: [] }))).toEqual([
      'bylines',
      'alt',
      'credit',
      'source',
    ]);
  });
});
