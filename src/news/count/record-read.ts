import { isbot } from 'isbot';
import { dayKey } from '../../arabic/index.ts';
import { type Clock, HOUR, type Id, isId } from '../../base/index.ts';
import type { Reads, Salts } from './ports.ts';
import { readerMark } from './reader-mark.ts';

/** How long an article must have been visible before its page tells of a read. Shorter is a bounce, not a read. */
export const READ_VISIBLE_SECONDS = 5;

/** 512: longer than any browser's; what is past it is somebody making up readers. */
const USER_AGENT_MAX = 512;

export type RecordReadDeps = {
  reads: Pick<Reads, 'record'>;
  salts: Salts;
  clock: Clock;
  /** The publication's IANA zone as it is now. */
  zone: () => string;
};

export type ReadSignal = {
  articleId: Id;
  /** The client's address, already resolved through the proxies that were configured and no others. */
  address: string;
  userAgent: string;
  /** Values of the headers `Sec-Purpose`, `Purpose` and `X-Moz` that came with the signal. */
  purposes: readonly (string | null | undefined)[];
};

/** `ignored`: a bot, a prefetch, or no published article of that id. */
export type RecordedRead = 'counted' | 'repeat' | 'ignored';

/** True when a browser loads ahead of its reader, who may never come (Sec-Purpose: `prefetch;prerender`, X-Moz: `prefetch`). */
export function isAhead(purposes: ReadSignal['purposes']): boolean {
  return purposes.some((purpose) => purpose != null && /prefetch|prerender|preview/i.test(purpose));
}

/** True for programs that say they are programs, and for those that hide what they are. */
export function isProgram(userAgent: string): boolean {
  const name = userAgent.trim();
  return name === '' || name.length > USER_AGENT_MAX || isbot(name);
}

/**
 * Counts one read, at most once per reader, article and calendar day of the publication's zone.
 * Resolves after the commit: what it answers is never lost. The address is hashed here and goes no further.
 */
export async function recordRead(deps: RecordReadDeps, signal: ReadSignal): Promise<RecordedRead> {
  if (!isId(signal.articleId) || isProgram(signal.userAgent) || isAhead(signal.purposes)) return 'ignored';
  const now = deps.clock.now();
  const day = dayKey(now, deps.zone());
  const mark = readerMark(await deps.salts.saltOf(day), { ...signal, day });
  const outcome = await deps.reads.record({ articleId: signal.articleId, day, mark, hour: now - (now % HOUR) });
  return outcome === 'unknown' ? 'ignored' : outcome;
}
