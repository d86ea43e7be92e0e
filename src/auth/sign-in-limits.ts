import { createHmac } from 'node:crypto';
import { AppError, HOUR, type Instant, MINUTE, SECOND } from '../base/index.ts';
import type { AttemptLimit, AttemptStore } from '../news/people/index.ts';

/**
 * How often a password may be tried. Only failures stay counted.
 * 5 in 5 minutes for one account from one place; 60 in 10 minutes from one place (an office behind one address);
 * 50 an hour for one account from anywhere, against guessers with many addresses.
 */
function limitsOf(secret: string, email: string, address: string): AttemptLimit[] {
  const key = (...parts: string[]) => createHmac('sha256', secret).update(parts.join('\n')).digest('base64url');
  return [
    { key: key('both', email, address), max: 5, window: 5 * MINUTE },
    { key: key('address', address), max: 60, window: 10 * MINUTE },
    { key: key('email', email), max: 50, window: HOUR },
  ];
}

/**
 * Runs `attempt` unless too many failed before it: then throws `rate_limited` with the seconds to wait.
 * Keys are keyed hashes, so that the table tells nobody who signed in from where.
 */
export async function withSignInLimits<T>(
  deps: { attempts: AttemptStore; secret: string },
  who: { email: string; address: string | null },
  now: Instant,
  attempt: () => Promise<T>,
): Promise<T> {
  const limits = limitsOf(deps.secret, who.email, who.address ?? '');
  // Counted before the attempt: a hundred at once must not all pass before the first fails.
  const wait = await deps.attempts.count(limits, now);
  if (wait > 0) throw new AppError('rate_limited', { seconds: Math.ceil(wait / SECOND) });
  const result = await attempt();
  await deps.attempts.forgive(limits.map((limit) => limit.key));
  return result;
}
