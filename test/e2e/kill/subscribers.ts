import { Cut, fetchOrCut } from '../../support/desk-client.ts';
import type { Mailboxes } from './letters.ts';
import { pause, type Random } from './random.ts';

/** `maybe`: asked for, and the server went away before it answered. */
export type Done = 'no' | 'maybe' | 'yes';

export type Reader = {
  address: string;
  asked: Done;
  confirmed: Done;
  left: Done;
  /** The life in which the leaving was acknowledged. */
  leftIn: number | null;
  /** Leaves again once the welcome letter is there. */
  goes: boolean;
};

/** Readers who subscribe by the site's form, follow the link in the letter that comes, and some of whom leave again. */
export class Subscribers {
  readonly readers: Reader[] = [];
  readonly faults: string[] = [];
  readonly #random: Random;
  readonly #mail: Mailboxes;
  readonly #max: number;

  constructor(random: Random, mail: Mailboxes, max: number) {
    this.#random = random;
    this.#mail = mail;
    this.#max = max;
  }

  async work(url: string, life: number, over: AbortSignal): Promise<void> {
    try {
      for (let turn = 0; !over.aborted; turn += 1) {
        // One new reader, then whoever is waiting for a letter that has come.
        if (turn % 4 === 0 && this.readers.length < this.#max) await this.#subscribe(url);
        const reader = this.readers[Math.floor(this.#random() * this.readers.length)];
        if (reader !== undefined && !(await this.#confirm(url, reader))) await this.#leave(url, reader, life);
        await pause(this.#random() * 20);
      }
    } catch (error) {
      if (!(error instanceof Cut)) throw error;
    }
  }

  async #subscribe(url: string): Promise<void> {
    const reader: Reader = {
      address: `reader${this.readers.length}@example.org`,
      asked: 'maybe',
      confirmed: 'no',
      left: 'no',
      leftIn: null,
      goes: this.#random() < 0.3,
    };
    this.readers.push(reader);
    const form = new URLSearchParams({ email: reader.address, newsletters: 'daily', form: 'page' });
    form.append('newsletters', 'weekly');
    const answer = await fetchOrCut(`${url}/newsletter/subscribe`, { method: 'POST', body: form });
    if (answer.status === 303) reader.asked = 'yes';
    else this.faults.push(`subscribe: ${answer.status}`);
  }

  /** True when there was a link to follow. */
  async #confirm(url: string, reader: Reader): Promise<boolean> {
    if (reader.confirmed === 'yes') return false;
    const token = await this.#mail.linkFor(reader.address, 'confirm', '/newsletter/confirm');
    if (token === null) return false;
    reader.confirmed = 'maybe';
    const answer = await fetchOrCut(`${url}/newsletter/confirm?t=${token}`, { method: 'POST' });
    if (answer.status === 200) reader.confirmed = 'yes';
    else this.faults.push(`confirm: ${answer.status}`);
    return true;
  }

  async #leave(url: string, reader: Reader, life: number): Promise<void> {
    if (!reader.goes || reader.left === 'yes' || reader.confirmed !== 'yes') return;
    const token = await this.#mail.linkFor(reader.address, 'welcome', '/newsletter/unsubscribe');
    if (token === null) return;
    reader.left = 'maybe';
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
    const answer = await fetchOrCut(`${url}/newsletter/unsubscribe?t=${token}`, { method: 'POST', body });
    if (answer.status !== 200) return void this.faults.push(`unsubscribe: ${answer.status}`);
    reader.left = 'yes';
    reader.leftIn = life;
  }
}
