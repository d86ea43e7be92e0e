import type { Instant } from './clock.ts';
import type { Id } from './ids.ts';

/**
 * Urgent work is what a reader or an editor waits for; bulk work never delays it. Work outside draws for other services or
 * waits for their servers: it neither waits behind an archive that is brought in nor holds anything up.
 */
export type JobLane = 'urgent' | 'bulk' | 'outside';

/**
 * Work to be done later, at least once. Unique by (kind, subject, version): writing the
 * same job twice is harmless, and a job that carries an older version than its subject loses.
 */
export type NewJob = {
  kind: string;
  subject: string;
  version: number;
  lane: JobLane;
  payload?: unknown;
  runAt?: Instant;
};

/** A job in the hands of one worker until `leasedUntil`. */
export type LeasedJob = {
  id: Id;
  kind: string;
  subject: string;
  version: number;
  lane: JobLane;
  payload: unknown;
  attempts: number;
  createdAt: Instant;
  leaseToken: string;
  leasedUntil: Instant;
};

/** How a room asks for work outside a change of its own; changes write their jobs in their own transaction. */
export type Jobs = { enqueue(jobs: readonly NewJob[]): Promise<void> };

export type DeadJob = {
  id: Id;
  kind: string;
  subject: string;
  version: number;
  attempts: number;
  diedAt: Instant;
  error: string;
};
/** `waiting` could be done now, `later` not before its time. */
export type JobCounts = { waiting: number; later: number; leased: number; dead: number };

/** What the runner in `work` needs of the table; every method is one transaction. */
export type JobStore = {
  enqueue(jobs: readonly NewJob[], now: Instant): Promise<void>;
  /**
   * Leases up to `limit` due jobs of one lane until `now + lease`; no other worker gets them before that. All are of one
   * kind: the first of `kinds` that has any. `token`: `owner/uuid`.
   */
  lease(input: {
    token: string;
    lane: JobLane;
    kinds: readonly string[];
    limit: number;
    now: Instant;
    lease: number;
  }): Promise<LeasedJob[]>;
  /** Removes finished jobs and writes what they cause, together. A lease that was lost settles nothing. */
  finish(jobs: readonly LeasedJob[], follow: readonly NewJob[], now: Instant): Promise<void>;
  /** Gives a job back for `runAt`, or buries it there when `runAt` is null. */
  fail(job: LeasedJob, error: string, runAt: Instant | null, now: Instant): Promise<void>;
  /**
   * Makes due at once what a dead process of this owner had in hand; the caller is sure it is dead. A job that was in hand
   * at the death of `suspect` processes is buried instead: it may be what they died of.
   */
  recover(owner: string, suspect: number, now: Instant): Promise<void>;
  dead(limit: number): Promise<DeadJob[]>;
  /** Digs a dead job out again. False if there is none. */
  revive(id: Id, now: Instant): Promise<boolean>;
  counts(now: Instant): Promise<JobCounts>;
  /** When the next job of these kinds falls due, or null. */
  nextDue(kinds: readonly string[]): Promise<Instant | null>;
};
