import { HOUR } from '../base/index.ts';
import { rankMostRead } from '../news/count/index.ts';
import type { ConsentDeps, ConsentStore, EditionDeps, MailDeps, Transport } from '../news/mail/index.ts';
import type { House } from './house.ts';

/** The newsletter's neighbours: what was published and what was read. */
export function editionDeps(house: House): EditionDeps {
  return {
    store: house.mail,
    clock: house.clock,
    publication: house.readPublication,
    publishedSince: async ({ since, until, limit }) => {
      const cards = await house.live.list({ since: since + 1, limit: limit * 2 });
      return cards.filter((card) => card.publishedAt <= until).slice(0, limit);
    },
    mostReadSince: async ({ since, until, limit }) => {
      const totals = await house.reads.totals(since - (since % HOUR), until);
      return house.live.cardsByIds(rankMostRead(totals, [], 0, limit).map((one) => one.articleId));
    },
  };
}

/** What sending takes besides: keys for the links, and where letters go. */
export function mailDeps(house: House, transport: Transport, owner: string): MailDeps & { store: ConsentStore } {
  return { ...editionDeps(house), store: house.mail, signer: house.signer, transport, owner };
}

export function consentDeps(house: House): ConsentDeps {
  return { store: house.mail, signer: house.signer, clock: house.clock, publication: house.readPublication };
}
