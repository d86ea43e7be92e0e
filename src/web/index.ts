/** What answers HTTP: the readers' site, the API, the cache in front. */
export { type ApiDeps, createApi } from './api/index.ts';
export { type Cdn, createCdnPurge } from './cdn.ts';
export { type ClientAddress, clientAddressBehind } from './client-address.ts';
export { createHttpServer, type ServerDeps } from './create-server.ts';
export { createPageCache, EVERY_PAGE, type PageCache } from './page-cache.ts';
export {
  copyPaths,
  createCardCache,
  createPreview,
  createSite,
  loadAssets,
  loadShell,
  type PreviewDeps,
  type Shell,
  type SiteDeps,
  type Theme,
  themeParts,
} from './site/index.ts';
