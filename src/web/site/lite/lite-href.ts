/** Addresses that have no light form: forms of the newsletter, files, what lives in the browser, and the light pages themselves. */
const FULL_ONLY =
  /^\/(?:newsletter|contact|p|saved|offline|media|assets|newsroom|api|lite|-|\.well-known)(?:[/?#]|$)|^\/[^/?#]*\.[a-z]+(?:[?#]|$)/;

/** The light page for a path of the full site, percent-encoded as it came. */
export function liteHref(path: string): string {
  return FULL_ONLY.test(path) || !path.startsWith('/') || path.startsWith('//') ? path : `/lite${path}`;
}

const PICTURE = /<img\b[^>]*?(?:\salt="([^"]*)")?[^>]*>/g;
const HEAVY = /<\/?(?:picture|source|video|audio|track|iframe|object|embed|svg|path|script|style)\b[^>]*>/g;

/** A body for a light page: pictures become their words, and links to other articles stay among the light pages. */
export function liteBody(html: string, base: string, picture: string): string {
  return html
    .replace(PICTURE, (tag: string) => {
      const alt = /\salt="([^"]*)"/.exec(tag)?.[1] ?? '';
      return `<p class="k">[${alt === '' ? picture : `${picture}: ${alt}`}]</p>`;
    })
    .replace(/<button\b[^>]*>[\s\S]*?<\/button>/g, '')
    .replace(HEAVY, '')
    .replace(/(<a\b[^>]*?\shref=")([^"]*)(")/g, (_, before: string, address: string, after: string) => {
      const path = address.startsWith(`${base}/`) ? address.slice(base.length) : address;
      return `${before}${liteHref(path)}${after}`;
    });
}
