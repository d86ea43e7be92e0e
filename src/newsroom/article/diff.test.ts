import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diff, diffText, wordsOf } from './diff.ts';

const letters = fc.array(fc.constantFrom('ا', 'ب', 'ت', 'ث'), { maxLength: 30 });
const joined = (runs: { kind: string; items: string[] }[], without: string) =>
  runs.filter(({ kind }) => kind !== without).flatMap(({ items }) => items);

describe('a difference', () => {
  it('holds both texts whole', () => {
    fc.assert(
      fc.property(letters, letters, (before, after) => {
        const runs = diff(before, after, (item) => item);
        expect(joined(runs, 'added')).toEqual(before);
        expect(joined(runs, 'removed')).toEqual(after);
      }),
    );
  });

  it('is empty of changes between a text and itself', () => {
    fc.assert(
      fc.property(letters, (text) => {
        expect(diff(text, text, (item) => item).every(({ kind }) => kind === 'same')).toBe(true);
      }),
    );
  });

  it('names the word that changed and no other', () => {
    expect(diffText('قال الوزير أمس إن الماء يكفي', 'قال الوزير اليوم إن الماء يكفي')).toEqual([
      { kind: 'same', items: ['قال', ' ', 'الوزير', ' '] },
      { kind: 'removed', items: ['أمس'] },
      { kind: 'added', items: ['اليوم'] },
      { kind: 'same', items: [' ', 'إن', ' ', 'الماء', ' ', 'يكفي'] },
    ]);
  });

  it('does not cut a word at its harakat', () => {
    expect(wordsOf('ورّاقُ العَرَب')).toEqual(['ورّاقُ', ' ', 'العَرَب']);
  });

  it('stays bounded for two long texts that share nothing', () => {
    const before = Array.from({ length: 20_000 }, (_, i) => `ق${i}`);
    const after = Array.from({ length: 20_000 }, (_, i) => `ب${i}`);
    const runs = diff(before, after, (item) => item);
    expect(runs.map(({ kind, items }) => [kind, items.length])).toEqual([
      ['removed', 20_000],
      ['added', 20_000],
    ]);
  });
});
