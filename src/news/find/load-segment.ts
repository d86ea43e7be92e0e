import type { Id } from '../../base/index.ts';
import type { BlockKind, SearchStore, SegmentRow } from './ports.ts';
import {
  DOCS_PER_BLOCK,
  decodeDirectory,
  decodeDocs,
  findEntry,
  floorIndex,
  openTermBlock,
  type TermBlock,
  type TermEntry,
} from './segment-blocks.ts';

/** A segment's documents and directory in memory: about 130 bytes a document. Postings stay in the store until asked for. */
export type Segment = {
  id: Id;
  /** Article ids, rising; the place is the document's ordinal. */
  ids: string[];
  versions: Float64Array;
  publishedAt: Float64Array;
  lengths: Uint32Array;
  /** 1: the article is here and readers may see it. */
  present: Uint8Array;
  /** Index into `sectionIds`; '' is no section. */
  sections: Uint16Array;
  sectionIds: string[];
  /** A bit a document: superseded by another segment. */
  gone: Uint8Array;
  firstTerms: string[];
};

/** A block that a state named is not there: another process merged it away meanwhile. Refresh and ask again. */
export class SegmentGone extends Error {}

export async function loadSegment(store: SearchStore, row: SegmentRow): Promise<Segment> {
  const numbers = Array.from({ length: Math.ceil(row.docs / DOCS_PER_BLOCK) }, (_, i) => i);
  const [docBlocks, directory] = await Promise.all([
    store.blocks(row.id, 'docs', numbers),
    store.blocks(row.id, 'directory', [0]),
  ]);
  if (docBlocks.length !== numbers.length || directory[0] === undefined) throw new SegmentGone(row.id);
  const segment: Segment = {
    id: row.id,
    ids: [],
    versions: new Float64Array(row.docs),
    publishedAt: new Float64Array(row.docs),
    lengths: new Uint32Array(row.docs),
    present: new Uint8Array(row.docs),
    sections: new Uint16Array(row.docs),
    sectionIds: [],
    gone: row.gone,
    firstTerms: decodeDirectory(directory[0].data),
  };
  const sectionAt = new Map<string, number>();
  for (const block of docBlocks.sort((a, b) => a.number - b.number)) {
    for (const doc of decodeDocs(block.data)) {
      const ordinal = segment.ids.length;
      let section = sectionAt.get(doc.sectionId);
      if (section === undefined) {
        section = segment.sectionIds.push(doc.sectionId) - 1;
        sectionAt.set(doc.sectionId, section);
      }
      segment.ids.push(doc.articleId);
      segment.versions[ordinal] = doc.version;
      segment.publishedAt[ordinal] = doc.publishedAt;
      segment.lengths[ordinal] = doc.length;
      segment.present[ordinal] = doc.present ? 1 : 0;
      segment.sections[ordinal] = section;
    }
  }
  return segment;
}

export function isGone(segment: Segment, ordinal: number): boolean {
  return ((segment.gone[ordinal >>> 3] ?? 0) & (1 << (ordinal & 7))) !== 0;
}

/** True for a document that may be a hit. */
export function isSearchable(segment: Segment, ordinal: number): boolean {
  return segment.present[ordinal] === 1 && !isGone(segment, ordinal);
}

/** Where an article stands now, as a mark of its withdrawal too; -1 when it does not. */
export function ordinalOf(segment: Segment, articleId: Id): number {
  const at = floorIndex(segment.ids, articleId);
  return at >= 0 && segment.ids[at] === articleId && !isGone(segment, at) ? at : -1;
}

/** Blocks read from the store, opened, and kept up to a number of bytes; the one unused for longest goes first. */
export class BlockCache {
  readonly #store: SearchStore;
  readonly #limit: number;
  #size = 0;
  readonly #terms = new Map<string, TermBlock>();
  readonly #positions = new Map<string, Uint8Array>();

  /** `limit`: bytes of blocks as stored; opened they take about three times as much. */
  constructor(store: SearchStore, limit: number) {
    this.#store = store;
    this.#limit = limit;
  }

  get bytes(): number {
    return this.#size;
  }

  termBlocks(segment: Segment, numbers: readonly number[]): Promise<Map<number, TermBlock>> {
    return this.#read(segment, 'postings', numbers, this.#terms, openTermBlock, (block) => block.data.length);
  }

  positionBlocks(segment: Segment, numbers: readonly number[]): Promise<Map<number, Uint8Array>> {
    return this.#read(
      segment,
      'positions',
      numbers,
      this.#positions,
      (data) => data,
      (data) => data.length,
    );
  }

  /** Forgets the blocks of segments that are no more. */
  keepOnly(segments: readonly Segment[]): void {
    const ids = new Set(segments.map((segment) => segment.id));
    for (const [key, block] of this.#terms)
      if (!ids.has(key.slice(0, key.indexOf('/')))) this.#drop(this.#terms, key, block.data.length);
    for (const [key, data] of this.#positions)
      if (!ids.has(key.slice(0, key.indexOf('/')))) this.#drop(this.#positions, key, data.length);
  }

  #drop(map: Map<string, unknown>, key: string, size: number): void {
    map.delete(key);
    this.#size -= size;
  }

  async #read<T>(
    segment: Segment,
    kind: BlockKind,
    numbers: readonly number[],
    kept: Map<string, T>,
    open: (data: Uint8Array) => T,
    sizeOf: (block: T) => number,
  ): Promise<Map<number, T>> {
    const out = new Map<number, T>();
    const missing: number[] = [];
    for (const number of new Set(numbers)) {
      const key = `${segment.id}/${number}`;
      const block = kept.get(key);
      if (block === undefined) missing.push(number);
      else {
        kept.delete(key);
        kept.set(key, block);
        out.set(number, block);
      }
    }
    if (missing.length === 0) return out;
    const read = await this.#store.blocks(segment.id, kind, missing);
    if (read.length !== missing.length) throw new SegmentGone(segment.id);
    for (const { number, data } of read) {
      const block = open(data);
      out.set(number, block);
      const key = `${segment.id}/${number}`;
      // two questions may have fetched it at once
      if (!kept.has(key)) this.#size += sizeOf(block);
      kept.set(key, block);
    }
    this.#shrink();
    return out;
  }

  #shrink(): void {
    while (this.#size > this.#limit) {
      const positions = this.#positions.entries().next().value;
      const terms = this.#terms.entries().next().value;
      if (positions !== undefined && this.#positions.size * 3 > this.#terms.size)
        this.#drop(this.#positions, positions[0], positions[1].length);
      else if (terms !== undefined) this.#drop(this.#terms, terms[0], terms[1].data.length);
      else return;
    }
  }
}

/** A term found in a segment, with the bytes its documents stand in. */
export type FoundTerm = TermEntry & { data: Uint8Array; block: number };

/** The entries of those terms that the segment holds. */
export async function findTerms(
  cache: BlockCache,
  segment: Segment,
  terms: Iterable<string>,
): Promise<Map<string, FoundTerm>> {
  const places = new Map<string, number>();
  for (const term of terms) {
    const block = floorIndex(segment.firstTerms, term);
    if (block >= 0) places.set(term, block);
  }
  const found = new Map<string, FoundTerm>();
  if (places.size === 0) return found;
  const blocks = await cache.termBlocks(segment, [...places.values()]);
  for (const [term, number] of places) {
    const block = blocks.get(number);
    const entry = block === undefined ? null : findEntry(block, term);
    if (block !== undefined && entry !== null) found.set(term, { ...entry, data: block.data, block: number });
  }
  return found;
}
