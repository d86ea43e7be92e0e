import type { MailStore } from '../news/mail/index.ts';
import { createAskStore } from './mail-asks.ts';
import { createDeliveryStore } from './mail-deliveries.ts';
import { createEditionStore } from './mail-editions.ts';
import { createSubscriberStore } from './mail-subscribers.ts';
import type { Storage } from './open.ts';

/** Everything `mail` keeps: subscribers and consent, editions, letters and their deliveries. */
export function createMailStore(storage: Storage): MailStore {
  return {
    ...createAskStore(storage),
    ...createSubscriberStore(storage),
    ...createEditionStore(storage),
    ...createDeliveryStore(storage),
  };
}
