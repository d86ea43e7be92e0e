import { z } from '@hono/zod-openapi';
import { AppError } from '../../base/index.ts';
import type { ApiContext } from './app.ts';

/** An article's version as its entity tag (RFC 9110 §8.8.3): `"7"`. */
export function etagOf(version: number): string {
  return `"${version}"`;
}

/** Documents If-Match; read by {@link ifMatch}, which tells a missing one from a wrong one. */
export const ifMatchHeader = z.object({
  'if-match': z
    .string()
    .optional()
    .openapi({ description: 'The ETag of what the change is based on. Required: 428 without.', example: '"7"' }),
});

/** The version that a change is based on. Throws `version_missing` without one, also for `*`, which would overwrite anything. */
export function ifMatch(c: ApiContext): number {
  const value = c.req.header('if-match')?.trim() ?? '';
  // Proxies that compress may weaken a tag; the number in it is ours all the same.
  const [, version] = /^(?:W\/)?"?(\d{1,15})"?$/.exec(value) ?? [];
  if (version === undefined) throw new AppError('version_missing');
  return Number(version);
}

/** True when the asker has this version already. */
export function isKnown(c: ApiContext, version: number): boolean {
  return (c.req.header('if-none-match') ?? '')
    .split(',')
    .some((tag) => tag.trim().replace(/^W\//, '') === etagOf(version));
}
