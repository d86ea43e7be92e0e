import { HOUR } from '../base/index.ts';
import { rankMostRead } from '../news/count/index.ts';
import type { ConsentDeps, ConsentStore, MailDeps, Transport } from '../news/mail/index.ts';
import type { House } from './house.ts';

/** The newsletter's neighbours: what was published, what was read, where letters go. */
export function mailDeps(house: House, transport: Transport): MailDeps & { store: ConsentStore } {
  return {
    store: house.mail,
    clock: house.clock,
    publication: house.readPublication,
    signer: house.signer,
    transport,
    owner: house.owner,
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

export function consentDeps(house: House): ConsentDeps {
  return { store: house.mail, signer: house.signer, clock: house.clock, publication: house.readPublication };
}
