import {
  type Clock,
  HOUR,
  type JobLane,
  type JobStore,
  type LeasedJob,
  MINUTE,
  type NewJob,
  newId,
  SECOND,
} from '../base/index.ts';

/** Does jobs of one kind. `run` may meet the same job again after a crash and must not mind. */
export type JobHandler = {
  kind: string;
  /** How many jobs `run` likes to get at once. */
  batch: number;
  /** Returns the jobs that follow; they are written together with the removal of these. */
  run(jobs: readonly LeasedJob[]): Promise<readonly NewJob[]>;
};

export type Runner = {
  /** Looks for work now instead of at the next poll. */
  wake(): void;
  /** Works until no due job is left, then returns how many were done. For commands without a server. */
  drain(onProgress?: (done: number) => void): Promise<number>;
  /** Takes up what the last process of this owner had in hand when it died. Before `start` and `drain`. */
  recover(): Promise<void>;
  start(): void;
  /** Lets the jobs in hand end; resolves when the last one is settled. */
  stop(): Promise<void>;
};

export type RunnerDeps = {
  jobs: JobStore;
  /** Those before go first: a kind's jobs are done when no earlier kind has any due. */
  handlers: readonly JobHandler[];
  clock: Clock;
  /** Names this process in leases, as nobody else does while it lives; the next one to have the name takes its leases over. */
  owner: string;
  onError(error: unknown, context: { kind: string; subject: string; attempts: number; dead: boolean }): void;
};

/** Eight attempts with doubling pauses reach about two hours: longer than a restart, a full disk noticed, a reboot. */
const MAX_ATTEMPTS = 8;
/** Ten minutes: the longest job of ours, a whole bulk batch indexed on a slow disk, takes a tenth of it. */
const LEASE = 10 * MINUTE;
const POLL = 250;
/** How many jobs one pass leases. Outside only 4, since stopping waits for the pass in hand and each may take seconds. */
const AT_ONCE: Record<JobLane, number> = { urgent: 20, bulk: 200, outside: 4 };

/** When a job that failed `attempts` times is tried again, or null when it is given up. */
export function retryAt(attempts: number, now: number, random = Math.random()): number | null {
  if (attempts >= MAX_ATTEMPTS) return null;
  const pause = Math.min(HOUR, 30 * SECOND * 2 ** (attempts - 1));
  return now + pause * (0.75 + random / 2);
}

/** 20: restarts that an operator brings about do not meet one job so often, a job that ends the server does within minutes. */
const SUSPECT_AFTER = 20;
/** A first retry comes after half a second: most failures are a lock or a restart that is over by then. */
const FIRST_RETRY = 500;

export function createRunner(deps: RunnerDeps): Runner {
  const handlers = new Map(deps.handlers.map((handler) => [handler.kind, handler]));
  const kinds = [...handlers.keys()];
  let running = false;
  let loops: Promise<void>[] = [];
  const wakers = new Set<() => void>();

  async function settleFailure(job: LeasedJob, error: unknown): Promise<void> {
    const now = deps.clock.now();
    const next = job.attempts === 1 ? now + FIRST_RETRY : retryAt(job.attempts, now);
    deps.onError(error, { kind: job.kind, subject: job.subject, attempts: job.attempts, dead: next === null });
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    await deps.jobs.fail(job, text, next === null ? null : Math.round(next), now);
  }

  async function runBatch(handler: JobHandler, jobs: readonly LeasedJob[]): Promise<void> {
    try {
      const follow = await handler.run(jobs);
      await deps.jobs.finish(jobs, follow, deps.clock.now());
    } catch (error) {
      // One bad job must not hold its neighbours back: each is tried by itself.
      if (jobs.length > 1) for (const job of jobs) await runBatch(handler, [job]);
      else if (jobs[0]) await settleFailure(jobs[0], error);
    }
  }

  /** One round of a lane; the number of jobs it leased. */
  async function pass(lane: JobLane): Promise<number> {
    const limit = AT_ONCE[lane];
    const now = deps.clock.now();
    const token = `${deps.owner}/${newId(now)}`;
    const leased = await deps.jobs.lease({ token, lane, kinds, limit, now, lease: LEASE });
    const handler = handlers.get(leased[0]?.kind ?? '');
    if (!handler) return 0;
    for (let i = 0; i < leased.length; i += handler.batch) {
      await runBatch(handler, leased.slice(i, i + handler.batch));
      // SQLite answers without leaving the thread: without a turn of the loop timers wait and what is freed stays in memory.
      await new Promise((resolve) => setImmediate(resolve));
    }
    return leased.length;
  }

  async function loop(lane: JobLane): Promise<void> {
    while (running) {
      let done = 0;
      try {
        done = await pass(lane);
      } catch (error) {
        // The database itself refused (full disk, restart); the leases run out by themselves.
        deps.onError(error, { kind: 'lease', subject: lane, attempts: 0, dead: false });
      }
      if (done === 0 && running) await pause();
    }
  }

  function pause(): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        wakers.delete(done);
        resolve();
      };
      const timer = setTimeout(done, POLL);
      wakers.add(done);
    });
  }

  return {
    recover: () => deps.jobs.recover(deps.owner, SUSPECT_AFTER, deps.clock.now()),
    wake: () => {
      for (const done of [...wakers]) done();
    },
    drain: async (onProgress) => {
      let total = 0;
      for (;;) {
        const done = (await pass('urgent')) || (await pass('outside')) || (await pass('bulk'));
        if (done === 0) return total;
        total += done;
        onProgress?.(total);
      }
    },
    start: () => {
      if (running) return;
      running = true;
      loops = [loop('urgent'), loop('bulk'), loop('outside')];
    },
    stop: async () => {
      running = false;
      for (const done of [...wakers]) done();
      await Promise.all(loops);
    },
  };
}

/**
 * Spreads one change of an article over those who follow it, one job each. `outside`: what tells the world or draws for it.
 * Only urgent changes cause it: nobody outside wants word of each article of an archive that is brought in.
 */
export function fanOut(kinds: readonly string[], outside: readonly string[] = []): JobHandler {
  return {
    kind: 'article_changed',
    batch: 200,
    run: async (jobs) =>
      jobs.flatMap(({ subject, version, lane }) => [
        ...kinds.map((kind): NewJob => ({ kind, subject, version, lane })),
        ...(lane === 'urgent' ? outside.map((kind): NewJob => ({ kind, subject, version, lane: 'outside' })) : []),
      ]),
  };
}
