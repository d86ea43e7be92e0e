import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { content, doc, p } from '../../../test/support/build.ts';
import { mergeBlocks, mergeContents } from './merge.ts';

const body = (...texts: string[]) => doc(...texts.map(p));
const texts = (blocks: unknown) => JSON.stringify(blocks);

describe('two people who changed different things', () => {
  it('both have their way: one the headline, the other the text', () => {
    const base = content({ title: 'قديم', body: body('أ', 'ب') });
    const merged = mergeContents(base, { ...base, title: 'جديد' }, { ...base, body: body('أ', 'ب', 'ج') });
    expect(merged.clashes).toEqual([]);
    expect(merged.taken).toEqual(['body']);
    expect(merged.mine).toEqual({ ...base, title: 'جديد', body: body('أ', 'ب', 'ج') });
  });

  it('both have their way in two paragraphs of one text', () => {
    const base = content({ body: body('أ', 'ب', 'ج') });
    const merged = mergeContents(
      base,
      { ...base, body: body('أ١', 'ب', 'ج') },
      { ...base, body: body('أ', 'ب', 'ج١') },
    );
    expect(merged.clashes).toEqual([]);
    expect(merged.mine.body).toEqual(body('أ١', 'ب', 'ج١'));
  });

  it('each add tags, and one takes one away', () => {
    const base = content({ tags: ['ماء', 'نهر'] });
    const merged = mergeContents(base, { ...base, tags: ['ماء', 'سد'] }, { ...base, tags: ['ماء', 'نهر', 'مطر'] });
    expect(merged.mine.tags).toEqual(['ماء', 'سد', 'مطر']);
    expect(merged.clashes).toEqual([]);
  });
});

describe('two people who changed one thing', () => {
  it('clash, and both texts are there to choose from', () => {
    const base = content({ title: 'قديم', body: body('أ', 'ب') });
    const merged = mergeContents(
      base,
      { ...base, title: 'لي', body: body('أ', 'لي') },
      { ...base, title: 'لها', body: body('أ', 'لها') },
    );
    expect(merged.clashes).toEqual(['title', 'body']);
    expect([merged.mine.title, merged.theirs.title]).toEqual(['لي', 'لها']);
    expect(merged.both.body).toEqual(body('أ', 'لها', 'لي'));
  });
});

describe('any two edits of a text', () => {
  const some = fc.array(fc.constantFrom('أ', 'ب', 'ج', 'د', 'ه', 'و').map(p), { maxLength: 8 });

  it('lose no new paragraph of either', () => {
    fc.assert(
      fc.property(some, some, some, (base, mine, theirs) => {
        const { both } = mergeBlocks(base, mine, theirs);
        for (const block of [...mine, ...theirs])
          if (!texts(base).includes(texts(block))) expect(texts(both)).toContain(texts(block));
      }),
    );
  });

  it('give one’s own text when the other changed nothing', () => {
    fc.assert(
      fc.property(some, some, (base, mine) => {
        expect(mergeBlocks(base, mine, base)).toEqual({ mine, theirs: mine, both: mine, clash: false });
        expect(mergeBlocks(base, base, mine).mine).toEqual(mine);
      }),
    );
  });
});
