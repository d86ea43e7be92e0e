import type { Clock, Id, Instant } from '../../base/index.ts';
import type { Publication } from '../publication/index.ts';
import type { ArticleCard } from '../publish/index.ts';
import type { EditionContent } from './edition-content.ts';
import type { LetterLanguage, NewsletterId } from './newsletters.ts';

/** Articles live now that were first published after `since` and not after `until`; newest first. */
export type PublishedSince = (range: { since: Instant; until: Instant; limit: number }) => Promise<ArticleCard[]>;
/** Articles live now by their reads between the two, most read first. */
export type MostReadSince = (range: { since: Instant; until: Instant; limit: number }) => Promise<ArticleCard[]>;
/** The publication's settings as they are now. */
export type ReadPublication = () => Promise<Publication>;

/** A keyed hash over short values (HMAC-SHA-256 cut to 16 bytes). The key comes from a file, never from the database. */
export type Signer = { sign(value: Uint8Array): Uint8Array; verify(value: Uint8Array, signature: Uint8Array): boolean };

// ---------------------------------------------------------------- consent

/** Where a consent was given: the box under an article, the newsletter's page, the API, the newsroom. */
export type ConsentForm = 'box' | 'page' | 'api' | 'preferences' | 'newsroom';
/** How a subscriber left: the page's button, the mail program's (RFC 8058), the preferences page. */
export type LeaveVia = 'link' | 'one_click' | 'preferences';

export type Subscriber = {
  id: Id;
  address: string;
  language: LetterLanguage;
  /** Newsletters this subscriber receives; empty before the confirmation and after leaving. */
  newsletters: NewsletterId[];
  confirmedAt: Instant | null;
  leftAt: Instant | null;
};

/** A request to subscribe, kept as the first half of the proof: when, on which form, to which words. */
export type Ask = {
  id: Id;
  at: Instant;
  address: string;
  /** The address with case folded; one subscriber per key. */
  addressKey: string;
  newsletters: NewsletterId[];
  language: LetterLanguage;
  form: ConsentForm;
  wording: string;
};

/** How many confirmations may leave: to one address per day and between two of them, and to all addresses per hour. */
export type AskLimits = { perAddressPerDay: number; perAddressPause: number; perHour: number };

export type ConsentStore = {
  /**
   * Notes the ask and queues its confirmation letter, in one transaction. `quiet`: this address had its share, so
   * nothing was written; `full`: the hour's share of all addresses is used up.
   */
  ask(ask: Ask, limits: AskLimits): Promise<'queued' | 'quiet' | 'full'>;
  /** The ask and what became of it; null when it is unknown or its subscriber was erased. */
  findAsk(id: Id): Promise<{ ask: Ask; answered: boolean; void: boolean; subscriberId: Id } | null>;
  /**
   * Makes the ask's newsletters active, lifts a suppression for bounces and queues the welcome letter, once.
   * `already`: answered before; `void`: the subscriber left after asking, or nobody knows it.
   */
  confirm(askId: Id, at: Instant): Promise<'confirmed' | 'already' | 'void'>;
  subscriber(id: Id): Promise<Subscriber | null>;
  /** Replaces newsletters and language of an active subscriber and notes it. False when there is no active one. */
  change(
    id: Id,
    wish: { newsletters: NewsletterId[]; language: LetterLanguage },
    proof: { at: Instant; wording: string },
  ): Promise<boolean>;
  /** Ends every newsletter of this subscriber; harmless when repeated. False when nobody has this id. */
  leave(id: Id, at: Instant, via: LeaveVia): Promise<boolean>;
  /** Deletes up to `limit` addresses whose last ask is older than `before` and that never confirmed; how many. */
  forgetUnconfirmed(before: Instant, limit: number): Promise<number>;
};

// ---------------------------------------------------------------- editions

export type EditionState = 'held' | 'sending' | 'done' | 'empty' | 'cancelled';

export type Edition = {
  id: Id;
  newsletter: NewsletterId;
  /** Local day, or first day of the local week, that this edition is for; unique per newsletter. */
  period: string;
  state: EditionState;
  scheduledFor: Instant;
  openedAt: Instant;
  /** What was published after `since` and not after `until` is what it may hold. */
  since: Instant;
  until: Instant;
  contentVersion: number;
  /** When every letter was laid out. */
  laidAt: Instant | null;
  /** Last sign of life of its sending. */
  touchedAt: Instant;
  finishedAt: Instant | null;
};

export type EditionReport = {
  total: number;
  open: number;
  accepted: number;
  /** The server said no for good. */
  refused: number;
  /** Tried until the last attempt, never accepted. */
  givenUp: number;
  /** Left, paused or suppressed before their letter was begun. */
  skipped: number;
  /** Letters whose outcome was unknown at least once, so that a reader may have it twice. */
  uncertain: number;
};

export type EditionStore = {
  find(id: Id): Promise<Edition | null>;
  forPeriod(newsletter: NewsletterId, period: string): Promise<Edition | null>;
  /** The newest edition whose content counts as told: sending, done or empty. */
  last(newsletter: NewsletterId): Promise<Edition | null>;
  /** Editions that are being sent, oldest first. */
  sending(): Promise<Edition[]>;
  /** Newest first. */
  list(limit: number): Promise<Edition[]>;
  content(id: Id): Promise<EditionContent | null>;
  report(id: Id): Promise<EditionReport>;
  /** Letters with an outcome that was unknown at least once; `after` is the last subscriber of the page before. */
  uncertain(
    id: Id,
    limit: number,
    after?: Id,
  ): Promise<{ subscriberId: Id; state: string; times: number; reply: string }[]>;
  /** True when somebody was receiving this newsletter at `at`. */
  awaited(newsletter: NewsletterId, at: Instant): Promise<boolean>;
  /** Writes the edition and its content; false when that period has one already. */
  open(edition: Edition, content: EditionContent | null): Promise<boolean>;
  /**
   * Lays out up to `limit` more letters, for subscribers who were active when the edition opened. Repeating is harmless.
   * `done` once every one of them has a letter.
   */
  lay(id: Id, now: Instant, limit: number): Promise<{ laid: number; done: boolean }>;
  /** Moves between states; false when the edition was not in one of `from`. */
  move(id: Id, from: readonly EditionState[], to: EditionState, now: Instant): Promise<boolean>;
  /** Ends an edition that is laid out and has no open letter; true when it did. */
  finish(id: Id, now: Instant): Promise<boolean>;
  /** When the next open letter may be claimed; null when none is open. */
  nextDue(id: Id): Promise<Instant | null>;
};

// ---------------------------------------------------------------- delivery

export type Claim = { now: Instant; limit: number; token: string; leaseUntil: Instant };

/** A letter in the hands of one sender. `key` is the subscriber for an edition's letter, the notice for a notice. */
export type Claimed = { key: Id; subscriberId: Id; address: string; language: LetterLanguage; attempts: number };

export type NoticeKind = 'confirm' | 'welcome';
export type ClaimedNotice = Claimed & { kind: NoticeKind; askId: Id; askedAt: Instant; newsletters: NewsletterId[] };

/** What becomes of a letter after one attempt. */
export type Settlement =
  | { state: 'accepted'; reply: string }
  | { state: 'refused'; reply: string; suppress: boolean }
  | { state: 'given_up'; reply: string; unknown: boolean }
  /** Stays open until `dueAt`. `unknown`: the server may have taken it; `counted`: the attempt was a real one. */
  | { state: 'open'; reply: string; dueAt: Instant; unknown: boolean; counted: boolean };

/** Commits what the last letter came to and marks the next as begun, in one transaction. */
export type Step = {
  token: string;
  now: Instant;
  leaseUntil: Instant;
  settled: { key: Id; settlement: Settlement } | null;
  begin: Id | null;
};
/** `skipped`: the reader may not get it any more; `lost`: the lease ran out and another sender has it. */
export type Begun = 'begun' | 'skipped' | 'lost';

export type Deliveries = {
  step(step: Step): Promise<Begun | null>;
  /** Gives back what this token claimed and did not begin. */
  release(token: string, now: Instant): Promise<void>;
};

export type DeliveryStore = {
  /**
   * Claims due letters of an edition. In the same transaction: articles withdrawn since are taken out with `without`
   * as a new content version (or the edition is cancelled when nothing is left), and letters of readers who left are skipped.
   */
  claimLetters(
    edition: Id,
    claim: Claim,
    without: (content: EditionContent, gone: ReadonlySet<Id>) => EditionContent | null,
  ): Promise<{ letters: Claimed[]; content: EditionContent; version: number } | null>;
  letters(edition: Id): Deliveries;
  claimNotices(claim: Claim): Promise<ClaimedNotice[]>;
  notices(): Deliveries;
  nextNoticeDue(): Promise<Instant | null>;
  /** Makes due at once what a dead process of this owner held; the caller is sure it is dead. */
  recover(owner: string, now: Instant): Promise<void>;
};

export type MailStore = ConsentStore & EditionStore & DeliveryStore;

/** One letter ready for the wire. */
export type Mail = {
  /** Without angle brackets; the same on every repeat of this letter. */
  messageId: string;
  from: { name: string; address: string };
  to: string;
  subject: string;
  date: Instant;
  language: LetterLanguage;
  text: string;
  html: string;
  /** Newsletters only: list name and identifier, and the address that both unsubscribe headers name. */
  list: { id: string; name: string; unsubscribe: string; feedbackId: string } | null;
};

/** What the server said. `stage` tells whom a refusal is about. `enhanced` is RFC 3463's `5.1.1`, or ''. */
export type Outcome =
  | { kind: 'accepted'; reply: string }
  | { kind: 'temporary'; reply: string }
  | { kind: 'permanent'; stage: 'recipient' | 'message'; code: number; enhanced: string; reply: string }
  /** DATA was begun and no answer came: the server may have taken it. */
  | { kind: 'unknown'; reply: string }
  /** Nothing was handed over, for no fault of this letter: no connection, sign-in refused, sender refused. */
  | { kind: 'unavailable'; reply: string };

/** One connection; carries one letter at a time and reconnects by itself. Never throws. `close` gives it back to the transport. */
export type Lane = { send(mail: Mail): Promise<Outcome>; close(): Promise<void> };
/** `lanes`: how many connections may be open at once. `close` ends them all. */
export type Transport = { lanes: number; lane(): Lane; close(): Promise<void> };

export type ConsentDeps = {
  store: ConsentStore;
  signer: Signer;
  clock: Clock;
  publication: ReadPublication;
  limits?: AskLimits;
  /** Called when a letter is waiting, so that the sender need not poll. */
  wake?: () => void;
};
export type EditionDeps = {
  store: EditionStore;
  clock: Clock;
  publication: ReadPublication;
  publishedSince: PublishedSince;
  mostReadSince: MostReadSince;
};
export type DeliveryDeps = {
  store: EditionStore & DeliveryStore;
  clock: Clock;
  publication: ReadPublication;
  signer: Signer;
  transport: Transport;
  /** Names this process in leases; stays the same over restarts when no other process can have it. */
  owner: string;
};
export type MailDeps = EditionDeps & DeliveryDeps;
