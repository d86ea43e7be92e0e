import type { Section } from '../../news/publication/index.ts';
import type { ArticleCard } from '../../news/publish/index.ts';

export type Front = {
  lead: ArticleCard | null;
  secondary: ArticleCard[];
  /** Under the lead, so that its column is as long as those beside it. */
  below: ArticleCard[];
  latest: ArticleCard[];
  opinion: ArticleCard[];
  blocks: { section: Section; cards: ArticleCard[] }[];
};

/** Of the newest so many, one becomes the lead; older is no lead any more. */
const LEAD_AMONG = 10;
const SECONDARY = 3;
const BELOW = 2;
/** A small publication keeps so many for its list of the newest before anything goes under the lead. */
const LATEST_MIN = 4;
const LATEST = 8;
const OPINION = 4;
const BLOCK = 4;

/**
 * Lays the front page out: the newest pictured story leads, then stories of other sections, the newest headlines,
 * opinion in its own band, and a block for each section. No article appears twice, except in the list of the newest,
 * which leaves out only what stands beside it. `newest`, `opinion` and every section's list are newest first.
 */
export function arrangeFront(
  newest: readonly ArticleCard[],
  opinion: readonly ArticleCard[],
  sections: readonly { section: Section; cards: readonly ArticleCard[] }[],
): Front {
  const stories = newest.filter((card) => card.form !== 'opinion');
  const lead = stories.slice(0, LEAD_AMONG).find((card) => card.image !== null) ?? stories[0] ?? newest[0] ?? null;
  if (lead === null) return { lead, secondary: [], below: [], latest: [], opinion: [], blocks: [] };
  const secondary = pickSecondary(
    stories.filter((card) => card !== lead),
    lead,
  );
  const rest = newest.filter((card) => card !== lead && !secondary.includes(card));
  const below = rest.filter((card) => card.form !== 'opinion').slice(0, rest.length >= BELOW + LATEST_MIN ? BELOW : 0);
  const top = new Set([lead, ...secondary, ...below].map(({ id }) => id));
  const latest = newest.filter(({ id }) => !top.has(id)).slice(0, LATEST);
  const band = opinion.filter(({ id }) => !top.has(id)).slice(0, OPINION);
  const shown = new Set([...top, ...band.map(({ id }) => id)]);
  const blocks = sections.map(({ section, cards }) => ({
    section,
    cards: pictureFirst(cards.filter(({ id }) => !shown.has(id)).slice(0, BLOCK)),
  }));
  return { lead, secondary, below, latest, opinion: band, blocks: blocks.filter(({ cards }) => cards.length > 0) };
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
  for (const card of stories) {
    if (picked.length === SECONDARY) break;
    if (!picked.includes(card)) picked.push(card);
  }
  return pictureFirst(picked);
}

/** The first with a picture moves to the front; the others keep their order. */
function pictureFirst(cards: readonly ArticleCard[]): ArticleCard[] {
  const pictured = cards.find((card) => card.image !== null);
  return pictured === undefined ? [...cards] : [pictured, ...cards.filter((card) => card !== pictured)];
}
