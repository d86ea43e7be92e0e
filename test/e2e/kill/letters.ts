import { simpleParser } from 'mailparser';
import type { CapturedLetter, SmtpSink } from '../../support/smtp-sink.ts';

/** `edition` names the edition's id, or the notice. `life`: which start of the server sent it. */
export type Received = { messageId: string; edition: string; to: string; life: number };

/** The mail server's side of the story. */
export class Mailboxes {
  readonly #sink: SmtpSink;
  /** How many connections there had been when each life began. */
  readonly #lives: number[] = [];
  #seen = 0;
  readonly #notices = new Map<string, CapturedLetter>();

  constructor(sink: SmtpSink) {
    this.#sink = sink;
  }

  newLife(): void {
    this.#lives.push(this.#sink.connections);
  }

  has(to: string, kind: 'confirm' | 'welcome'): boolean {
    this.#sort();
    return this.#notices.has(`${to} ${kind}`);
  }

  /** The token of the first link to `path` in the notice of this kind that `to` got; null while there is none. */
  async linkFor(to: string, kind: 'confirm' | 'welcome', path: string): Promise<string | null> {
    this.#sort();
    const letter = this.#notices.get(`${to} ${kind}`);
    if (letter === undefined) return null;
    const { text } = await simpleParser(letter.raw);
    return new RegExp(`${path}\\?t=(\\S+)`).exec(text ?? '')?.[1] ?? null;
  }

  #sort(): void {
    for (const letter of this.#sink.letters.slice(this.#seen))
      this.#notices.set(`${letter.to} ${kindOf(messageIdOf(letter))}`, letter);
    this.#seen = this.#sink.letters.length;
  }

  received(): Received[] {
    return this.#sink.letters.map((letter) => {
      const messageId = messageIdOf(letter);
      const life = this.#lives.findLastIndex((before) => before < letter.connection);
      return { messageId, edition: kindOf(messageId), to: letter.to, life };
    });
  }
}

/** Letters that came more than once, and how many of them each life had in flight when it was ended. */
export function doubles(received: readonly Received[]): {
  twiceInOneLife: string[];
  otherId: string[];
  inFlight: number[];
} {
  const twiceInOneLife: string[] = [];
  const otherId: string[] = [];
  const inFlight: number[] = [];
  for (const copies of Map.groupBy(received, (one) => `${one.to} ${one.edition}`).values()) {
    const lives = copies.map((one) => one.life).sort((a, b) => a - b);
    if (new Set(lives).size < lives.length) twiceInOneLife.push(`${copies[0]?.to} ${copies[0]?.messageId}`);
    if (new Set(copies.map((one) => one.messageId)).size > 1) otherId.push(copies[0]?.to ?? '');
    // Every copy but the last was taken by the server and not settled by us.
    for (const life of lives.slice(0, -1)) inFlight[life] = (inFlight[life] ?? 0) + 1;
  }
  return { twiceInOneLife, otherId, inFlight };
}

function messageIdOf(letter: CapturedLetter): string {
  return /^message-id:\s*<([^>]+)>/im.exec(letter.raw.toString('latin1'))?.[1] ?? '';
}

/** `EDITION.hash@host` of an edition's letter, `NOTICE.confirm@host` of a notice. */
function kindOf(messageId: string): string {
  return /\.(confirm|welcome)@/.exec(messageId)?.[1] ?? messageId.split('.')[0] ?? '';
}
