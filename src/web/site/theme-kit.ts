/** What a theme module may import, as `warraq/theme`: the types it is held to, and pieces of ours to build with. */
export type { Frame } from './frame.ts';
export { authorHref, href, mediaHref, sectionHref, shareHref, tagHref } from './href.ts';
export type { Theme, ThemePart, ThemeParts } from './theme.ts';
export { Bylines } from './views/byline.tsx';
export { Kicker, Title } from './views/card.tsx';
export { Picture } from './views/picture.tsx';
