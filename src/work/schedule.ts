import type { Clock, Instant } from '../base/index.ts';

/** Something done again and again while the server runs. `run` returns true while there is more to do at once. */
export type Task = { name: string; every: number; run(): Promise<boolean> };

export type Schedule = { start(): void; stop(): Promise<void>; wake(name: string): void };

/**
 * Runs each task every `every` ms, never twice at once, one failing task not stopping another. A task missed while the
 * machine slept runs once on waking: what was due is in the database, not in the timer.
 */
export function createSchedule(deps: {
  tasks: readonly Task[];
  clock: Clock;
  onError(error: unknown, task: string, at: Instant): void;
}): Schedule {
  let running = false;
  let loops: Promise<void>[] = [];
  const wakers = new Map<string, () => void>();

  async function loop(task: Task): Promise<void> {
    while (running) {
      let more = false;
      try {
        more = await task.run();
      } catch (error) {
        deps.onError(error, task.name, deps.clock.now());
      }
      if (!more && running) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, task.every);
          wakers.set(task.name, () => {
            clearTimeout(timer);
            resolve();
          });
        });
      }
    }
  }

  return {
    start: () => {
      if (running) return;
      running = true;
      loops = deps.tasks.map(loop);
    },
    stop: async () => {
      running = false;
      for (const wake of wakers.values()) wake();
      await Promise.all(loops);
    },
    wake: (name) => wakers.get(name)?.(),
  };
}
