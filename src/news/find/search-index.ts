import type { Id, Instant } from '../../base/index.ts';
import { holdsPhrase, wordPositions } from './find-positions.ts';
import { type BlockCache, type FoundTerm, findTerms, isSearchable, type Segment } from './load-segment.ts';
import { isAsGood } from './match.ts';
import { type ParsedQuery, parseQuery } from './parse-query.ts';
import { planQuery, type QueryPlan, queryTerms } from './plan-query.ts';
import { closeness } from './rerank.ts';
import { type Scratch, scoreSegment } from './score-segment.ts';
import { type Ranked, TopList } from './top-list.ts';

export type SearchRequest = {
  query: string;
  /** 1 to 100. */
  limit: number;
  offset: number;
  sectionId?: string;
  /** Published at or after, and before. */
  from?: Instant;
  to?: Instant;
  sort?: 'relevance' | 'newest';
};

/** `near`: it holds too little of the query to count as a hit and only fills up a first page that has room. */
export type Hit = { articleId: Id; score: number; near: boolean };

export type SearchResult = {
  /** How many articles are hits; near ones are not counted. */
  total: number;
  hits: Hit[];
  /** Hits by section, most first. */
  sections: { sectionId: Id | null; count: number }[];
};

/** What a question is asked of: the segments as they were, and what they hold together. */
export type Snapshot = { segments: readonly Segment[]; documents: number; averageLength: number };

/** 50: closeness is looked up for these alone; below them it would change no first page. */
const RERANKED = 50;
/** Pages past this are not reached by turning pages; asking for them costs a longer list to keep. */
export const REACH = 10_000;

/** 100: how many of the articles that hold too little are looked at for being as good as the best all the same. */
const NEAR = 100;

type Ranking = { total: number; hits: Ranked[]; near: Ranked[]; sections: Map<string, number> };

function newerFirst(snapshot: Snapshot): (a: Ranked, b: Ranked) => boolean {
  const at = (one: Ranked) => snapshot.segments[one.segment]?.publishedAt[one.ordinal] ?? 0;
  return (a, b) => at(a) > at(b) || (at(a) === at(b) && idOf(snapshot, a) > idOf(snapshot, b));
}

function idOf(snapshot: Snapshot, one: Ranked): Id {
  return snapshot.segments[one.segment]?.ids[one.ordinal] ?? '';
}

/** By score; then the newer one, then by id, so that an order never depends on how segments were cut. */
function betterFirst(snapshot: Snapshot): (a: Ranked, b: Ranked) => boolean {
  const newer = newerFirst(snapshot);
  return (a, b) => a.score > b.score || (a.score === b.score && newer(a, b));
}

function allows(request: SearchRequest, segment: Segment): (ordinal: number) => boolean {
  const section = request.sectionId === undefined ? null : segment.sectionIds.indexOf(request.sectionId);
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = request;
  return (ordinal) => {
    const at = segment.publishedAt[ordinal] ?? 0;
    return (
      (section === null || segment.sections[ordinal] === section) &&
      at >= from &&
      at < to &&
      isSearchable(segment, ordinal)
    );
  };
}

/** Hits and facets first, then the order; memory is that of one segment's scores. */
async function rank(
  cache: BlockCache,
  snapshot: Snapshot,
  request: SearchRequest,
  query: ParsedQuery,
  scratch: Scratch,
  keep: number,
): Promise<{ ranking: Ranking; plan: QueryPlan; found: Map<string, FoundTerm>[] }> {
  const terms = queryTerms(query);
  const found = await Promise.all(snapshot.segments.map((segment) => findTerms(cache, segment, terms)));
  const plan = planQuery(query, found, snapshot.documents);
  const before = request.sort === 'newest' ? newerFirst(snapshot) : betterFirst(snapshot);
  const hits = new TopList(keep, before);
  const near = new TopList(NEAR, betterFirst(snapshot));
  const sections = new Map<string, number>();
  let total = 0;
  let best = 0;
  const count = ({ segment: at, ordinal }: Ranked) => {
    const segment = snapshot.segments[at];
    const section = segment?.sectionIds[segment.sections[ordinal] ?? 0] ?? '';
    total += 1;
    sections.set(section, (sections.get(section) ?? 0) + 1);
  };
  for (const [at, segment] of snapshot.segments.entries()) {
    const here = found[at] ?? new Map<string, FoundTerm>();
    const phrases = await phraseTest(cache, segment, here, query);
    // no await from here to the end of the loop: the scratch is shared by all questions
    scoreSegment(plan, segment, here, snapshot.averageLength, scratch);
    const allowed = allows(request, segment);
    for (let ordinal = 0; ordinal < segment.ids.length; ordinal += 1) {
      const score = scratch.scores[ordinal] ?? 0;
      if (score <= 0 || !allowed(ordinal) || !phrases(ordinal)) continue;
      const one = { segment: at, ordinal, score };
      best = Math.max(best, score);
      // 1e-4: sums of the same numbers in 32 bits
      if ((scratch.held[ordinal] ?? 0) < plan.needed - 1e-4) near.offer(one);
      else {
        count(one);
        hits.offer(one);
      }
    }
  }
  const rest = near.sorted();
  const asGood = rest.findIndex((one) => !isAsGood(query.words.length, one.score, best));
  for (const one of asGood < 0 ? rest : rest.slice(0, asGood)) {
    count(one);
    hits.offer(one);
  }
  return { ranking: { total, hits: hits.sorted(), near: asGood < 0 ? [] : rest.slice(asGood), sections }, plan, found };
}

async function phraseTest(
  cache: BlockCache,
  segment: Segment,
  terms: ReadonlyMap<string, FoundTerm>,
  query: ParsedQuery,
): Promise<(ordinal: number) => boolean> {
  if (query.phrases.length === 0) return () => true;
  const every = new Set(segment.ids.keys());
  const positions = await wordPositions(cache, segment, terms, query, every);
  return (ordinal) => query.phrases.every((phrase) => holdsPhrase(phrase, positions, ordinal));
}

/** The best of a ranking once more, now with where their words stand. */
async function rerank(
  cache: BlockCache,
  snapshot: Snapshot,
  query: ParsedQuery,
  plan: QueryPlan,
  found: readonly Map<string, FoundTerm>[],
  ranked: Ranked[],
): Promise<Ranked[]> {
  if (query.neighbours.length === 0) return ranked;
  const head = ranked.slice(0, RERANKED);
  const out: Ranked[] = [];
  for (const [at, segment] of snapshot.segments.entries()) {
    const here = head.filter((one) => one.segment === at);
    if (here.length === 0) continue;
    const wanted = new Set(here.map((one) => one.ordinal));
    const positions = await wordPositions(cache, segment, found[at] ?? new Map(), query, wanted);
    for (const one of here) out.push({ ...one, score: one.score + closeness(query, plan, positions, one.ordinal) });
  }
  const before = betterFirst(snapshot);
  return [...out.sort((a, b) => (before(a, b) ? -1 : 1)), ...ranked.slice(RERANKED)];
}

/** Asks a snapshot. An empty query has no hits. */
export async function searchSnapshot(
  cache: BlockCache,
  snapshot: Snapshot,
  request: SearchRequest,
  scratch: Scratch,
  spare: number,
): Promise<SearchResult> {
  const query = parseQuery(request.query);
  if (query.words.length === 0 || snapshot.documents === 0) return { total: 0, hits: [], sections: [] };
  const end = Math.min(REACH, request.offset + request.limit + spare);
  const { ranking, plan, found } = await rank(cache, snapshot, request, query, scratch, Math.max(RERANKED, end));
  const ordered =
    request.sort === 'newest' ? ranking.hits : await rerank(cache, snapshot, query, plan, found, ranking.hits);
  const hits = ordered
    .slice(request.offset, end)
    .map((one) => ({ articleId: idOf(snapshot, one), score: one.score, near: false }));
  if (request.offset === 0 && ranking.total < request.limit && request.sort !== 'newest') {
    const near = await rerank(cache, snapshot, query, plan, found, ranking.near);
    hits.push(
      ...near
        .slice(0, request.limit - ranking.total)
        .map((one) => ({ articleId: idOf(snapshot, one), score: one.score, near: true })),
    );
  }
  return {
    total: ranking.total,
    hits,
    sections: [...ranking.sections]
      .map(([sectionId, count]) => ({ sectionId: sectionId === '' ? null : sectionId, count }))
      .sort((a, b) => b.count - a.count || ((a.sectionId ?? '') < (b.sectionId ?? '') ? -1 : 1)),
  };
}
