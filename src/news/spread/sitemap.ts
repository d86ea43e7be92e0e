import { isoInstant } from '../../arabic/index.ts';
import { DAY, type Instant } from '../../base/index.ts';
import type { Publication } from '../publication/index.ts';
import type { ArticleCard, Translation } from '../publish/index.ts';
import { encodePath } from './addresses.ts';
import { largestBitmap } from './pictures.ts';
import { XML_HEAD, xml } from './xml.ts';

export type SitemapEntry = {
  path: string;
  modifiedAt: Instant | null;
  translations?: readonly Pick<Translation, 'language' | 'path'>[];
};

/** Two days and 1,000 addresses: past either Google leaves entries of a news sitemap out. */
export const NEWS_SITEMAP_AGE = 2 * DAY;
export const NEWS_SITEMAP_MAX = 1000;

const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9';

export function urlSet(base: string, entries: readonly SitemapEntry[]): string {
  const translated = entries.some(({ translations }) => translations !== undefined && translations.length > 0);
  const urls = entries.map(({ path, modifiedAt, translations = [] }) => {
    const changed = modifiedAt === null ? '' : `<lastmod>${isoInstant(modifiedAt)}</lastmod>`;
    const others = translations.map(
      (one) =>
        `<xhtml:link rel="alternate" hreflang="${xml(one.language)}" href="${xml(base + encodePath(one.path))}"/>`,
    );
    return `<url><loc>${xml(base + encodePath(path))}</loc>${changed}${others.join('')}</url>`;
  });
  const namespace = translated ? ' xmlns:xhtml="http://www.w3.org/1999/xhtml"' : '';
  return `${XML_HEAD}<urlset xmlns="${SITEMAP}"${namespace}>\n${urls.join('\n')}\n</urlset>\n`;
}

export function sitemapIndex(base: string, paths: readonly string[]): string {
  const maps = paths.map((path) => `<sitemap><loc>${xml(base + path)}</loc></sitemap>`);
  return `${XML_HEAD}<sitemapindex xmlns="${SITEMAP}">\n${maps.join('\n')}\n</sitemapindex>\n`;
}

/** Google's news sitemap, with the lead picture of each article. */
export function newsSitemap(publication: Publication, cards: readonly ArticleCard[]): string {
  const { baseUrl, name } = publication;
  const urls = cards.map((card) => {
    const picture = largestBitmap(card.image);
    const news = [
      `<news:publication><news:name>${xml(name)}</news:name><news:language>${xml(newsLanguage(card.language))}</news:language></news:publication>`,
      `<news:publication_date>${isoInstant(card.publishedAt)}</news:publication_date>`,
      `<news:title>${xml(card.title)}</news:title>`,
    ];
    const image =
      picture === null
        ? ''
        : `<image:image><image:loc>${xml(baseUrl + encodePath(`/media/${picture.path}`))}</image:loc></image:image>`;
    return `<url><loc>${xml(baseUrl + encodePath(card.path))}</loc><lastmod>${isoInstant(card.modifiedAt)}</lastmod><news:news>${news.join('')}</news:news>${image}</url>`;
  });
  return `${XML_HEAD}<urlset xmlns="${SITEMAP}" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">\n${urls.join('\n')}\n</urlset>\n`;
}

/** Two or three letters, Chinese apart: the format knows no regions. */
function newsLanguage(language: string): string {
  const lower = language.toLowerCase();
  return lower === 'zh-cn' || lower === 'zh-tw' ? lower : (lower.split('-')[0] ?? lower);
}
