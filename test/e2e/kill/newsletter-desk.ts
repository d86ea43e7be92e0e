import { bodyOf, Cut, type Desk } from '../../support/desk-client.ts';
import { pause } from './random.ts';

export type EditionSeen = { id: string; newsletter: string; state: string; letters: Record<string, number> };

/** An editor who sends the daily and, once it is out, the weekly. */
export class NewsletterDesk {
  readonly faults: string[] = [];
  readonly #ready: () => boolean;

  /** `ready`: there is something to send. */
  constructor(ready: () => boolean) {
    this.#ready = ready;
  }

  async work(desk: Desk, over: AbortSignal): Promise<void> {
    try {
      while (!over.aborted) {
        const editions = await editionsOf(desk);
        const daily = editions.find((one) => one.newsletter === 'daily');
        const weekly = editions.find((one) => one.newsletter === 'weekly');
        if (daily === undefined && this.#ready()) await this.#send(desk, 'daily');
        else if (daily?.state === 'done' && weekly === undefined) await this.#send(desk, 'weekly');
        else await pause(250);
      }
    } catch (error) {
      if (!(error instanceof Cut)) throw error;
    }
  }

  async #send(desk: Desk, newsletter: 'daily' | 'weekly'): Promise<void> {
    const answer = await desk.ask('POST', '/api/newsletter/editions', { json: { newsletter } });
    if (answer.status !== 201) this.faults.push(`${newsletter}: ${await answer.text()}`);
  }
}

export async function editionsOf(desk: Desk): Promise<EditionSeen[]> {
  return (await bodyOf<{ editions: EditionSeen[] }>(await desk.ask('GET', '/api/newsletter/editions'))).editions;
}
