import type { Id } from '../../base/index.ts';
import { isGone, type Segment, SegmentGone } from './load-segment.ts';
import type { Block, SearchStore } from './ports.ts';
import { decodePostings, type Postings } from './posting.ts';
import { type DocRow, encodeDocs, entryAt, openTermBlock, TermWriter } from './segment-blocks.ts';

/** 8 blocks of each kind at a time: half a megabyte a segment while merging. */
const READ_AHEAD = 8;

type Term = { term: string; postings: Postings };

async function* termsOf(store: SearchStore, segment: Segment): AsyncGenerator<Term> {
  for (let from = 0; from < segment.firstTerms.length; from += READ_AHEAD) {
    const numbers = Array.from({ length: Math.min(READ_AHEAD, segment.firstTerms.length - from) }, (_, i) => from + i);
    const [postings, positions] = await Promise.all([
      store.blocks(segment.id, 'postings', numbers),
      store.blocks(segment.id, 'positions', numbers),
    ]);
    if (postings.length !== numbers.length || positions.length !== numbers.length) throw new SegmentGone(segment.id);
    const siblings = new Map(positions.map((block) => [block.number, block.data]));
    for (const { number, data } of postings.sort((a, b) => a.number - b.number)) {
      const block = openTermBlock(data);
      const sibling = siblings.get(number) ?? new Uint8Array();
      for (const [i, term] of block.terms.entries()) {
        const entry = entryAt(block, i);
        const docs = data.subarray(entry.start, entry.start + entry.size);
        const where = sibling.subarray(entry.positionsStart, entry.positionsStart + entry.positionsSize);
        yield { term, postings: decodePostings(docs, entry.df, where) };
      }
    }
  }
}

/** The documents that stay, in order of id, and for each segment the new ordinal of each old one (-1: left behind). */
export function mergeDocs(segments: readonly Segment[]): { docs: DocRow[]; moves: Int32Array[] } {
  const kept: { segment: number; ordinal: number; id: Id }[] = [];
  for (const [at, segment] of segments.entries()) {
    for (const [ordinal, id] of segment.ids.entries())
      if (!isGone(segment, ordinal)) kept.push({ segment: at, ordinal, id });
  }
  kept.sort((a, b) => (a.id < b.id ? -1 : 1));
  const moves = segments.map((segment) => new Int32Array(segment.ids.length).fill(-1));
  const docs = kept.map(({ segment: at, ordinal }, to): DocRow => {
    const segment = segments[at] as Segment;
    (moves[at] as Int32Array)[ordinal] = to;
    return {
      articleId: segment.ids[ordinal] ?? '',
      version: segment.versions[ordinal] ?? 0,
      present: segment.present[ordinal] === 1,
      sectionId: segment.sectionIds[segment.sections[ordinal] ?? 0] ?? '',
      publishedAt: segment.publishedAt[ordinal] ?? 0,
      length: segment.lengths[ordinal] ?? 0,
    };
  });
  return { docs, moves };
}

function join(lists: readonly { postings: Postings; moves: Int32Array }[]): Postings | null {
  const rows: { ordinal: number; count: number; positions: number[] | null }[] = [];
  let sorted = true;
  for (const { postings, moves } of lists) {
    for (const [i, old] of postings.ordinals.entries()) {
      const ordinal = moves[old] ?? -1;
      if (ordinal < 0) continue;
      if (rows.length > 0 && ordinal < (rows.at(-1)?.ordinal ?? 0)) sorted = false;
      rows.push({ ordinal, count: postings.counts[i] ?? 0, positions: postings.positions?.[i] ?? null });
    }
  }
  if (rows.length === 0) return null;
  if (!sorted) rows.sort((a, b) => a.ordinal - b.ordinal);
  const positions = rows.some((row) => row.positions !== null) ? rows.map((row) => row.positions ?? []) : null;
  return { ordinals: rows.map((row) => row.ordinal), counts: rows.map((row) => row.count), positions };
}

/**
 * Writes one segment that holds what the given ones hold, without their superseded documents, handing over blocks as they
 * fill. Memory: the documents, and a few blocks of each segment. Equal, byte for byte, to a segment built of the same articles.
 */
export async function mergeSegments(
  store: SearchStore,
  segments: readonly Segment[],
  put: (blocks: readonly Block[]) => Promise<void>,
): Promise<DocRow[]> {
  const { docs, moves } = mergeDocs(segments);
  await put(encodeDocs(docs));
  const writer = new TermWriter();
  const heads = await Promise.all(
    segments.map(async (segment, at) => {
      const terms = termsOf(store, segment);
      return { terms, moves: moves[at] as Int32Array, head: await terms.next() };
    }),
  );
  for (;;) {
    let least: string | null = null;
    for (const { head } of heads)
      if (head.done !== true && (least === null || head.value.term < least)) least = head.value.term;
    if (least === null) break;
    const lists: { postings: Postings; moves: Int32Array }[] = [];
    for (const one of heads) {
      if (one.head.done === true || one.head.value.term !== least) continue;
      lists.push({ postings: one.head.value.postings, moves: one.moves });
      one.head = await one.terms.next();
    }
    const joined = join(lists);
    if (joined !== null) writer.add(least, joined);
    const full = writer.drain();
    if (full.length > 0) await put(full);
  }
  await put(writer.finish());
  return docs;
}
