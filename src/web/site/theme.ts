import type { FC } from 'hono/jsx';
import type { AdvertisementProps } from './views/advertisement.tsx';
import type { ArticleProps } from './views/article.tsx';
import type { BreakingProps } from './views/breaking-bar.tsx';
import type { CardProps } from './views/card.tsx';
import type { HomePackageProps } from './views/home-package.tsx';
import type { FooterProps, MastheadProps } from './views/layout.tsx';
import type { LiveEntryProps } from './views/live-coverage.tsx';

/** What each part of the site is given. */
export type ThemeParts = {
  masthead: MastheadProps;
  footer: FooterProps;
  breaking: BreakingProps;
  /** One article on a list. */
  card: CardProps;
  /** The whole page of an article. */
  article: ArticleProps;
  /** One package of the home page. */
  homePackage: HomePackageProps;
  liveEntry: LiveEntryProps;
  advertisement: AdvertisementProps;
};

/** A component in place of one of ours; `original` is ours. */
export type ThemePart<P extends keyof ThemeParts> = FC<ThemeParts[P] & { original: FC<ThemeParts[P]> }>;

/** What a theme module exports as `theme`: components in place of ours, and a style sheet that comes after ours. */
export type Theme = { readonly [P in keyof ThemeParts]?: ThemePart<P> } & { readonly css?: string };
