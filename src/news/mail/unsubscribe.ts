import { AppError } from '../../base/index.ts';
import { maskAddress } from './address.ts';
import { preferencesPath } from './links.ts';
import type { NewsletterId } from './newsletters.ts';
import type { ConsentDeps, LeaveVia, Subscriber } from './ports.ts';
import { readToken } from './token.ts';

export type Leaving = {
  /** Masked. */
  address: string;
  /** What was received until now; empty when the reader had left before. */
  newsletters: NewsletterId[];
  /** Where to pick newsletters again. */
  preferencesPath: string;
};

/** What an unsubscribe link is about; changes nothing, because mail scanners follow links. Throws `link_invalid`. */
export async function readUnsubscribe(deps: ConsentDeps, token: string): Promise<Leaving> {
  return leaving(deps, await holder(deps, token));
}

/**
 * Ends every newsletter of this subscriber at once; no letter that is claimed after this goes out, nor one that is
 * claimed but not begun. Harmless when repeated. Throws `link_invalid`.
 */
export async function unsubscribe(deps: ConsentDeps, token: string, via: LeaveVia): Promise<Leaving> {
  const subscriber = await holder(deps, token);
  await deps.store.leave(subscriber.id, deps.clock.now(), via);
  return leaving(deps, subscriber);
}

async function holder(deps: ConsentDeps, token: string): Promise<Subscriber> {
  const subscriber = await deps.store.subscriber(readToken(deps.signer, 'unsubscribe', token, deps.clock.now()));
  if (subscriber === null) throw new AppError('link_invalid');
  return subscriber;
}

function leaving(deps: ConsentDeps, subscriber: Subscriber): Leaving {
  return {
    address: maskAddress(subscriber.address),
    newsletters: subscriber.newsletters,
    preferencesPath: preferencesPath(deps.signer, subscriber.id, deps.clock.now()),
  };
}
