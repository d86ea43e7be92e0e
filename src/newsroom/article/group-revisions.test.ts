import { describe, expect, it } from 'vitest';
import type { RevisionOut } from '../../wire/index.ts';
import { groupRevisions } from './group-revisions.ts';

const saved = (version: number, minute: number, by = 'سلمى', note = ''): RevisionOut => ({
  version,
  savedAt: new Date(Date.UTC(2026, 10, 1, 9, minute)).toISOString(),
  savedBy: { id: by, name: by },
  note,
});
const shown = (revisions: RevisionOut[], live: number | null = null) =>
  groupRevisions(revisions, live).map(({ newest, saves }) => [newest.version, saves]);

describe('the saves of an article', () => {
  it('of one person within ten minutes are one sitting', () => {
    expect(shown([saved(3, 5), saved(2, 3), saved(1, 0)])).toEqual([[3, 3]]);
  });

  it('of another person, or after a pause, begin a new one', () => {
    expect(shown([saved(4, 30, 'ريم'), saved(3, 29), saved(2, 28), saved(1, 0)])).toEqual([
      [4, 1],
      [3, 2],
      [1, 1],
    ]);
  });

  it('keep what readers see and what has a note apart', () => {
    expect(shown([saved(4, 4), saved(3, 3), saved(2, 2, 'سلمى', 'ملاحظة'), saved(1, 1)], 3)).toEqual([
      [4, 1],
      [3, 1],
      [2, 2],
    ]);
  });
});
