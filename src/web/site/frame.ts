import type { Instant } from '../../base/index.ts';
import type { Publication, Section } from '../../news/publication/index.ts';
import type { AssetUrls } from './assets.ts';
import type { Say } from './say.ts';
import type { Words } from './words/arabic.ts';

/** What every page needs besides its own content. */
export type Frame = {
  publication: Publication;
  /** In the order of the menu. */
  sections: readonly Section[];
  assets: AssetUrls;
  say: Say;
  /** Language of our own words and messages. */
  language: 'ar' | 'en';
  /** Our own words, in the publication's language. */
  words: Words;
  now: Instant;
  /** Rendered into a still copy: no date of today, no scripts. */
  still: boolean;
};
