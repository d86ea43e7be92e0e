import type { Tell } from '../news/spread/index.ts';

/** 10 s: a hub that takes longer to say yes is down for our purposes; the job comes back to it. */
const TIMEOUT = 10_000;

/** POST to a server that settings name. Goes where it was sent and nowhere else: an answer that redirects is no success. */
export const tell: Tell = async (url, type, body) => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': type, 'user-agent': 'Warraq' },
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT),
  });
  await response.body?.cancel();
  return response.status;
};
