/** The readers' site, rendered on the server. Nothing on it needs JavaScript. */
export { type AssetFile, type Assets, type AssetUrls, loadAssets } from './assets.ts';
export { createCardCache } from './card-cache.ts';
export { copyPaths } from './copy-paths.ts';
export { createSite } from './create-site.tsx';
export { themeParts } from './frame.ts';
export type { Marked, SearchAnswer, SiteDeps } from './ports.ts';
export { createPreview, type PreviewDeps } from './preview.tsx';
export { type DeclaredPage, declaredPage } from './respond.tsx';
export { emptyShell, loadShell, type Shell } from './shell.ts';
export type { Theme, ThemePart, ThemeParts } from './theme.ts';
