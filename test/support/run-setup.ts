import { closeRun, currentRun, openRun } from './test-run.ts';

/** Vitest calls this once per project, before its first test; all projects of a run share one server. */
export function setup(): (() => Promise<void>) | undefined {
  if (currentRun()) return undefined;
  const run = openRun();
  return () => closeRun(run);
}
