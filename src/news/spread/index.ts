/**
 * How articles reach those who do not come to the site first: feeds, sitemaps, structured data, share pictures, words to
 * hubs and search engines. Values in, text out. Words: feed (what a feed reader fetches), subject (what a feed or list is
 * about: the site, a section, tag or author), card (the picture that a shared link shows), hub (WebSub; it tells feed
 * readers), excerpt (deck instead of full text).
 */
export {
  encodePath,
  type FeedFormat,
  feedFormats,
  feedPath,
  feedTypes,
  type Subject,
  subjectPath,
} from './addresses.ts';
export { feedsShowing, HUB_TELL, INDEX_NOW, tellHubs, tellSearchEngines } from './announce.ts';
export { atom } from './atom.ts';
export { type Feed, makeFeed } from './feed.ts';
export { formNames } from './form-names.ts';
export { jsonFeed } from './json-feed.ts';
export { CARD_DRAW, drawCards, type FoundCard, findCard } from './make-card.ts';
export type { CardFiles, SpreadDeps, Tell } from './ports.ts';
export { rss } from './rss.ts';
export {
  articleCard,
  CARD_HEIGHT,
  CARD_WIDTH,
  type CardDrawing,
  type CardSource,
  type ShareCard,
  siteCard,
} from './share-card.ts';
export { type ManifestIcons, openSearch, robotsTxt, securityTxt, webManifest } from './site-files.ts';
export {
  NEWS_SITEMAP_AGE,
  NEWS_SITEMAP_MAX,
  newsSitemap,
  type SitemapEntry,
  sitemapIndex,
  urlSet,
} from './sitemap.ts';
export { type ArticleDataInput, articleData, type LiveUpdate } from './structured-article.ts';
export { homeData, listData, profileData } from './structured-site.ts';
export { xml } from './xml.ts';
