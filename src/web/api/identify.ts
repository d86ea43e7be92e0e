import { createMiddleware } from 'hono/factory';
import { AppError, type Clock, MINUTE, SECOND } from '../../base/index.ts';
import { pickLanguage } from '../../wire/index.ts';
import type { ApiEnv, Caller } from './app.ts';
import type { SignIn } from './ports.ts';

/** 600 requests a minute and token: an import of 10,000 articles takes a quarter of an hour, a loop gone wild harms nobody. */
const TOKEN_REQUESTS = 600;

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Finds out who asks and in what language to answer, and refuses what must not go on: a session's change that
 * another site asked for, a token that may only look, a token that asks too often.
 */
export function identify(signIn: SignIn, clock: Clock) {
  const allow = tokenLimit(clock);
  return createMiddleware<ApiEnv>(async (c, next) => {
    const caller = await callerOf(signIn, c.req.raw);
    c.set('caller', caller);
    const safe = SAFE.has(c.req.method);
    if (caller.token) {
      allow(caller.token.token.id);
      if (!safe && !caller.token.mayWrite) throw new AppError('forbidden', { action: 'write' });
    } else if (!safe && caller.account && signIn.originOf(c.req.raw) !== 'same') {
      throw new AppError('origin_refused');
    }
    await next();
  });
}

export const setLanguage = createMiddleware<ApiEnv>(async (c, next) => {
  c.set('language', pickLanguage(c.req.header('accept-language')));
  await next();
});

async function callerOf(signIn: SignIn, request: Request): Promise<Caller> {
  const authorization = request.headers.get('authorization');
  // With a token the cookie is not looked at, so that no page can add somebody's session to it.
  if (authorization === null) return { account: await signIn.sessionAccount(request.headers), token: null };
  const [, secret] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
  if (secret === undefined) throw new AppError('token_invalid');
  const token = await signIn.bearer(secret);
  return { account: token.account, token };
}

/** Counts in memory, per process: it guards this process's time, nothing else. */
function tokenLimit(clock: Clock): (tokenId: string) => void {
  let minute = 0;
  const counts = new Map<string, number>();
  return (tokenId) => {
    const now = clock.now();
    if (now - minute >= MINUTE) {
      minute = now - (now % MINUTE);
      counts.clear();
    }
    const count = (counts.get(tokenId) ?? 0) + 1;
    counts.set(tokenId, count);
    if (count > TOKEN_REQUESTS)
      throw new AppError('rate_limited', { seconds: Math.ceil((minute + MINUTE - now) / SECOND) });
  };
}
