/** Where a request was made from, as its browser says; pages cannot forge these headers, programs need not send them. */
export type RequestOrigin = 'same' | 'other' | 'unsaid';

/**
 * Compares host names, not schemes: behind a proxy that ends TLS the page is https and the request http.
 * Sec-Fetch-Site (Fetch Metadata) first, since it knows; Origin (RFC 6454) for browsers that only send that.
 */
export function originOf(request: Request, publicUrl: string): RequestOrigin {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' ? 'same' : 'other';
  const origin = request.headers.get('origin');
  if (origin === null) return 'unsaid';
  const host = hostOf(origin);
  return host !== null && (host === hostOf(request.url) || host === hostOf(publicUrl)) ? 'same' : 'other';
}

/** True when the browser reaches us over TLS: by the request itself, or by the publication's address in front of a proxy. */
export function isSecure(request: Request, publicUrl: string): boolean {
  if (request.url.startsWith('https://')) return true;
  return publicUrl.startsWith('https://') && hostOf(request.url) === hostOf(publicUrl);
}

function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).host : null;
}
