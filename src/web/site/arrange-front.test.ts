import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { economy, liveArticle, NOW, picture, politics } from '../../../test/support/reader-site.ts';
import type { LiveArticle } from '../../news/publish/index.ts';
import { arrangeFront } from './arrange-front.ts';

const HOUR = 3_600_000;
const at = (hoursAgo: number, over: Partial<LiveArticle> = {}) =>
  liveArticle({ title: `خبر ${hoursAgo}`, publishedAt: NOW - hoursAgo * HOUR, ...over });
const sectionOf = (one: typeof politics) => ({ slug: one.slug, name: one.name });

describe('arrangeFront', () => {
  it('leads with the newest story that has a picture', () => {
    const pictured = at(2, { image: picture() });
    expect(arrangeFront([at(1), pictured, at(3, { image: picture() })], [], []).lead).toBe(pictured);
  });

  it('leads with the newest story when none has a picture', () => {
    const newest = at(1);
    expect(arrangeFront([newest, at(2)], [], []).lead).toBe(newest);
  });

  it('never leads with opinion while there is a story', () => {
    const story = at(5);
    const front = arrangeFront([at(1, { form: 'opinion', image: picture() }), story], [], []);
    expect(front.lead).toBe(story);
  });

  it('leads with opinion when there is nothing else', () => {
    const only = at(1, { form: 'opinion' });
    expect(arrangeFront([only], [only], [])).toMatchObject({ lead: only, opinion: [] });
  });

  it('sets stories of other sections beside the lead first', () => {
    const lead = at(1, { image: picture() });
    const same = at(2);
    const other = at(3, { section: sectionOf(economy) });
    expect(arrangeFront([lead, same, other], [], []).secondary).toEqual([other, same]);
  });

  it('is empty for an empty publication', () => {
    expect(arrangeFront([], [], [{ section: politics, cards: [] }])).toEqual({
      lead: null,
      secondary: [],
      below: [],
      latest: [],
      opinion: [],
      blocks: [],
    });
  });

  it('shows no article twice among lead, secondary, what stands below, opinion and blocks', () => {
    const anyCard = fc.record({
      hours: fc.integer({ min: 0, max: 500 }),
      form: fc.constantFrom('news' as const, 'opinion' as const, 'report' as const),
      image: fc.boolean(),
      economy: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anyCard, { maxLength: 60 }), (drawn) => {
        const cards = drawn
          .sort((a, b) => a.hours - b.hours)
          .map((one) =>
            at(one.hours, {
              form: one.form,
              image: one.image ? picture() : null,
              section: sectionOf(one.economy ? economy : politics),
            }),
          );
        const opinion = cards.filter((card) => card.form === 'opinion');
        const sections = [politics, economy].map((section) => ({
          section,
          cards: cards.filter((card) => card.section?.slug === section.slug),
        }));
        const front = arrangeFront(cards, opinion, sections);
        const shown = [
          ...(front.lead === null ? [] : [front.lead]),
          ...front.secondary,
          ...front.below,
          ...front.opinion,
          ...front.blocks.flatMap((block) => block.cards),
        ].map(({ id }) => id);
        expect(new Set(shown).size).toBe(shown.length);
        expect(front.lead === null).toBe(cards.length === 0);
      }),
      { numRuns: 60 },
    );
  });
});
