import { leastDistance, type WordPositions } from './find-positions.ts';
import type { ParsedQuery } from './parse-query.ts';
import type { QueryPlan } from './plan-query.ts';
import { CLOSENESS_REACH, CLOSENESS_WEIGHT } from './rank.ts';

/** What a document gains because words that stand together in the query stand together in it (Büttcher et al. 2006, simplified). */
export function closeness(query: ParsedQuery, plan: QueryPlan, positions: WordPositions, ordinal: number): number {
  let gain = 0;
  for (const [a, b] of query.neighbours) {
    const left = positions[a]?.get(ordinal);
    const right = positions[b]?.get(ordinal);
    if (left === undefined || right === undefined) continue;
    const distance = leastDistance(left, right);
    if (distance > CLOSENESS_REACH) continue;
    gain += Math.min(plan.words[a]?.tells ?? 0, plan.words[b]?.tells ?? 0) / Math.max(1, distance);
  }
  return gain * CLOSENESS_WEIGHT;
}
