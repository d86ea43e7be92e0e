import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { Instant } from '../../base/index.ts';

/**
 * How a page tells the cache in front of the site what it shows. Both headers are for inside: {@link declaredPage} reads
 * and removes them. Tags travel percent-encoded, since a header holds no Arabic.
 */
const TAGS = 'x-warraq-tags';
const MAX_AGE = 'x-warraq-max-age';

const UNTIL = 'x-warraq-until';

/** `until`: a moment past which the page is wrong and not shown at all. */
export type Keep = { tags: readonly string[]; maxAge: number; until?: Instant | null };

/** A browser asks every time: a withdrawn article must not come out of its memory. */
const ASK_EACH_TIME = 'public, max-age=0, must-revalidate';

export function page(
  c: Context,
  view: Child,
  options: { status?: 200 | 400 | 404 | 410 | 413 | 422 | 429 | 500 | 503; keep?: Keep } = {},
): Response {
  const html = String(view);
  declare(c, options.keep);
  c.header('Cache-Control', options.keep === undefined ? 'private, no-store' : ASK_EACH_TIME);
  return c.body(html, options.status ?? 200, { 'Content-Type': 'text/html; charset=utf-8' });
}

/** XML, plain text and the like. */
export function document(c: Context, body: string, type: string, keep: Keep): Response {
  declare(c, keep);
  c.header('Cache-Control', ASK_EACH_TIME);
  return c.body(body, 200, { 'Content-Type': type });
}

/** A move that the cache may remember as long as nothing it depends on changes. */
export function moved(c: Context, to: string, status: 301 | 302, keep: Keep): Response {
  declare(c, keep);
  c.header('Cache-Control', ASK_EACH_TIME);
  return c.redirect(to, status);
}

function declare(c: Context, keep: Keep | undefined): void {
  if (keep === undefined) return;
  c.header(TAGS, keep.tags.map(encodeURIComponent).join(' '));
  c.header(MAX_AGE, String(keep.maxAge));
  if (keep.until !== undefined && keep.until !== null) c.header(UNTIL, String(keep.until));
}

export const isDeclared = (c: Context): boolean => c.res.headers.has(MAX_AGE);

/** The page holds no longer than until `moment`, whatever it said of itself. */
export function endAt(c: Context, moment: Instant): void {
  const said = c.res.headers.get(UNTIL);
  c.header(UNTIL, String(said === null ? moment : Math.min(Number(said), moment)));
}

export type DeclaredPage = {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
  tags: string[];
  maxAge: number;
  until: Instant | null;
};

/** The response as a page to keep, or null when it must not be kept. The inner headers are gone from both. */
export async function declaredPage(response: Response): Promise<DeclaredPage | null> {
  const tags = response.headers.get(TAGS);
  const maxAge = Number(response.headers.get(MAX_AGE));
  response.headers.delete(TAGS);
  const until = response.headers.get(UNTIL);
  response.headers.delete(MAX_AGE);
  response.headers.delete(UNTIL);
  if (tags === null || !(maxAge > 0)) return null;
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
    tags: tags
      .split(' ')
      .filter((tag) => tag !== '')
      .map(decodeURIComponent),
    maxAge,
    until: until === null ? null : Number(until),
  };
}
