import type { Instant } from '../../base/index.ts';
import { advertisementKind } from './advertisement.ts';
import { BREAKING_KEPT, breakingKind } from './breaking.ts';
import { type FrontDeps, listKept } from './records.ts';

/**
 * Purges every page when a line of «عاجل» ran out or an advertisement began or ended after `since`, up to now. Our own
 * cache keeps no page past such a moment; this is for what keeps one longer because it was told of no change.
 * Returns the moment up to which it looked.
 */
export async function passMoments(deps: FrontDeps, since: Instant): Promise<Instant> {
  const now = deps.clock.now();
  const [lines, ads] = await Promise.all([
    listKept(deps, breakingKind, BREAKING_KEPT),
    listKept(deps, advertisementKind),
  ]);
  const moments = [...lines.map(({ value }) => value.endsAt), ...ads.flatMap(({ value }) => [value.from, value.until])];
  if (moments.some((at) => since < at && at <= now)) await deps.purge.purge(['site']);
  return now;
}
