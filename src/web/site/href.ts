import { encodePath } from '../../news/spread/index.ts';

/** Addresses of the site's own pages, percent-encoded for markup. Which section slugs are taken is kept by `news/publication`. */

/** A path as stored (Arabic in the clear) for an attribute or a header. */
export const href = encodePath;

export const sectionHref = (slug: string): string => href(`/${slug}`);
export const tagHref = (slug: string): string => href(`/tag/${slug}`);
export const authorHref = (slug: string): string => href(`/author/${slug}`);
export const pageHref = (slug: string): string => href(`/p/${slug}`);
export const mediaHref = (path: string): string => href(`/media/${path}`);
export const shareHref = (shortId: string): string => `/a/${shortId}`;
export const searchHref = (query: string): string => `/search?q=${encodeURIComponent(query)}`;

/** `#e-…`: the link of an entry in a live coverage. */
export const entryAnchor = (id: string): string => `e-${id.slice(-12)}`;
