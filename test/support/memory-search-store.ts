import type { Block, SearchStore, SegmentRow } from '../../src/news/find/index.ts';

/** The port's contract kept in memory, for tests of what the index does with it. `hidden` articles count as withdrawn. */
export function memorySearchStore(): SearchStore & {
  hidden: Set<string>;
  blocksOf(segment: string): Block[];
  live(): SegmentRow[];
} {
  const blocks = new Map<string, Block[]>();
  const dropped = new Map<string, number>();
  const hidden = new Set<string>();
  let live: SegmentRow[] = [];
  let generation = 0;
  let format = 0;
  let rebuildWanted = true;
  return {
    hidden,
    blocksOf: (segment) => blocks.get(segment) ?? [],
    live: () => live,
    generation: async () => generation,
    state: async () => ({ generation, format, rebuildWanted, segments: [...live] }),
    blocks: async (segment, kind, numbers) =>
      (blocks.get(segment) ?? []).filter((block) => block.kind === kind && numbers.includes(block.number)),
    putBlocks: async (segment, some) => {
      blocks.set(segment, [...(blocks.get(segment) ?? []), ...some]);
    },
    commit: async (change) => {
      if (change.expected !== generation) return false;
      generation += 1;
      const gone = new Map(change.gone.map((one) => [one.id, one.gone]));
      for (const id of change.drop) dropped.set(id, change.now);
      live = [...live, ...change.add]
        .filter((row) => !change.drop.includes(row.id))
        .map((row) => ({ ...row, gone: gone.get(row.id) ?? row.gone }));
      return true;
    },
    clear: async (next) => {
      generation += 1;
      format = next;
      rebuildWanted = true;
      live = [];
    },
    rebuildDone: async () => {
      generation += 1;
      rebuildWanted = false;
    },
    sweep: async (before) => {
      for (const [id, at] of dropped) if (at < before) blocks.delete(id);
    },
    withdrawn: async (ids) => ids.filter((id) => hidden.has(id)),
  };
}
