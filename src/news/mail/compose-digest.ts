import type { Id, Instant } from '../../base/index.ts';
import type { Rendition } from '../media/index.ts';
import type { Publication } from '../publication/index.ts';
import type { ArticleCard } from '../publish/index.ts';
import type { DigestItem, EditionContent } from './edition-content.ts';
import type { NewsletterId } from './newsletters.ts';

/** Further articles after the lead. 14 with decks and pictures stay under half of what Gmail shows before it clips. */
const SHOWN: Record<NewsletterId, number> = { daily: 8, weekly: 14 };
/** A letter's column, and a picture beside a headline at twice its width. */
const WIDE = 560;
const SMALL = 264;
/** Most-read titles; fewer than 3 is no list. */
const MOST_READ_MAX = 5;
const MOST_READ_MIN = 3;

export type DigestInput = {
  newsletter: NewsletterId;
  publication: Publication;
  since: Instant;
  until: Instant;
  /** Newest first. */
  published: readonly ArticleCard[];
  /** Most read first. */
  mostRead: readonly ArticleCard[];
};

/**
 * What an edition says, or null when nothing was published in its time: then no letter goes out. The lead is the most
 * read of the new articles, else the newest with a picture, else the newest. Weekly editions go by section.
 */
export function composeDigest(input: DigestInput): EditionContent | null {
  const { publication, newsletter } = input;
  const fresh = uniqueById(input.published).filter(
    (card) => card.publishedAt > input.since && card.publishedAt <= input.until,
  );
  const ranks = new Map(input.mostRead.map((card, rank) => [card.id, rank]));
  const byReads = (card: ArticleCard) => ranks.get(card.id) ?? Number.POSITIVE_INFINITY;
  const lead =
    [...fresh].filter((card) => ranks.has(card.id)).sort((a, b) => byReads(a) - byReads(b))[0] ??
    fresh.find((card) => pictureOf(card, WIDE) !== null) ??
    fresh[0];
  if (lead === undefined) return null;

  const others = fresh.filter((card) => card.id !== lead.id);
  // A week has more than a letter holds: what readers chose comes in first, then the newest. A day is told newest first.
  const chosen =
    newsletter === 'weekly'
      ? [...others].sort((a, b) => order(byReads(a), byReads(b)) || b.publishedAt - a.publishedAt)
      : others;
  const shown = chosen.slice(0, SHOWN[newsletter]);
  const item = (card: ArticleCard) => digestItem(card, publication.baseUrl);
  const content: EditionContent = {
    newsletter,
    publication: {
      name: publication.name,
      tagline: publication.tagline,
      baseUrl: publication.baseUrl,
      zone: publication.zone,
      months: publication.months,
      digits: publication.digits,
      hijri: publication.hijri,
    },
    mirrors: publication.mirrors,
    sender: {
      name: publication.newsletter.senderName || publication.name,
      address: publication.newsletter.senderAddress,
    },
    since: input.since,
    until: input.until,
    lead: item(lead),
    groups:
      newsletter === 'weekly'
        ? bySection(shown, item)
        : shown.length === 0
          ? []
          : [{ name: '', items: shown.map(item) }],
    mostRead: uniqueById(input.mostRead).slice(0, MOST_READ_MAX).map(item),
    more: others.length - shown.length,
  };
  return { ...content, mostRead: worthListing(content) ? content.mostRead : [] };
}

/** The edition without the articles that are gone; the next one leads if need be. Null when nothing new is left. */
export function withoutArticles(content: EditionContent, gone: ReadonlySet<Id>): EditionContent | null {
  const stays = (item: DigestItem) => !gone.has(item.id);
  const groups = content.groups
    .map((group) => ({ ...group, items: group.items.filter(stays) }))
    .filter((group) => group.items.length > 0);
  const mostRead = content.mostRead.filter(stays);
  if (stays(content.lead)) return { ...content, groups, mostRead };
  const [first, ...rest] = groups;
  const lead = first?.items[0];
  if (first === undefined || lead === undefined) return null;
  const left = { ...first, items: first.items.slice(1) };
  return { ...content, lead, groups: left.items.length > 0 ? [left, ...rest] : rest, mostRead };
}

function order(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

function uniqueById(cards: readonly ArticleCard[]): ArticleCard[] {
  return [...new Map(cards.map((card) => [card.id, card])).values()];
}

/** Sections in the order of their best article; what has no section comes last, without a name. */
function bySection(cards: readonly ArticleCard[], item: (card: ArticleCard) => DigestItem): EditionContent['groups'] {
  const groups = new Map<string, DigestItem[]>();
  for (const card of cards) {
    const name = card.section?.name ?? '';
    groups.set(name, [...(groups.get(name) ?? []), item(card)]);
  }
  const named = [...groups].map(([name, items]) => ({ name, items }));
  return [...named.filter((group) => group.name !== ''), ...named.filter((group) => group.name === '')];
}

/** A ranking that only repeats the few articles above it says nothing. */
function worthListing(content: EditionContent): boolean {
  const above = new Set([content.lead, ...content.groups.flatMap((group) => group.items)].map((item) => item.id));
  return content.mostRead.length >= MOST_READ_MIN && content.mostRead.some((item) => !above.has(item.id));
}

function digestItem(card: ArticleCard, baseUrl: string): DigestItem {
  const [wide, small] = [pictureOf(card, WIDE), pictureOf(card, SMALL)];
  return {
    id: card.id,
    // The short address: an Arabic slug is 289 characters once it is encoded, which no plain-text letter survives.
    url: `${baseUrl}/a/${card.shortId}`,
    title: card.title,
    deck: card.deck,
    form: card.form,
    language: card.language,
    direction: card.direction,
    section: card.section?.name ?? '',
    bylines: card.bylines.map((byline) => byline.name),
    image:
      wide === null || small === null || card.image === null
        ? null
        : {
            url: `${baseUrl}/media/${encodeURI(wide.path)}`,
            small: `${baseUrl}/media/${encodeURI(small.path)}`,
            alt: card.image.alt,
            credit: card.image.credit,
            archive: card.image.origin === 'archive',
          },
    publishedAt: card.publishedAt,
  };
}

/** The narrowest that is wide enough. Outlook shows neither WebP nor AVIF, no mail program SVG. */
function pictureOf(card: ArticleCard, width: number): Rendition | null {
  const renditions = card.image?.media.renditions ?? [];
  for (const formats of [['jpeg', 'png'], ['webp']]) {
    const usable = renditions.filter((one) => formats.includes(one.format)).sort((a, b) => a.width - b.width);
    const found = usable.find((one) => one.width >= width) ?? usable.at(-1);
    if (found !== undefined) return found;
  }
  return null;
}
