import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arabicText } from '../../../test/support/arabic-text.ts';
import { memorySearchStore } from '../../../test/support/memory-search-store.ts';
import { buildSegment } from './build-segment.ts';
import { loadSegment } from './load-segment.ts';
import { mergeSegments } from './merge-segments.ts';
import type { ArticleChange, Block } from './ports.ts';

const article = (id: number, text: string): ArticleChange => ({
  articleId: `a${id}`,
  version: 1,
  sectionId: null,
  publishedAt: 0,
  fields: { title: text.slice(0, 10), deck: '', subheads: [], body: [text] },
});
const order = (a: Block, b: Block) => (a.kind === b.kind ? a.number - b.number : a.kind < b.kind ? -1 : 1);

describe('merging segments', () => {
  it('is building one of what they hold, byte for byte, without what has gone', async () => {
    const parts = fc.array(fc.array(arabicText, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(parts, fc.nat(), async (texts, lost) => {
        const store = memorySearchStore();
        let next = 0;
        const segments = [];
        const kept: ArticleChange[] = [];
        for (const [at, part] of texts.entries()) {
          // ids interleave between segments, as after corrections
          const changes = part.map((text, i) => article(((next + i) * 7) % 1009, text));
          next += part.length;
          const { docs, blocks } = buildSegment(changes);
          await store.putBlocks(`s${at}`, blocks, 0);
          const gone = new Uint8Array(Math.ceil(docs.length / 8));
          const losing = lost % docs.length;
          gone[losing >>> 3] = 1 << (losing & 7);
          kept.push(...changes.filter((one) => one.articleId !== docs[losing]?.articleId));
          segments.push(await loadSegment(store, { id: `s${at}`, docs: docs.length, gone }));
        }
        const merged: Block[] = [];
        const docs = await mergeSegments(store, segments, async (blocks) => void merged.push(...blocks));
        const built = buildSegment(kept);
        expect(docs).toEqual(built.docs);
        expect(merged.sort(order)).toEqual(built.blocks.sort(order));
      }),
      { numRuns: 50 },
    );
  });
});
