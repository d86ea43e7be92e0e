import { AppError } from '../../base/index.ts';
import { maskAddress } from './address.ts';
import { preferencesPath } from './links.ts';
import type { NewsletterId } from './newsletters.ts';
import type { Ask, ConsentDeps } from './ports.ts';
import { readToken } from './token.ts';

export type Confirmation = {
  /** Masked. */
  address: string;
  newsletters: NewsletterId[];
  /** True when this link was used before; nothing changes then. */
  already: boolean;
  preferencesPath: string;
};

/** What a confirmation link is about; changes nothing. Throws `link_invalid`, `link_expired`. */
export async function readConfirmation(deps: ConsentDeps, token: string): Promise<Confirmation> {
  const found = await findAsk(deps, token);
  return confirmation(deps, found.ask, found.subscriberId, found.answered);
}

/**
 * Confirms a subscription (second half of the double opt-in). Harmless when repeated; a link from before the reader
 * left is refused. Throws `link_invalid`, `link_expired`.
 */
export async function confirm(deps: ConsentDeps, token: string): Promise<Confirmation> {
  const found = await findAsk(deps, token);
  const outcome = await deps.store.confirm(found.ask.id, deps.clock.now());
  if (outcome === 'void') throw new AppError('link_expired');
  if (outcome === 'confirmed') deps.wake?.();
  return confirmation(deps, found.ask, found.subscriberId, outcome === 'already');
}

async function findAsk(
  deps: ConsentDeps,
  token: string,
): Promise<{ ask: Ask; subscriberId: string; answered: boolean }> {
  const found = await deps.store.findAsk(readToken(deps.signer, 'confirm', token, deps.clock.now()));
  if (found === null) throw new AppError('link_invalid');
  if (found.void) throw new AppError('link_expired');
  return found;
}

function confirmation(deps: ConsentDeps, ask: Ask, subscriberId: string, already: boolean): Confirmation {
  return {
    address: maskAddress(ask.address),
    newsletters: ask.newsletters,
    already,
    preferencesPath: preferencesPath(deps.signer, subscriberId, deps.clock.now()),
  };
}
