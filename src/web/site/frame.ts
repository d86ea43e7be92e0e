import type { Child } from 'hono/jsx';
import type { Instant } from '../../base/index.ts';
import type { Breaking, Kept } from '../../news/front/index.ts';
import type { Publication, Section } from '../../news/publication/index.ts';
import type { AssetUrls } from './assets.ts';
import type { Say } from './say.ts';
import type { Shell } from './shell.ts';
import type { Words } from './words/arabic.ts';

/** The parts of the site that a theme may replace. */
export const themeParts = [
  'masthead',
  'footer',
  'breaking',
  'card',
  'article',
  'homePackage',
  'liveEntry',
  'advertisement',
] as const;
export type ThemePart = (typeof themeParts)[number];

/** What every page needs besides its own content. */
export type Frame = {
  publication: Publication;
  /** In the order of the menu. */
  sections: readonly Section[];
  assets: AssetUrls;
  /** Address of the publication's own colours and fonts, or null while it has none. */
  lookCss: string | null;
  shell: Shell;
  /** The line at the top now, or null. */
  breaking: Kept<Breaking> | null;
  theme: Readonly<Partial<Record<ThemePart, (props: never) => Child | Promise<Child>>>>;
  say: Say;
  /** Language of our own words and messages. */
  language: 'ar' | 'en';
  /** Our own words, in the publication's language. */
  words: Words;
  now: Instant;
  /** Rendered into a still copy: no date of today, no scripts. */
  still: boolean;
};
