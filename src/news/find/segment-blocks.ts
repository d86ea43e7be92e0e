import type { Id, Instant } from '../../base/index.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import type { Block } from './ports.ts';
import { type Postings, PostingsEncoder } from './posting.ts';

/** One article in a segment. `present` is false for the mark that a withdrawn article leaves, so that an older job loses. */
export type DocRow = {
  articleId: Id;
  version: number;
  present: boolean;
  sectionId: string;
  publishedAt: Instant;
  length: number;
};

/** 4096 documents are about 200 kB: one short write. */
export const DOCS_PER_BLOCK = 4096;
/** 32 kB: a query reads one block a term; smaller ones are more round trips in a merge, larger ones more bytes a query. */
const BLOCK_BYTES = 32 * 1024;

export function encodeDocs(docs: readonly DocRow[]): Block[] {
  const blocks: Block[] = [];
  for (let from = 0; from < docs.length; from += DOCS_PER_BLOCK) {
    const rows = docs.slice(from, from + DOCS_PER_BLOCK);
    const sections = [...new Set(rows.map((row) => row.sectionId))];
    const out = new ByteWriter();
    out.varint(rows.length);
    out.varint(sections.length);
    for (const section of sections) out.text(section);
    for (const row of rows) {
      out.text(row.articleId);
      out.varint(row.version * 2 + (row.present ? 1 : 0));
      out.varint(sections.indexOf(row.sectionId));
      out.varint(Math.max(0, row.publishedAt));
      out.varint(row.length);
    }
    blocks.push({ kind: 'docs', number: blocks.length, data: out.take() });
  }
  return blocks;
}

export function decodeDocs(data: Uint8Array): DocRow[] {
  const reader = new ByteReader(data);
  const count = reader.varint();
  const sections = Array.from({ length: reader.varint() }, () => reader.text());
  return Array.from({ length: count }, () => {
    const articleId = reader.text();
    const head = reader.varint();
    const sectionId = sections[reader.varint()] ?? '';
    return {
      articleId,
      version: Math.floor(head / 2),
      present: head % 2 === 1,
      sectionId,
      publishedAt: reader.varint(),
      length: reader.varint(),
    };
  });
}

/** Takes terms in rising order and cuts them into postings and positions blocks of equal numbers. */
export class TermWriter {
  readonly firstTerms: string[] = [];
  readonly #encoder = new PostingsEncoder();
  readonly #postings = new ByteWriter();
  readonly #positions = new ByteWriter();
  #last = '';
  #full: Block[] = [];

  add(term: string, postings: Postings): void {
    this.#encoder.encode(postings);
    const docs = this.#encoder.docs.view();
    const positions = this.#encoder.positions.view();
    if (this.#postings.length === 0) {
      this.firstTerms.push(term);
      this.#last = '';
    }
    const shared = sharedLength(this.#last, term);
    this.#postings.varint(shared);
    this.#postings.text(term.slice(shared));
    this.#postings.varint(postings.ordinals.length);
    this.#postings.varint(docs.length);
    this.#postings.varint(positions.length);
    this.#postings.bytes(docs);
    this.#positions.bytes(positions);
    this.#last = term;
    if (this.#postings.length >= BLOCK_BYTES) this.#cut();
  }

  /** Blocks that are full by now; each is handed out once. */
  drain(): Block[] {
    const out = this.#full;
    this.#full = [];
    return out;
  }

  /** The rest, and the directory. */
  finish(): Block[] {
    if (this.#postings.length > 0) this.#cut();
    const directory = new ByteWriter();
    directory.varint(this.firstTerms.length);
    for (const term of this.firstTerms) directory.text(term);
    return [...this.drain(), { kind: 'directory', number: 0, data: directory.take() }];
  }

  #cut(): void {
    const number = this.firstTerms.length - 1;
    this.#full.push({ kind: 'postings', number, data: this.#postings.take() });
    this.#full.push({ kind: 'positions', number, data: this.#positions.take() });
  }
}

function sharedLength(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let i = 0;
  while (i < most && a.charCodeAt(i) === b.charCodeAt(i)) i += 1;
  return i;
}

export function decodeDirectory(data: Uint8Array): string[] {
  const reader = new ByteReader(data);
  return Array.from({ length: reader.varint() }, () => reader.text());
}

/** A term of a block: where its documents start in the block's bytes, and its positions in the sibling's. */
export type TermEntry = { df: number; start: number; size: number; positionsStart: number; positionsSize: number };

/** A postings block opened for look-up. */
export type TermBlock = { data: Uint8Array; terms: string[]; entries: Uint32Array };

const ENTRY = 5;

export function openTermBlock(data: Uint8Array): TermBlock {
  const reader = new ByteReader(data);
  const terms: string[] = [];
  const entries: number[] = [];
  let last = '';
  let positionsStart = 0;
  while (reader.at < data.length) {
    const shared = reader.varint();
    last = last.slice(0, shared) + reader.text();
    const df = reader.varint();
    const size = reader.varint();
    const positionsSize = reader.varint();
    terms.push(last);
    entries.push(df, reader.at, size, positionsStart, positionsSize);
    reader.at += size;
    positionsStart += positionsSize;
  }
  return { data, terms, entries: Uint32Array.from(entries) };
}

export function entryAt(block: TermBlock, index: number): TermEntry {
  const at = index * ENTRY;
  const [df = 0, start = 0, size = 0, positionsStart = 0, positionsSize = 0] = block.entries.subarray(at, at + ENTRY);
  return { df, start, size, positionsStart, positionsSize };
}

/** The last place in a sorted list whose term is not after `term`; -1 when all are. */
export function floorIndex(sorted: readonly string[], term: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? '') <= term) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

export function findEntry(block: TermBlock, term: string): TermEntry | null {
  const at = floorIndex(block.terms, term);
  return at >= 0 && block.terms[at] === term ? entryAt(block, at) : null;
}
