import { ANALYSER_VERSION } from '../../arabic/index.ts';
import { type Clock, type Id, MINUTE, newId } from '../../base/index.ts';
import { buildSegment } from './build-segment.ts';
import { chooseMerge } from './choose-merge.ts';
import { BlockCache, isSearchable, loadSegment, ordinalOf, type Segment, SegmentGone } from './load-segment.ts';
import { mergeSegments } from './merge-segments.ts';
import type { ArticleChange, Block, SearchFields, SearchStore, SegmentRow } from './ports.ts';
import { Scratch } from './score-segment.ts';
import { type SearchRequest, type SearchResult, type Snapshot, searchSnapshot } from './search-index.ts';
import { type Similar, similarInSnapshot } from './similar-articles.ts';

/** Grows when the blocks are written otherwise; with the analyser's version it says whether a stored index can be read. */
const LAYOUT_VERSION = 1;
export const INDEX_FORMAT = LAYOUT_VERSION * 1000 + ANALYSER_VERSION;

/** 32 MB of blocks, about 110 opened: the whole of 40,000 articles, and the common terms of a million. */
const CACHE_BYTES = 32 * 1024 * 1024;
/** 128: a batch's words in memory are about 15 MB. */
const BATCH = 128;
/** Half a megabyte a write, so that a merge never holds the one writer for more than a few milliseconds. */
const WRITE_BYTES = 512 * 1024;
/** Blocks of merged segments stay this long for questions under way elsewhere. */
const SWEEP_AFTER = 5 * MINUTE;
/** A question that meets another process's merge is asked again this often. */
const ATTEMPTS = 8;
/** 40: each loss means that another process wrote, and the store parts them by a pause; the job that asked tries again later. */
const WRITE_ATTEMPTS = 40;

export type IndexStats = {
  documents: number;
  segments: number;
  generation: number;
  cacheBytes: number;
  averageLength: number;
};
export type Applied = { indexed: number; removed: number; outdated: number };

/** The index as its room offers it. All of it is asynchronous and may be used by many callers at once. */
export type SearchIndex = {
  /** Takes in articles' newest states; of an article and a newer or equal state that is known, the known one stays when it is newer. */
  apply(changes: readonly ArticleChange[]): Promise<Applied>;
  search(request: SearchRequest): Promise<SearchResult>;
  /** Articles most like these words, without `except`. */
  similar(fields: SearchFields, limit: number, except?: readonly Id[]): Promise<Similar[]>;
  /** Sees what other processes did; cheap when they did nothing. Asked before every question. */
  refresh(): Promise<void>;
  /** Forgets everything and wants every article again; after the analyser or the rules changed. */
  clear(): Promise<void>;
  /** True while articles have to be handed in anew because the stored index was missing, cleared or of another format. */
  rebuildWanted(): boolean;
  /** All of them have been handed in. */
  rebuildDone(): Promise<void>;
  stats(): IndexStats;
};

type State = Snapshot & { generation: number; rebuildWanted: boolean };

/** Opens the index kept in `store`. A stored index of another format is cleared. */
export async function openIndex(
  store: SearchStore,
  clock: Clock,
  options: { cacheBytes?: number } = {},
): Promise<SearchIndex> {
  const cache = new BlockCache(store, options.cacheBytes ?? CACHE_BYTES);
  const scratch = new Scratch();
  let state: State = { segments: [], documents: 0, averageLength: 1, generation: -1, rebuildWanted: false };
  let writing: Promise<unknown> = Promise.resolve();

  /** A block of the state just read may be gone when it is asked for; the next state has another in its place. */
  async function reload(): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await readStored();
      } catch (error) {
        if (!(error instanceof SegmentGone) || attempt >= ATTEMPTS) throw error;
      }
    }
  }

  async function readStored(): Promise<void> {
    let stored = await store.state();
    if (stored.format !== INDEX_FORMAT) {
      await store.clear(INDEX_FORMAT, clock.now());
      stored = await store.state();
    }
    const known = new Map(state.segments.map((segment) => [segment.id, segment]));
    const segments = await Promise.all(
      stored.segments.map(async (row) => {
        const segment = known.get(row.id);
        return segment === undefined ? loadSegment(store, row) : { ...segment, gone: row.gone };
      }),
    );
    state = { ...summarise(segments), generation: stored.generation, rebuildWanted: stored.rebuildWanted };
    cache.keepOnly(segments);
  }

  async function refresh(): Promise<void> {
    if ((await store.generation()) !== state.generation) await reload();
  }

  /** Asks again when a block has been merged away under the question. */
  async function retry<T>(ask: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await ask();
      } catch (error) {
        if (!(error instanceof SegmentGone) || attempt >= ATTEMPTS) throw error;
        await reload();
      }
    }
  }

  async function put(segment: Id, blocks: readonly Block[]): Promise<void> {
    let group: Block[] = [];
    let size = 0;
    for (const block of blocks) {
      group.push(block);
      size += block.data.length;
      if (size < WRITE_BYTES) continue;
      await store.putBlocks(segment, group, clock.now());
      group = [];
      size = 0;
    }
    if (group.length > 0) await store.putBlocks(segment, group, clock.now());
  }

  async function applyBatch(changes: readonly ArticleChange[]): Promise<Applied> {
    let built: { id: Id; docs: number; taken: readonly ArticleChange[] } | undefined;
    for (let attempt = 1; ; attempt += 1) {
      await refresh();
      const { taken, gone } = decideApply(state.segments, changes);
      if (taken.length > 0) {
        // A segment that lost its commit serves again, so that the next attempt is shorter than what it lost against.
        if (built === undefined || !isSame(built.taken, taken)) {
          const { docs, blocks } = buildSegment(taken);
          built = { id: newId(clock.now()), docs: docs.length, taken };
          await put(built.id, blocks);
        }
        const add: SegmentRow[] = [{ id: built.id, docs: built.docs, gone: emptyGone(built.docs) }];
        if (!(await store.commit({ expected: state.generation, add, gone, drop: [], now: clock.now() }))) {
          if (attempt < WRITE_ATTEMPTS) continue;
          throw new Error('the index changed under every attempt to write it');
        }
        await reload();
        await mergeSmall();
      }
      const removed = taken.filter((change) => change.fields === null).length;
      return { indexed: taken.length - removed, removed, outdated: changes.length - taken.length };
    }
  }

  /** Merges while a tier is full. Losing against another process costs only the work. */
  async function mergeSmall(): Promise<void> {
    for (;;) {
      const chosen = chooseMerge(state.segments);
      if (chosen.length === 0) return;
      const from = state.generation;
      const id = newId(clock.now());
      const docs = await mergeSegments(store, chosen, (blocks) => put(id, blocks));
      const add = docs.length === 0 ? [] : [{ id, docs: docs.length, gone: emptyGone(docs.length) }];
      const drop = chosen.map((segment) => segment.id);
      const won = await store.commit({ expected: from, add, gone: [], drop, now: clock.now() });
      await reload();
      await store.sweep(clock.now() - SWEEP_AFTER);
      if (!won) return;
    }
  }

  /** One writer at a time in this process; other processes are met by the generation. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = writing.then(work, work);
    writing = turn.catch(() => undefined);
    return turn;
  }

  await reload();
  await store.sweep(clock.now() - SWEEP_AFTER);

  return {
    apply: (changes) =>
      inTurn(async () => {
        const sum: Applied = { indexed: 0, removed: 0, outdated: 0 };
        const newest = newestOf(changes);
        sum.outdated = changes.length - newest.length;
        for (let from = 0; from < newest.length; from += BATCH) {
          const applied = await applyBatch(newest.slice(from, from + BATCH));
          sum.indexed += applied.indexed;
          sum.removed += applied.removed;
          sum.outdated += applied.outdated;
        }
        return sum;
      }),
    search: async (request) => {
      await refresh();
      return retry(() => searchVisible(request));
    },
    similar: async (fields, limit, except = []) => {
      await refresh();
      return retry(() => similarInSnapshot(cache, state, fields, limit, new Set(except)));
    },
    refresh,
    clear: () =>
      inTurn(async () => {
        await store.clear(INDEX_FORMAT, clock.now());
        await reload();
      }),
    rebuildWanted: () => state.rebuildWanted,
    rebuildDone: async () => {
      await store.rebuildDone();
      await reload();
    },
    stats: () => ({
      documents: state.documents,
      segments: state.segments.length,
      generation: state.generation,
      cacheBytes: cache.bytes,
      averageLength: state.averageLength,
    }),
  };

  /** Leaves out what was withdrawn since it was indexed, and asks for as many more. */
  async function searchVisible(request: SearchRequest): Promise<SearchResult> {
    for (let spare = 0; ; spare += request.limit) {
      const result = await searchSnapshot(cache, state, request, scratch, spare);
      const hidden = new Set(await store.withdrawn(result.hits.map((hit) => hit.articleId)));
      if (hidden.size === 0 && spare === 0) return result;
      const hits = result.hits.filter((hit) => !hidden.has(hit.articleId));
      const counted = result.hits.filter((hit) => !hit.near && hidden.has(hit.articleId)).length;
      if (hits.length < request.limit && result.hits.length >= request.limit + spare && spare < 500) continue;
      return { ...result, total: result.total - counted, hits: hits.slice(0, request.limit) };
    }
  }
}

function isSame(some: readonly ArticleChange[], others: readonly ArticleChange[]): boolean {
  return some.length === others.length && some.every((change, i) => change === others[i]);
}

function emptyGone(docs: number): Uint8Array {
  return new Uint8Array(Math.ceil(docs / 8));
}

function summarise(segments: readonly Segment[]): Snapshot {
  let documents = 0;
  let length = 0;
  for (const segment of segments) {
    for (let ordinal = 0; ordinal < segment.ids.length; ordinal += 1) {
      if (!isSearchable(segment, ordinal)) continue;
      documents += 1;
      length += segment.lengths[ordinal] ?? 0;
    }
  }
  return { segments, documents, averageLength: Math.max(1, length / Math.max(1, documents)) };
}

/** Of each article the state with the greatest version; of equal ones the last. */
function newestOf(changes: readonly ArticleChange[]): ArticleChange[] {
  const newest = new Map<Id, ArticleChange>();
  for (const change of changes) {
    const known = newest.get(change.articleId);
    if (known === undefined || known.version <= change.version) newest.set(change.articleId, change);
  }
  return [...newest.values()];
}

/** Which changes count, and what they put out of the segments that stand. */
export function decideApply(
  segments: readonly Segment[],
  changes: readonly ArticleChange[],
): { taken: ArticleChange[]; gone: { id: Id; gone: Uint8Array }[] } {
  const taken: ArticleChange[] = [];
  const marked = new Map<Id, Uint8Array>();
  for (const change of changes) {
    const segment = segments.find((one) => ordinalOf(one, change.articleId) >= 0);
    const ordinal = segment === undefined ? -1 : ordinalOf(segment, change.articleId);
    if (segment !== undefined && (segment.versions[ordinal] ?? 0) > change.version) continue;
    taken.push(change);
    if (segment === undefined) continue;
    const gone = marked.get(segment.id) ?? segment.gone.slice();
    gone[ordinal >>> 3] = (gone[ordinal >>> 3] ?? 0) | (1 << (ordinal & 7));
    marked.set(segment.id, gone);
  }
  return { taken, gone: [...marked].map(([id, gone]) => ({ id, gone })) };
}
