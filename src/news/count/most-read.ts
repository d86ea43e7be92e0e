import { type Clock, DAY, HOUR, type Id, type Instant } from '../../base/index.ts';
import type { Reads, ReadTotal } from './ports.ts';

export const readWindows = ['1h', '24h', '7d', '30d'] as const;
export type ReadWindow = (typeof readWindows)[number];

const LENGTHS: Record<ReadWindow, number> = { '1h': HOUR, '24h': DAY, '7d': 7 * DAY, '30d': 30 * DAY };

/** `reads` is whole; between hours the oldest hour counts by the part of it that is still inside the window. */
export type MostRead = { articleId: Id; reads: number };

/**
 * The hours a window ending at `now` covers: whole ones start in [`whole`, `end`); of the hour that starts at `edge`
 * only `edgeShare` (0 to 1, not 0 unless it is outside) is still inside.
 */
export function windowHours(
  window: ReadWindow,
  now: Instant,
): { edge: Instant; edgeShare: number; whole: Instant; end: Instant } {
  const start = now - LENGTHS[window];
  const edge = start - (start % HOUR);
  return { edge, edgeShare: (edge + HOUR - start) / HOUR, whole: edge + HOUR, end: now - (now % HOUR) + HOUR };
}

/** Most read first. Ties go to the younger article: UUIDv7 sorts by the time it was made. */
export function rankMostRead(
  whole: readonly ReadTotal[],
  edge: readonly ReadTotal[],
  edgeShare: number,
  limit: number,
): MostRead[] {
  const sums = new Map<Id, number>();
  for (const { articleId, reads } of whole) sums.set(articleId, (sums.get(articleId) ?? 0) + reads);
  for (const { articleId, reads } of edge) sums.set(articleId, (sums.get(articleId) ?? 0) + reads * edgeShare);
  return [...sums]
    .filter(([, reads]) => reads > 0)
    .sort(([a, x], [b, y]) => y - x || (a < b ? 1 : -1))
    .slice(0, Math.max(0, limit))
    .map(([articleId, reads]) => ({ articleId, reads: Math.max(1, Math.round(reads)) }));
}

/** What was read most in the window that ends now, withdrawn articles left out. Empty when nothing was read. */
export async function mostRead(
  deps: { reads: Pick<Reads, 'totals'>; clock: Clock },
  window: ReadWindow,
  limit: number,
): Promise<MostRead[]> {
  const { edge, edgeShare, whole, end } = windowHours(window, deps.clock.now());
  const [inside, cut] = await Promise.all([deps.reads.totals(whole, end), deps.reads.totals(edge, edge + HOUR)]);
  return rankMostRead(inside, cut, edgeShare, limit);
}
