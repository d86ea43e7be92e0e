import { HOUR, type Instant, MINUTE } from '../../base/index.ts';
import type { Outcome, Settlement } from './ports.ts';

/** Waits between attempts; greylisting passes the second or third, a server that is down for a night the last. 15.7 h in all. */
export const BACK_OFF = [2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR] as const;

/** 20 s: how soon a letter that met no server is due again; the sender itself pauses longer when that goes on. */
const UNAVAILABLE_PAUSE = 20_000;

/**
 * What one attempt's outcome makes of a letter. An unknown outcome is tried again, with the same Message-ID: a reader
 * who gets it twice is better served than one who gets none, and the report lists it. `attempts` counts this one.
 */
export function decideSettlement(outcome: Outcome, attempts: number, now: Instant): Settlement {
  const { reply } = outcome;
  switch (outcome.kind) {
    case 'accepted':
      return { state: 'accepted', reply };
    case 'permanent':
      return {
        state: 'refused',
        reply,
        suppress: outcome.stage === 'recipient' && meansNoMailbox(outcome.code, outcome.enhanced),
      };
    case 'unavailable':
      return { state: 'open', reply, dueAt: now + UNAVAILABLE_PAUSE, unknown: false, counted: false };
    case 'temporary':
    case 'unknown': {
      const unknown = outcome.kind === 'unknown';
      const wait = BACK_OFF[attempts - 1];
      if (wait === undefined) return { state: 'given_up', reply, unknown };
      return { state: 'open', reply, dueAt: now + wait, unknown, counted: true };
    }
  }
}

/**
 * RFC 3463: 5.1.x says the address is wrong, 5.2.1 that the mailbox is disabled. 5.2.2 (full) and 5.7.x (policy, blocked
 * sender) say nothing against the reader. Servers that give no such code mean an unknown mailbox by 550, 551 and 553.
 */
function meansNoMailbox(code: number, enhanced: string): boolean {
  if (enhanced === '') return code === 550 || code === 551 || code === 553;
  return /^5\.1\.[0-6]$|^5\.1\.10$|^5\.2\.1$/.test(enhanced);
}
