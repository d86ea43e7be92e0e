import { type LeasedJob, shortIdOf } from '../../base/index.ts';
import type { CardFiles, SpreadDeps } from './ports.ts';
import { articleCard, cardSubject, type ShareCard, siteCard } from './share-card.ts';

/** Draws an article's share picture when it was published, so that the first who shares it does not wait. */
export const CARD_DRAW = 'spread.card';

/** Harmless to repeat: a picture that is there stays, and a withdrawn article's pictures go. */
export async function drawCards(
  deps: Pick<SpreadDeps, 'live' | 'publication' | 'cards'>,
  jobs: readonly Pick<LeasedJob, 'subject'>[],
): Promise<void> {
  const publication = await deps.publication();
  for (const { subject } of jobs) {
    const shortId = shortIdOf(subject);
    const found = await deps.live.byShortId(shortId);
    if (found?.kind === 'live') await cardBytes(deps.cards, articleCard(publication, found.article));
    else await deps.cards.forget(shortId);
  }
}

export type FoundCard =
  | { kind: 'picture'; bytes: Uint8Array }
  /** The article shows something else by now: its picture of today. */
  | { kind: 'moved'; path: string }
  | { kind: 'withdrawn' };

/**
 * The picture of that name, drawn now if it is not there. Looks at the article each time: a withdrawn one must not be
 * shown because its picture is still on some disk. Null when there is no such card.
 */
export async function findCard(
  deps: Pick<SpreadDeps, 'live' | 'publication' | 'cards'>,
  name: string,
): Promise<FoundCard | null> {
  const subject = cardSubject(name);
  if (subject === null) return null;
  const publication = await deps.publication();
  let card: ShareCard;
  if (subject === 'site') {
    card = siteCard(publication);
  } else {
    const found = await deps.live.byShortId(subject);
    if (found === null) return null;
    if (found.kind === 'withdrawn') return { kind: 'withdrawn' };
    card = articleCard(publication, found.article);
  }
  if (card.name !== name) return { kind: 'moved', path: card.path };
  return { kind: 'picture', bytes: await cardBytes(deps.cards, card) };
}

async function cardBytes(cards: CardFiles, { name, drawing }: ShareCard): Promise<Uint8Array> {
  const subject = cardSubject(name) ?? 'site';
  return (await cards.read(name)) ?? (await cards.make(subject, name, drawing));
}
