import { ByteReader, ByteWriter } from './bytes.ts';

/** A term's occurrences: parallel arrays, ordinals rising. `positions` is null for terms that keep none. */
export type Postings = { ordinals: number[]; counts: number[]; positions: number[][] | null };

/** Where in an article a word stands; a count packs the body's occurrences above three bits, one for each other field. */
export const TITLE = 1;
export const DECK = 2;
export const SUBHEAD = 4;
export const BODY_ONE = 8;

/** Once in the body and nowhere else: most postings, and written as nothing. */
const PLAIN = BODY_ONE;

/** Encodes lists one after another, in the same buffers: an index has as many lists as words, most of them of three bytes. */
export class PostingsEncoder {
  readonly docs = new ByteWriter();
  readonly positions = new ByteWriter();
  readonly #one = new ByteWriter();

  /** Leaves the list in `docs` and `positions`, instead of the one before. */
  encode(postings: Postings): void {
    this.docs.clear();
    this.positions.clear();
    let last = -1;
    for (let i = 0; i < postings.ordinals.length; i += 1) {
      const ordinal = postings.ordinals[i] ?? 0;
      const count = postings.counts[i] ?? PLAIN;
      this.docs.varint((ordinal - last - 1) * 2 + (count === PLAIN ? 0 : 1));
      if (count !== PLAIN) this.docs.varint(count);
      last = ordinal;
      const positions = postings.positions?.[i];
      if (positions !== undefined) this.#writePositions(positions);
    }
  }

  #writePositions(positions: readonly number[]): void {
    let before = 0;
    this.#one.clear();
    for (const position of positions) {
      this.#one.varint(position - before);
      before = position;
    }
    // its length first, so that a reader who wants another article jumps over it
    this.positions.varint(this.#one.length);
    this.positions.bytes(this.#one.view());
  }
}

/** Calls `each` with every ordinal and count of an encoded list of `df` documents. */
export function scanPostings(
  data: Uint8Array,
  start: number,
  df: number,
  each: (ordinal: number, count: number) => void,
): void {
  const reader = new ByteReader(data, start);
  let ordinal = -1;
  for (let i = 0; i < df; i += 1) {
    const head = reader.varint();
    ordinal += Math.floor(head / 2) + 1;
    each(ordinal, head % 2 === 0 ? PLAIN : reader.varint());
  }
}

export function decodePostings(docs: Uint8Array, df: number, positions: Uint8Array): Postings {
  const out: Postings = { ordinals: [], counts: [], positions: positions.length === 0 ? null : [] };
  const reader = new ByteReader(positions);
  scanPostings(docs, 0, df, (ordinal, count) => {
    out.ordinals.push(ordinal);
    out.counts.push(count);
    out.positions?.push(readPositions(reader));
  });
  return out;
}

function readPositions(reader: ByteReader): number[] {
  const end = reader.varint() + reader.at;
  const out: number[] = [];
  let position = 0;
  while (reader.at < end) {
    position += reader.varint();
    out.push(position);
  }
  return out;
}

/** The positions of a term in those documents that `wanted` names. */
export function positionsIn(
  docs: Uint8Array,
  start: number,
  df: number,
  positions: Uint8Array,
  wanted: ReadonlySet<number>,
): Map<number, number[]> {
  const out = new Map<number, number[]>();
  if (positions.length === 0) return out;
  const reader = new ByteReader(positions);
  scanPostings(docs, start, df, (ordinal) => {
    if (out.size === wanted.size) return;
    if (wanted.has(ordinal)) out.set(ordinal, readPositions(reader));
    else {
      const length = reader.varint();
      reader.at += length;
    }
  });
  return out;
}
