import { type Clock, type Instant, MINUTE, newId } from '../base/index.ts';
import {
  type AskLimits,
  consentWording,
  createMailRound,
  latestOccasion,
  newsletterIds,
  parseAddress,
  pickNewsletters,
  type Transport,
} from '../news/mail/index.ts';
import type { House } from './house.ts';
import { mailDeps } from './mail-deps.ts';

/** `ago`: how long before the filling they subscribed, in ms. */
export type DemoReader = { email: string; daily: boolean; weekly: boolean; ago: number };

/** In the past nobody floods anybody. */
const unlimited: AskLimits = { perAddressPerDay: Infinity, perAddressPause: 0, perHour: Infinity };

/** Nobody has these mailboxes: what was due before the demo was filled counts as taken, and no server hears of it. */
const nowhere: Transport = {
  lanes: 4,
  lane: () => ({ send: async () => ({ kind: 'accepted', reply: 'demo' }), close: async () => undefined }),
  close: async () => undefined,
};

/**
 * Readers who subscribed in the demo's past, by the operations of real ones, and the editions that they got since: the
 * newsletter has a history to look at, and its next edition is the first that a new publication sends.
 */
export async function addDemoReaders(house: House, readers: readonly DemoReader[], now: Instant): Promise<void> {
  const publication = await house.readPublication();
  for (const { email, daily, weekly, ago } of readers) {
    const { address, key } = parseAddress(email);
    const newsletters = pickNewsletters([...(daily ? ['daily'] : []), ...(weekly ? ['weekly'] : [])]);
    const at = now - ago;
    const ask = { id: newId(at), at, address, addressKey: key, newsletters };
    const wish = { language: 'ar', form: 'page', wording: consentWording(publication.name, 'ar') } as const;
    await house.mail.ask({ ...ask, ...wish }, unlimited);
    await house.mail.confirm(ask.id, at + 5 * MINUTE);
  }
  const occasions = newsletterIds.map((newsletter) => latestOccasion(newsletter, now, publication).at);
  for (const at of occasions.sort((a, b) => a - b)) {
    const clock: Clock = { now: () => at };
    const round = createMailRound({ ...mailDeps(house, nowhere, 'demo'), clock });
    while ((await round.advance()).busy);
  }
}
