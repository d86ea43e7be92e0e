import { AppError } from '../../base/index.ts';
import { maskAddress, parseAddress } from './address.ts';
import { unsubscribePath } from './links.ts';
import { type LetterLanguage, letterLanguage, type NewsletterId, pickNewsletters } from './newsletters.ts';
import type { ConsentDeps, Subscriber } from './ports.ts';
import { ask } from './subscribe.ts';
import { readToken } from './token.ts';
import { consentWording } from './wording.ts';

export type Preferences = {
  /** Masked. */
  address: string;
  /** Empty for somebody who left. */
  newsletters: NewsletterId[];
  language: LetterLanguage;
  /** True when a confirmation letter is on its way, because the reader had left and wants to come back. */
  confirmationSent: boolean;
  unsubscribePath: string;
};

/** Throws `link_invalid`, `link_expired`. */
export async function readPreferences(deps: ConsentDeps, token: string): Promise<Preferences> {
  return preferences(deps, await holder(deps, token), false);
}

/**
 * Saves what an active subscriber receives; no newsletter at all is leaving. Somebody who left and picks newsletters
 * gets a confirmation letter first: a forwarded letter must not be able to sign its owner up again.
 * Throws `link_invalid`, `link_expired`, `rate_limited`.
 */
export async function savePreferences(
  deps: ConsentDeps,
  token: string,
  wish: { newsletters: readonly string[]; language: string },
): Promise<Preferences> {
  const subscriber = await holder(deps, token);
  const newsletters = pickNewsletters(wish.newsletters);
  const language = letterLanguage(wish.language);
  const now = deps.clock.now();
  if (newsletters.length === 0) {
    await deps.store.leave(subscriber.id, now, 'preferences');
    return preferences(deps, { ...subscriber, newsletters, language }, false);
  }
  const wording = consentWording((await deps.publication()).name, language);
  if (await deps.store.change(subscriber.id, { newsletters, language }, { at: now, wording })) {
    return preferences(deps, { ...subscriber, newsletters, language }, false);
  }
  const { address, key } = parseAddress(subscriber.address);
  await ask(deps, { address, addressKey: key, newsletters, language, form: 'preferences' });
  return preferences(deps, { ...subscriber, newsletters: [], language }, true);
}

async function holder(deps: ConsentDeps, token: string): Promise<Subscriber> {
  const subscriber = await deps.store.subscriber(readToken(deps.signer, 'preferences', token, deps.clock.now()));
  if (subscriber === null) throw new AppError('link_invalid');
  return subscriber;
}

function preferences(deps: ConsentDeps, subscriber: Subscriber, confirmationSent: boolean): Preferences {
  return {
    address: maskAddress(subscriber.address),
    newsletters: subscriber.newsletters,
    language: subscriber.language,
    confirmationSent,
    unsubscribePath: unsubscribePath(deps.signer, subscriber.id),
  };
}
