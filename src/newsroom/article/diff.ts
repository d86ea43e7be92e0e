/** A run of items that both sides have, that only the newer has, or that only the older had. */
export type Run<T> = { kind: 'same' | 'added' | 'removed'; items: T[] };

/** Past so many changes a difference explains nothing; the rest is shown as replaced, and memory stays bounded. */
const MOST_CHANGES = 1500;

/**
 * The shortest way from `before` to `after` (Myers 1986, "An O(ND) Difference Algorithm"), removed before added where
 * both stand together. Items are the same when their keys are.
 */
export function diff<T>(before: readonly T[], after: readonly T[], key: (item: T) => string): Run<T>[] {
  const a = before.map(key);
  const b = after.map(key);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  const pairs = [
    ...Array.from({ length: start }, (_, i) => [i, i] as const),
    ...matches(a.slice(start, endA), b.slice(start, endB)).map(([i, j]) => [i + start, j + start] as const),
    ...Array.from({ length: a.length - endA }, (_, i) => [endA + i, endB + i] as const),
  ];
  return runsOf(before, after, pairs);
}

function runsOf<T>(before: readonly T[], after: readonly T[], pairs: readonly (readonly [number, number])[]): Run<T>[] {
  const runs: Run<T>[] = [];
  const put = (kind: Run<T>['kind'], items: readonly T[]) => {
    const last = runs.at(-1);
    if (items.length === 0) return;
    if (last?.kind === kind) last.items.push(...items);
    else runs.push({ kind, items: [...items] });
  };
  let i = 0;
  let j = 0;
  for (const [atA, atB] of [...pairs, [before.length, after.length] as const]) {
    put('removed', before.slice(i, atA));
    put('added', after.slice(j, atB));
    put('same', after.slice(atB, Math.min(atB + 1, after.length)));
    i = atA + 1;
    j = atB + 1;
  }
  return runs;
}

/** Pairs of places that a longest common subsequence joins, in order. */
export function matches(a: readonly string[], b: readonly string[]): [number, number][] {
  const trace: Int32Array[] = [];
  const most = Math.min(a.length + b.length, MOST_CHANGES);
  const offset = most + 1;
  const reach = new Int32Array(2 * most + 3);
  for (let d = 0; d <= most; d += 1) {
    trace.push(reach.slice(offset - d - 1, offset + d + 2));
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && at(reach, offset + k - 1) < at(reach, offset + k + 1));
      let x = down ? at(reach, offset + k + 1) : at(reach, offset + k - 1) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      reach[offset + k] = x;
      if (x >= a.length && x - k >= b.length) return walkBack(trace, a, b, d);
    }
  }
  return [];
}

function walkBack(trace: readonly Int32Array[], a: readonly string[], b: readonly string[], changes: number) {
  const pairs: [number, number][] = [];
  let x = a.length;
  let y = b.length;
  for (let d = changes; d >= 0; d -= 1) {
    const row = trace[d] ?? new Int32Array();
    const k = x - y;
    const down = k === -d || (k !== d && at(row, k - 1 + d + 1) < at(row, k + 1 + d + 1));
    const fromK = down ? k + 1 : k - 1;
    const fromX = d === 0 ? 0 : at(row, fromK + d + 1);
    const fromY = d === 0 ? 0 : fromX - fromK;
    while (x > fromX && y > fromY && a[x - 1] === b[y - 1]) {
      pairs.push([x - 1, y - 1]);
      x -= 1;
      y -= 1;
    }
    x = fromX;
    y = fromY;
  }
  return pairs.reverse();
}

function at(row: Int32Array, index: number): number {
  return row[index] ?? 0;
}

/** Words with what stands between them, so that joined again they are the text. A mark never splits a word. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}\u0640\u200c]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu) ?? [];
}

/** What changed in a text, word by word. */
export function diffText(before: string, after: string): Run<string>[] {
  return diff(wordsOf(before), wordsOf(after), (word) => word);
}
