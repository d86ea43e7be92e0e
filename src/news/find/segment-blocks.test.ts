import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../test/support/arabic-text.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { decodePostings, type Postings, positionsIn } from './posting.ts';
import {
  decodeDirectory,
  decodeDocs,
  encodeDocs,
  entryAt,
  findEntry,
  openTermBlock,
  TermWriter,
} from './segment-blocks.ts';

const rising = (max: number) =>
  fc
    .uniqueArray(fc.integer({ min: 0, max }), { minLength: 1, maxLength: 20 })
    .map((list) => list.sort((a, b) => a - b));
const postings = rising(1_000_000).chain((ordinals) =>
  fc.record({
    ordinals: fc.constant(ordinals),
    counts: fc.array(fc.integer({ min: 1, max: 500_000 }), { minLength: ordinals.length, maxLength: ordinals.length }),
    positions: fc.option(fc.array(rising(100_000), { minLength: ordinals.length, maxLength: ordinals.length })),
  }),
);

describe('bytes', () => {
  it('bring back every whole number and every string', () => {
    fc.assert(
      fc.property(fc.array(fc.maxSafeNat()), anyText, (numbers, text) => {
        const writer = new ByteWriter();
        for (const number of numbers) writer.varint(number);
        writer.text(text);
        const reader = new ByteReader(writer.take());
        expect(numbers.map(() => reader.varint())).toEqual(numbers);
        expect(reader.text()).toBe(text);
      }),
    );
  });
});

describe('a segment as blocks', () => {
  it('gives back every term with its documents, counts and positions', () => {
    const dictionary = fc.dictionary(
      anyText.map((text) => `${text.slice(0, 6)}x`),
      postings,
      { maxKeys: 30 },
    );
    fc.assert(
      fc.property(dictionary, (given) => {
        const terms = Object.keys(given).sort();
        const writer = new TermWriter();
        for (const term of terms) writer.add(term, given[term] as Postings);
        const blocks = writer.finish();
        const data = (kind: string, number: number) =>
          blocks.find((block) => block.kind === kind && block.number === number)?.data ?? new Uint8Array();
        const firsts = decodeDirectory(data('directory', 0));
        const read = new Map<string, Postings>();
        for (const [number, first] of firsts.entries()) {
          const block = openTermBlock(data('postings', number));
          const positions = data('positions', number);
          expect(block.terms[0]).toBe(first);
          for (const [i, term] of block.terms.entries()) {
            const entry = entryAt(block, i);
            expect(findEntry(block, term)).toEqual(entry);
            const where = positions.subarray(entry.positionsStart, entry.positionsStart + entry.positionsSize);
            const one = decodePostings(block.data.subarray(entry.start, entry.start + entry.size), entry.df, where);
            read.set(term, one);
            const wanted = new Set([one.ordinals.at(-1) ?? 0]);
            const some = positionsIn(block.data, entry.start, entry.df, where, wanted);
            if (one.positions !== null) expect([...some.values()]).toEqual([one.positions.at(-1)]);
          }
        }
        expect([...read.keys()]).toEqual(terms);
        for (const [term, one] of read) expect(one).toEqual(given[term]);
      }),
      { numRuns: 60 },
    );
  });

  it('gives back every document', () => {
    const doc = fc.record({
      articleId: fc.uuid(),
      version: fc.nat(),
      present: fc.boolean(),
      sectionId: fc.constantFrom('', 's', 't'),
      publishedAt: fc.integer({ min: 0, max: 4e12 }),
      length: fc.nat(),
    });
    fc.assert(
      fc.property(fc.array(doc), (docs) => {
        expect(encodeDocs(docs).flatMap((block) => decodeDocs(block.data))).toEqual(docs);
      }),
    );
  });
});
