import type { Id, Instant } from '../../base/index.ts';
import type { Section } from '../publication/index.ts';
import type { ArticleCard } from '../publish/index.ts';
import { type Arrangement, type Package, type PackageLayout, pinsOf } from './arrangement.ts';

/** Published articles to fill with, each list newest first. */
export type Supply = {
  newest: readonly ArticleCard[];
  opinion: readonly ArticleCard[];
  pictures: readonly ArticleCard[];
  /** In the order of the menu. */
  sections: readonly { section: Section; cards: readonly ArticleCard[] }[];
  stories: readonly { story: StoryName; cards: readonly ArticleCard[] }[];
  /** Those of the pinned ones that are published. */
  pinned: readonly ArticleCard[];
};
export type StoryName = { tagId: Id; slug: string; name: string };

export type FilledPackage =
  | { kind: 'lead'; lead: ArticleCard; secondary: ArticleCard[]; below: ArticleCard[]; latest: ArticleCard[] }
  | { kind: 'section'; section: Section; layout: PackageLayout; cards: ArticleCard[] }
  | { kind: 'story'; story: StoryName; layout: PackageLayout; cards: ArticleCard[] }
  | { kind: 'picked'; title: string; layout: PackageLayout; cards: ArticleCard[] }
  | { kind: 'opinion' | 'pictures'; cards: ArticleCard[] }
  | { kind: 'most_read' | 'newsletter' };

/** Of the newest so many, one becomes the lead; older is no lead any more. */
const LEAD_AMONG = 10;
const SECONDARY = 3;
const BELOW = 2;
/** A small publication keeps so many for its list of the newest before anything goes under the lead. */
const LATEST_MIN = 4;
const LATEST = 8;

/**
 * Fills the arrangement: what is pinned first, then the newest that fits. No article stands twice, except in the list
 * of the newest, which leaves out only what stands beside it; what is pinned further down is not used up above.
 * A pin that ran out, or whose article is not published, is as if it were not there. Empty packages fall away.
 */
export function fillHome(arrangement: Arrangement, supply: Supply, now: Instant): FilledPackage[] {
  const cards = new Map(supply.pinned.map((card) => [card.id, card]));
  const valid = (one: Package) =>
    pinsOf(one).flatMap(({ articleId, until }) => {
      const card = cards.get(articleId);
      return card === undefined || (until !== null && until <= now) ? [] : [card];
    });
  const reserved = new Set(arrangement.packages.flatMap((one) => valid(one).map(({ id }) => id)));
  const shown = new Set<Id>();
  const free = (list: readonly ArticleCard[]) => list.filter(({ id }) => !shown.has(id) && !reserved.has(id));
  const pinnedHere = (one: Package) => [...new Set(valid(one))].filter(({ id }) => !shown.has(id));
  const show = (list: ArticleCard[]) => {
    for (const { id } of list) shown.add(id);
    return list;
  };
  const fill = (one: Package, list: readonly ArticleCard[], count: number) => {
    const first = pinnedHere(one).slice(0, count);
    return show([...first, ...free(list)].slice(0, count));
  };
  const sectionCards = (one: Package, list: readonly ArticleCard[], count: number) => {
    const filled = fill(one, list, count);
    // The desk's own order stands; what came by itself puts its picture first.
    return pinsOf(one).length > 0 ? filled : pictureFirst(filled);
  };

  const placed = new Set(arrangement.packages.flatMap((one) => (one.kind === 'section' ? [one.sectionId] : [])));
  const filled = (one: Package): FilledPackage[] => {
    switch (one.kind) {
      case 'lead': {
        const front = fillLead(pinnedHere(one), free(supply.newest), supply.newest);
        if (front === null) return [];
        show([front.lead, ...front.secondary, ...front.below]);
        return [{ kind: 'lead', ...front }];
      }
      case 'section': {
        const found = supply.sections.find(({ section }) => section.id === one.sectionId);
        if (found === undefined) return [];
        const { section } = found;
        return unlessEmpty({
          kind: 'section',
          section,
          layout: one.layout,
          cards: sectionCards(one, found.cards, one.count),
        });
      }
      case 'sections':
        return supply.sections
          .filter(({ section }) => !placed.has(section.id))
          .flatMap(({ section, cards: own }) =>
            unlessEmpty({
              kind: 'section',
              section,
              layout: one.layout,
              cards: sectionCards(one, own, one.count),
            }),
          );
      case 'story': {
        const found = supply.stories.find(({ story }) => story.tagId === one.tagId);
        if (found === undefined) return [];
        const own = sectionCards(one, found.cards, one.count);
        return unlessEmpty({ kind: 'story', story: found.story, layout: one.layout, cards: own });
      }
      case 'picked':
        return unlessEmpty({
          kind: 'picked',
          title: one.title,
          layout: one.layout,
          cards: show(pinnedHere(one)),
        });
      case 'opinion':
      case 'pictures':
        return unlessEmpty({ kind: one.kind, cards: fill(one, supply[one.kind], one.count) });
      case 'most_read':
      case 'newsletter':
        return [{ kind: one.kind }];
    }
  };
  return arrangement.packages.flatMap((one) => filled(one));
}

function unlessEmpty(one: Extract<FilledPackage, { cards: ArticleCard[] }>): FilledPackage[] {
  return one.cards.length === 0 ? [] : [one];
}

/** When a pin next runs out, or null: until then the page may be kept. */
export function nextUnpinning(arrangement: Arrangement, now: Instant): Instant | null {
  const ends = arrangement.packages.flatMap((one) => pinsOf(one).flatMap(({ until }) => until ?? []));
  const next = Math.min(...ends.filter((until) => until > now));
  return Number.isFinite(next) ? next : null;
}

/** The newest pictured story leads unless the desk says otherwise, then stories of other sections, then the newest. */
function fillLead(pinned: readonly ArticleCard[], free: readonly ArticleCard[], newest: readonly ArticleCard[]) {
  const stories = free.filter((card) => card.form !== 'opinion');
  const [pinnedLead, ...pinnedBeside] = pinned;
  const lead = pinnedLead ?? stories.slice(0, LEAD_AMONG).find((card) => card.image !== null) ?? stories[0] ?? free[0];
  if (lead === undefined) return null;
  const beside = pinnedBeside.slice(0, SECONDARY);
  const others = stories.filter((card) => card !== lead);
  const secondary = beside.length > 0 ? fillUp(beside, others) : pickSecondary(others, lead);
  const rest = free.filter((card) => card !== lead && !secondary.includes(card));
  const below = [
    ...pinnedBeside.slice(SECONDARY, SECONDARY + BELOW),
    ...rest.filter((card) => card.form !== 'opinion').slice(0, rest.length >= BELOW + LATEST_MIN ? BELOW : 0),
  ].slice(0, BELOW);
  const top = new Set([lead, ...secondary, ...below].map(({ id }) => id));
  const latest = newest.filter(({ id }) => !top.has(id)).slice(0, LATEST);
  return { lead, secondary, below, latest };
}

function fillUp(chosen: readonly ArticleCard[], others: readonly ArticleCard[]): ArticleCard[] {
  return [...chosen, ...others].slice(0, SECONDARY);
}

/** One of each other section first, pictured ones in front; what is newest fills up. */
function pickSecondary(stories: readonly ArticleCard[], lead: ArticleCard): ArticleCard[] {
  const picked: ArticleCard[] = [];
  const seen = new Set([lead.section?.slug]);
  for (const card of stories) {
    if (picked.length === SECONDARY) break;
    if (seen.has(card.section?.slug)) continue;
    seen.add(card.section?.slug);
    picked.push(card);
  }
  const missing = stories.filter((card) => !picked.includes(card));
  return pictureFirst(fillUp(picked, missing));
}

/** The first with a picture moves to the front; the others keep their order. */
function pictureFirst(cards: readonly ArticleCard[]): ArticleCard[] {
  const pictured = cards.find((card) => card.image !== null);
  return pictured === undefined ? [...cards] : [pictured, ...cards.filter((card) => card !== pictured)];
}
