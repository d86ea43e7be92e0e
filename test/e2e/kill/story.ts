import { shortIdOf } from '../../../src/base/index.ts';
import { bodyOf, makeToken, openDesk } from '../../support/desk-client.ts';
import { type SmtpSink, smtpSink } from '../../support/smtp-sink.ts';
import { eventually, launchWarraq, startWarraq } from '../../support/warraq.ts';
import { Editor, type Written } from './editors.ts';
import { type Ground, makeGround } from './ground.ts';
import { Mailboxes, type Received } from './letters.ts';
import { type EditionSeen, editionsOf, NewsletterDesk } from './newsletter-desk.ts';
import { pause, type Random, randomFrom } from './random.ts';
import { type Counted, Readers } from './readers.ts';
import { type Reader, Subscribers } from './subscribers.ts';

/** Readers of both newsletters from before the first kill: enough that letters are on their way at almost every one. */
const OLD_READERS = 400;
/** Below what the newsletter lets subscribe within an hour. */
const NEW_READERS = 150;

/** What was acknowledged while the server was killed, and what there was when it was left in peace at last. */
export type Story = {
  ground: Ground;
  kills: number;
  articles: Written[];
  counted: Map<string, Counted>;
  readers: Reader[];
  received: Received[];
  editions: EditionSeen[];
  jobs: { counts: Record<string, number>; dead: unknown[] };
  /** What readers see under each article's address. */
  pages: Map<string, { status: number; html: string }>;
  /** Answers that nobody should have had, at any time. */
  faults: string[];
};

/** Lets everybody work on one server that is killed `kills` times at moments that `seed` decides, and then lets it finish. */
export async function tellStory(database: 'sqlite' | 'postgres', kills: number, seed: number): Promise<Story> {
  const random = randomFrom(seed);
  const sink = await smtpSink();
  try {
    const ground = await makeGround(database, OLD_READERS);
    const start = { data: ground.data, env: { ...ground.env, SMTP_URL: sink.url } };
    const first = await startWarraq(start);
    const token = await makeToken(first.url, ground.account);
    await first.stop();
    const people = new People(random, sink);
    // As slow as servers elsewhere are, so that most kills meet letters that were taken and not yet answered.
    sink.pause = () => pause(20 + random() * 40);
    let startTook = 1000;
    for (let life = 0; life < kills; life += 1) {
      people.mail.newLife();
      const server = launchWarraq(start);
      if (random() < 0.15) await pause(random() * startTook);
      else {
        const began = performance.now();
        const { url } = await server.ready;
        startTook = performance.now() - began;
        const over = new AbortController();
        const work = people.work(url, token, life, over.signal);
        await people.reach(Math.floor(random() * 70), over.signal);
        await pause(random() * 20);
        await server.kill();
        over.abort();
        await work;
      }
      await server.kill();
    }
    sink.pause = async () => undefined;
    people.mail.newLife();
    const last = await startWarraq(start);
    const seen = await people.finish(last.url, token);
    const code = await last.stop();
    if (code !== 0) people.strays.push(`the last stop ended with ${code}`);
    return { ground, kills, ...people.acknowledged(), received: people.mail.received(), ...seen };
  } finally {
    await sink.close();
  }
}

class People {
  readonly mail: Mailboxes;
  readonly strays: string[] = [];
  readonly #sink: SmtpSink;
  readonly #editors: Editor[];
  readonly #readers: Readers;
  readonly #subscribers: Subscribers;
  readonly #newsletter: NewsletterDesk;

  constructor(random: Random, sink: SmtpSink) {
    const words = { next: 1 };
    this.#sink = sink;
    this.mail = new Mailboxes(sink);
    this.#editors = [new Editor(random, words), new Editor(random, words)];
    const read = () => this.#articles().filter((one) => one.live !== null && !one.goes);
    this.#readers = new Readers(random, () => read().map((one) => one.id));
    this.#subscribers = new Subscribers(random, this.mail, NEW_READERS);
    this.#newsletter = new NewsletterDesk(() => read().length > 2);
  }

  /** Ends when the server is gone. */
  async work(url: string, token: string, life: number, over: AbortSignal): Promise<void> {
    const desk = openDesk(url, token);
    await Promise.all([
      ...this.#editors.map((one) => one.work(desk, over)),
      this.#readers.work(url, over),
      this.#subscribers.work(url, life, over),
      this.#newsletter.work(desk, over),
    ]);
  }

  /** Waits until so many things more were acknowledged, however fast the machine is. */
  async reach(more: number, over: AbortSignal): Promise<void> {
    const enough = this.#done() + more;
    // 10 s: a server that does nothing at all is killed all the same.
    const end = performance.now() + 10_000;
    while (this.#done() < enough && performance.now() < end && !over.aborted) await pause(2);
  }

  #done(): number {
    const steps = this.#articles().reduce((sum, one) => sum + one.version, 0);
    const answers = this.#subscribers.readers.flatMap((one) => [one.asked, one.confirmed, one.left]);
    return steps + answers.filter((one) => one === 'yes').length + this.#sink.letters.length;
  }

  #articles(): Written[] {
    return this.#editors.flatMap((one) => one.articles);
  }

  /** On a server that is left in peace: looks up what was cut short, waits until all is done, and looks at the pages. */
  async finish(url: string, token: string): Promise<Pick<Story, 'editions' | 'jobs' | 'pages'>> {
    const desk = openDesk(url, token);
    const peace = new AbortController();
    for (const editor of this.#editors) await editor.settlePending(desk);
    const sending = this.#newsletter.work(desk, peace.signal);
    const seen = await eventually(async () => {
      // A token may ask 600 times a minute.
      await pause(700);
      const [editions, jobs] = await Promise.all([
        editionsOf(desk),
        desk.ask('GET', '/api/jobs').then((answer) => bodyOf<Story['jobs']>(answer)),
      ]);
      const { waiting = 0, later = 0, leased = 0 } = jobs.counts;
      const sent = editions.length === 2 && editions.every((one) => one.state === 'done');
      return sent && waiting + later + leased === 0 && this.#noticesCame() ? { editions, jobs } : null;
    }, 240_000);
    peace.abort();
    await sending;
    const pages: Story['pages'] = new Map();
    for (const { id } of this.#articles()) pages.set(id, await pageOf(url, id));
    return { ...seen, pages };
  }

  /** True when everybody who asked has the link, and everybody who confirmed the welcome. */
  #noticesCame(): boolean {
    for (const { address, asked, confirmed } of this.#subscribers.readers) {
      if (asked === 'yes' && !this.mail.has(address, 'confirm')) return false;
      if (confirmed === 'yes' && !this.mail.has(address, 'welcome')) return false;
    }
    return true;
  }

  acknowledged(): Pick<Story, 'articles' | 'counted' | 'readers' | 'faults'> {
    const all = [...this.#editors, this.#readers, this.#subscribers, this.#newsletter];
    return {
      articles: this.#articles(),
      counted: this.#readers.counted,
      readers: this.#subscribers.readers,
      faults: [...all.flatMap((one) => one.faults), ...this.strays],
    };
  }
}

async function pageOf(url: string, id: string): Promise<{ status: number; html: string }> {
  const answer = await fetch(`${url}/a/${shortIdOf(id)}`);
  return { status: answer.status, html: await answer.text() };
}
