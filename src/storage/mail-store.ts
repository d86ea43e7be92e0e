import type { MailStore } from '../news/mail/index.ts';
import { createConsentStore } from './mail-consent.ts';
import { createDeliveryStore } from './mail-deliveries.ts';
import { createEditionStore } from './mail-editions.ts';
import type { Storage } from './open.ts';

/** Everything `mail` keeps: subscribers and consent, editions, letters and their deliveries. */
export function createMailStore(storage: Storage): MailStore {
  return { ...createConsentStore(storage), ...createEditionStore(storage), ...createDeliveryStore(storage) };
}
