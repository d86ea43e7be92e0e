import { Cut, fetchOrCut } from '../../support/desk-client.ts';
import { pause, type Random } from './random.ts';

/** Reads of one article: acknowledged, and sent without an answer. */
export type Counted = { acknowledged: number; unsure: number };

/** Readers whose pages tell of a read by the beacon; none comes twice. */
export class Readers {
  readonly counted = new Map<string, Counted>();
  readonly faults: string[] = [];
  readonly #random: Random;
  readonly #articles: () => string[];
  #next = 100;

  /** `articles`: ids of what can be read now. */
  constructor(random: Random, articles: () => string[]) {
    this.#random = random;
    this.#articles = articles;
  }

  async work(url: string, over: AbortSignal): Promise<void> {
    try {
      while (!over.aborted) {
        const ids = this.#articles();
        const id = ids[Math.floor(this.#random() * ids.length)];
        if (id !== undefined) await Promise.all(Array.from({ length: 3 }, () => this.#read(url, id)));
        await pause(this.#random() * 12);
      }
    } catch (error) {
      if (!(error instanceof Cut)) throw error;
    }
  }

  async #read(url: string, id: string): Promise<void> {
    const count = this.counted.get(id) ?? { acknowledged: 0, unsure: 0 };
    this.counted.set(id, count);
    count.unsure += 1;
    const agent = `Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/${this.#next++}.0`;
    const answer = await fetchOrCut(`${url}/-/read`, { method: 'POST', body: id, headers: { 'user-agent': agent } });
    count.unsure -= 1;
    if (answer.status === 204) count.acknowledged += 1;
    else this.faults.push(`read: ${answer.status} ${await answer.text()}`);
  }
}
