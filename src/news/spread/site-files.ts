import { isoInstant } from '../../arabic/index.ts';
import { DAY, type Instant } from '../../base/index.ts';
import type { Publication } from '../publication/index.ts';
import { XML_HEAD, xml } from './xml.ts';

/** What crawlers may fetch: pages and pictures, not searches and the newsroom. */
export function robotsTxt(base: string): string {
  return [
    'User-agent: *',
    'Disallow: /search',
    'Disallow: /newsroom',
    'Disallow: /api/',
    'Disallow: /-/',
    '',
    `Sitemap: ${base}/sitemap.xml`,
    `Sitemap: ${base}/sitemap-news.xml`,
    '',
  ].join('\n');
}

/** Half a year: RFC 9116 §2.5.5 recommends less than a year, and the file is written anew every day. */
const SECURITY_EXPIRES = 180 * DAY;

/** RFC 9116; null while there is no contact, which the format demands. */
export function securityTxt(publication: Publication, now: Instant): string | null {
  const { contacts, policy, encryption, acknowledgments } = publication.security;
  if (contacts.length === 0) return null;
  // Whole days, so that the file stays the same for a day.
  const expires = Math.floor((now + SECURITY_EXPIRES) / DAY) * DAY;
  const languages = [...new Set([publication.language.split('-')[0], 'en'])].join(', ');
  return [
    ...contacts.map((contact) => `Contact: ${contact}`),
    `Expires: ${isoInstant(expires)}`,
    ...(encryption === '' ? [] : [`Encryption: ${encryption}`]),
    ...(acknowledgments === '' ? [] : [`Acknowledgments: ${acknowledgments}`]),
    ...(policy === '' ? [] : [`Policy: ${policy}`]),
    `Preferred-Languages: ${languages}`,
    `Canonical: ${publication.baseUrl}/.well-known/security.txt`,
    '',
  ].join('\n');
}

/** Paths of the icons of an installed site. */
export type ManifestIcons = { vector: string; small: string; large: string; maskable: string };

/** W3C web application manifest. */
export function webManifest(publication: Publication, icons: ManifestIcons): string {
  const { name, shortName, description, tagline, language, direction, colours } = publication;
  return JSON.stringify({
    id: '/',
    name,
    short_name: shortName || [...name].slice(0, 30).join(''),
    description: description || tagline || undefined,
    lang: language,
    dir: direction,
    start_url: '/',
    scope: '/',
    // The address stays in sight: readers must be able to see which mirror they are on.
    display: 'minimal-ui',
    background_color: colours.paper,
    theme_color: colours.paper,
    categories: ['news'],
    icons: [
      { src: icons.vector, sizes: 'any', type: 'image/svg+xml' },
      { src: icons.small, sizes: '192x192', type: 'image/png' },
      { src: icons.large, sizes: '512x512', type: 'image/png' },
      { src: icons.maskable, sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  });
}

/** OpenSearch 1.1, by which browsers search the site from their address bar. */
export function openSearch({ baseUrl, name, language }: Publication): string {
  // 16: all that ShortName may hold.
  const short = [...name].slice(0, 16).join('');
  return `${XML_HEAD}<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/"><ShortName>${xml(short)}</ShortName><Description>${xml(name)}</Description><Language>${xml(language)}</Language><InputEncoding>UTF-8</InputEncoding><Url type="text/html" template="${xml(baseUrl)}/search?q={searchTerms}"/></OpenSearchDescription>\n`;
}
