import { content, doc, p } from '../../support/build.ts';
import { bodyOf, Cut, type Desk } from '../../support/desk-client.ts';
import { pause, type Random, wordOf } from './random.ts';

/** One change of an article; `word` is new with every saved content, `note` with every correction. */
type Step =
  | { kind: 'save'; word: string }
  | { kind: 'publish' }
  | { kind: 'correct'; note: string }
  | { kind: 'withdraw'; notice: string };

/** What was acknowledged of an article, and the step that a kill cut short. */
export type Written = {
  id: string;
  version: number;
  word: string;
  /** The words of revisions by their version. */
  saved: Map<number, string>;
  live: { version: number; word: string; notes: string[] } | null;
  withdrawn: string | null;
  pending: Step | null;
  /** It is left alone from this version on. */
  until: number;
  /** Withdrawn in the end, so nobody reads it. */
  goes: boolean;
};

/** Writes, saves, publishes, corrects and withdraws through the API, one step after the other, until the server is gone. */
export class Editor {
  readonly articles: Written[] = [];
  /** What should not have happened. */
  readonly faults: string[] = [];
  readonly #random: Random;
  readonly #nextWord: () => string;

  constructor(random: Random, words: { next: number }) {
    this.#random = random;
    this.#nextWord = () => wordOf(words.next++);
  }

  async work(desk: Desk, over: AbortSignal): Promise<void> {
    try {
      while (!over.aborted) {
        const open = this.articles.find((one) => one.pending !== null || one.version < one.until);
        if (open === undefined) await this.#begin(desk);
        else if (open.pending !== null) await this.#settle(desk, open);
        else await this.#take(desk, open, this.#nextStep(open));
        await pause(this.#random() * 12);
      }
    } catch (error) {
      if (!(error instanceof Cut)) throw error;
    }
  }

  async settlePending(desk: Desk): Promise<void> {
    for (const article of this.articles) if (article.pending !== null) await this.#settle(desk, article);
  }

  /** Looks up what became of the step that a kill cut short: it was done whole, or not at all. */
  async #settle(desk: Desk, article: Written): Promise<void> {
    const answer = await desk.ask('GET', `/api/articles/${article.id}`);
    const { version, content: found } = await bodyOf<{ version: number; content: { title: string } }>(answer);
    const { pending } = article;
    if (pending !== null && version === article.version + 1) apply(article, pending);
    else if (version !== article.version)
      this.faults.push(`${article.id}: ${article.version} acknowledged, ${version} there`);
    if (found.title !== titleOf(article.word)) this.faults.push(`${article.id}: another text than the one saved`);
    article.pending = null;
  }

  async #begin(desk: Desk): Promise<void> {
    const word = this.#nextWord();
    const answer = await desk.ask('POST', '/api/articles', { json: textOf(word) });
    const id = /[^/]+$/.exec(answer.headers.get('location') ?? '')?.[0];
    if (answer.status !== 201 || id === undefined) return void this.faults.push(`create: ${await answer.text()}`);
    this.articles.push({
      id,
      version: 1,
      word,
      saved: new Map([[1, word]]),
      live: null,
      withdrawn: null,
      pending: null,
      until: 4 + Math.floor(this.#random() * 5),
      goes: this.#random() < 0.15,
    });
  }

  #nextStep(article: Written): Step {
    if (article.live === null) {
      const last = article.version + 1 >= article.until;
      return last || this.#random() < 0.5 ? { kind: 'publish' } : { kind: 'save', word: this.#nextWord() };
    }
    if (article.goes && article.version + 1 >= article.until)
      return { kind: 'withdraw', notice: `سُحبت ${article.word}` };
    if (article.live.word === article.word) return { kind: 'save', word: this.#nextWord() };
    return this.#random() < 0.7 ? { kind: 'correct', note: `صُحّح ${article.word}` } : { kind: 'publish' };
  }

  async #take(desk: Desk, article: Written, step: Step): Promise<void> {
    article.pending = step;
    const { id, version } = article;
    const answer =
      step.kind === 'save'
        ? await desk.ask('PUT', `/api/articles/${id}`, { json: textOf(step.word), version })
        : await desk.ask('POST', `/api/articles/${id}/${step.kind}`, { json: inputOf(step), version });
    article.pending = null;
    if (answer.status === 200) apply(article, step);
    else this.faults.push(`${step.kind}: ${await answer.text()}`);
  }
}

function apply(article: Written, step: Step): void {
  article.version += 1;
  if (step.kind === 'save') {
    article.word = step.word;
    article.saved.set(article.version, step.word);
  } else if (step.kind === 'withdraw') {
    article.withdrawn = step.notice;
    article.until = article.version;
  } else {
    const notes = [...(article.live?.notes ?? []), ...(step.kind === 'correct' ? [step.note] : [])];
    article.live = { version: article.version, word: article.word, notes };
  }
}

function inputOf(step: Step): object {
  if (step.kind === 'correct') return { note: step.note };
  return step.kind === 'withdraw' ? { reason: 'error', notice: step.notice } : {};
}

export function titleOf(word: string): string {
  return `خبر عن ${word}`;
}

function textOf(word: string) {
  return content({
    title: titleOf(word),
    deck: `سطر عن ${word}`,
    body: doc(p(`قال أهل الحي إن ${word} تغيّر هذا العام.`)),
  });
}
