/** A document in a ranking: `segment` is its place in the snapshot asked. */
export type Ranked = { segment: number; ordinal: number; score: number };

/** Keeps the `size` best of what it is given, by `before`, in a heap whose root is the worst kept. */
export class TopList {
  readonly #heap: Ranked[] = [];
  readonly #size: number;
  readonly #before: (a: Ranked, b: Ranked) => boolean;

  constructor(size: number, before: (a: Ranked, b: Ranked) => boolean) {
    this.#size = size;
    this.#before = before;
  }

  offer(one: Ranked): void {
    const heap = this.#heap;
    if (heap.length < this.#size) {
      heap.push(one);
      let at = heap.length - 1;
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if (!this.#before(heap[parent] as Ranked, heap[at] as Ranked)) break;
        this.#swap(at, parent);
        at = parent;
      }
    } else if (heap.length > 0 && this.#before(one, heap[0] as Ranked)) {
      heap[0] = one;
      this.#sink();
    }
  }

  /** Best first. */
  sorted(): Ranked[] {
    return [...this.#heap].sort((a, b) => (this.#before(a, b) ? -1 : 1));
  }

  #sink(): void {
    const heap = this.#heap;
    let at = 0;
    for (;;) {
      let worst = at;
      for (const child of [at * 2 + 1, at * 2 + 2]) {
        if (child < heap.length && this.#before(heap[worst] as Ranked, heap[child] as Ranked)) worst = child;
      }
      if (worst === at) return;
      this.#swap(at, worst);
      at = worst;
    }
  }

  #swap(a: number, b: number): void {
    const one = this.#heap[a] as Ranked;
    this.#heap[a] = this.#heap[b] as Ranked;
    this.#heap[b] = one;
  }
}
