import { segment } from './segment.ts';

/**
 * What two spellings of one title have in common: its folded words joined by a space. Matches the titles of inline
 * related links and finds duplicates; empty when the title has no letter and no digit.
 */
export function titleKey(title: string): string {
  return segment(title)
    .map((word) => word.folded)
    .join(' ');
}
