import { isGone, type Segment } from './load-segment.ts';

/** 8: an article is rewritten once for each power of eight that the index grows by, and 1,000,000 stand in some 20 segments. */
const MERGE_FANOUT = 8;

/** The tier of a segment: eight of one tier merge into one of the next. The first holds up to 15 documents. */
function tierOf(live: number): number {
  return Math.floor(Math.log(Math.max(live, MERGE_FANOUT)) / Math.log(MERGE_FANOUT));
}

/** Eight segments of one tier, the smallest tier first; or one that has mostly gone. */
export function chooseMerge(segments: readonly Segment[]): Segment[] {
  const tiers = new Map<number, Segment[]>();
  for (const segment of segments) {
    const live = liveDocs(segment);
    if (live * 2 < segment.ids.length) return [segment];
    const tier = tiers.get(tierOf(live)) ?? [];
    tier.push(segment);
    tiers.set(tierOf(live), tier);
  }
  const full = [...tiers].filter(([, tier]) => tier.length >= MERGE_FANOUT).sort(([a], [b]) => a - b);
  return full[0]?.[1] ?? [];
}

function liveDocs(segment: Segment): number {
  let live = 0;
  for (let ordinal = 0; ordinal < segment.ids.length; ordinal += 1) if (!isGone(segment, ordinal)) live += 1;
  return live;
}
