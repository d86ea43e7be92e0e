import { AppError, HOUR, MINUTE, newId } from '../../base/index.ts';
import { parseAddress } from './address.ts';
import { type LetterLanguage, letterLanguage, pickNewsletters } from './newsletters.ts';
import type { AskLimits, ConsentDeps, ConsentForm } from './ports.ts';
import { consentWording } from './wording.ts';

export type SubscribeInput = {
  address: string;
  newsletters: readonly string[];
  language: string;
  form: ConsentForm;
};

/**
 * 3 a day and 10 minutes apart: enough for a reader who lost the letter, useless for filling somebody's mailbox.
 * 300 an hour: far above what a front page brings in, and what a flood can make us send at most.
 */
export const defaultAskLimits: AskLimits = { perAddressPerDay: 3, perAddressPause: 10 * MINUTE, perHour: 300 };

/** When the hour's share is used up, a reader is asked to come back after this many seconds. */
const TRY_AGAIN_S = HOUR / 1000;

/**
 * Asks for a subscription: a confirmation letter goes to the address. Resolves alike for an address that is new,
 * subscribed, left, or had its share of letters, so the answer tells nothing about it.
 * Throws `address_invalid`, `invalid_input` (no newsletter picked), `rate_limited` (all addresses together).
 */
export async function subscribe(deps: ConsentDeps, input: SubscribeInput): Promise<void> {
  const { address, key } = parseAddress(input.address);
  const newsletters = pickNewsletters(input.newsletters);
  if (newsletters.length === 0) throw new AppError('invalid_input', { at: 'newsletters' });
  const language = letterLanguage(input.language);
  await ask(deps, { address, addressKey: key, newsletters, language, form: input.form });
}

/** The part that {@link savePreferences} shares: an address that is known to be well-formed. */
export async function ask(
  deps: ConsentDeps,
  wish: {
    address: string;
    addressKey: string;
    newsletters: ReturnType<typeof pickNewsletters>;
    language: LetterLanguage;
    form: ConsentForm;
  },
): Promise<void> {
  const now = deps.clock.now();
  const publication = await deps.publication();
  const wording = consentWording(publication.name, wish.language);
  const outcome = await deps.store.ask({ ...wish, id: newId(now), at: now, wording }, deps.limits ?? defaultAskLimits);
  if (outcome === 'full') throw new AppError('rate_limited', { seconds: TRY_AGAIN_S });
  if (outcome === 'queued') deps.wake?.();
}
