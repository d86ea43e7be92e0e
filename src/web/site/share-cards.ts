import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { AppError } from '../../base/index.ts';
import { findCard } from '../../news/spread/index.ts';
import type { SiteDeps } from './ports.ts';

/**
 * `/cards/{name}.jpg`: the share picture, or a move to the one that the article has now. Not kept in front: services
 * fetch it once, and a withdrawn article's must be gone at once. Null when there is none of that name.
 */
export async function shareCard(c: Context, deps: SiteDeps, file: string): Promise<Response | null> {
  if (!file.endsWith('.jpg')) return null;
  const publication = async () => (await deps.publication.settings()).value;
  let found: Awaited<ReturnType<typeof findCard>>;
  try {
    found = await findCard({ live: deps.live, publication, cards: deps.shareCards }, file.slice(0, -'.jpg'.length));
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'rate_limited') throw error;
    c.header('Retry-After', '5');
    return c.text('', 503);
  }
  if (found === null) return null;
  if (found.kind === 'moved') return c.redirect(found.path, 302);
  if (found.kind === 'withdrawn') return c.text('', 410);
  const etag = `"${createHash('sha256').update(found.bytes).digest('base64url').slice(0, 22)}"`;
  // Five minutes: a service that asks again soon is spared, a withdrawal is not held up.
  c.header('Cache-Control', 'public, max-age=300');
  c.header('ETag', etag);
  if (c.req.header('if-none-match') === etag) return c.body(null, 304);
  return c.body(new Uint8Array(found.bytes), 200, { 'Content-Type': 'image/jpeg' });
}
