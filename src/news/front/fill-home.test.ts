import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { economy, liveArticle, NOW, picture, politics } from '../../../test/support/reader-site.ts';
import type { ArticleCard, LiveArticle } from '../publish/index.ts';
import { arrangementSchema, defaultArrangement, type Package } from './arrangement.ts';
import { type FilledPackage, fillHome, nextUnpinning, type Supply } from './fill-home.ts';

const HOUR = 3_600_000;
const at = (hoursAgo: number, over: Partial<LiveArticle> = {}) =>
  liveArticle({ title: `خبر ${hoursAgo}`, publishedAt: NOW - hoursAgo * HOUR, ...over });
const sectionOf = (one: typeof politics) => ({ slug: one.slug, name: one.name });

/** What there is to fill with, out of a few articles, newest first. */
function supplyOf(articles: readonly ArticleCard[], over: Partial<Supply> = {}): Supply {
  const cards = [...articles].sort((a, b) => b.publishedAt - a.publishedAt);
  return {
    newest: cards,
    opinion: cards.filter(({ form }) => form === 'opinion'),
    pictures: cards.filter(({ form }) => form === 'picture_story'),
    sections: [politics, economy].map((section) => ({
      section,
      cards: cards.filter((card) => card.section?.slug === section.slug),
    })),
    stories: [{ story: { tagId: 't1', slug: 'صيد', name: 'صيد' }, cards }],
    pinned: cards,
    ...over,
  };
}

const arranged = (...packages: unknown[]) => arrangementSchema.parse({ packages });
const pin = (card: ArticleCard, until: number | null = null) => ({ articleId: card.id, until });
const titles = (one: FilledPackage | undefined) =>
  (one !== undefined && 'cards' in one ? one.cards : []).map((c) => c.title);

function leadOf(packages: readonly FilledPackage[]) {
  const [first] = packages;
  if (first?.kind !== 'lead') throw new Error('no lead');
  return first;
}
const front = (...articles: ArticleCard[]) => leadOf(fillHome(defaultArrangement, supplyOf(articles), NOW));

describe('the home page that nobody arranged', () => {
  it('leads with the newest story that has a picture', () => {
    const pictured = at(2, { image: picture() });
    expect(front(at(1), pictured, at(3, { image: picture() })).lead).toBe(pictured);
  });

  it('leads with the newest story when none has a picture', () => {
    const newest = at(1);
    expect(front(newest, at(2)).lead).toBe(newest);
  });

  it('never leads with opinion while there is a story', () => {
    const story = at(5);
    expect(front(at(1, { form: 'opinion', image: picture() }), story).lead).toBe(story);
  });

  it('leads with opinion when there is nothing else, and has no band of it then', () => {
    const only = at(1, { form: 'opinion' });
    const filled = fillHome(defaultArrangement, supplyOf([only]), NOW);
    expect(leadOf(filled).lead).toBe(only);
    expect(filled.map(({ kind }) => kind)).toEqual(['lead', 'most_read', 'newsletter']);
  });

  it('sets stories of other sections beside the lead first', () => {
    const lead = at(1, { image: picture() });
    const same = at(2);
    const other = at(3, { section: sectionOf(economy) });
    expect(front(lead, same, other).secondary).toEqual([other, same]);
  });

  it('has nothing of an empty publication to show', () => {
    expect(fillHome(defaultArrangement, supplyOf([]), NOW).map(({ kind }) => kind)).toEqual([
      'most_read',
      'newsletter',
    ]);
  });
});

describe('what the desk arranges', () => {
  it('comes in its order, empty packages left out', () => {
    const cards = [at(1), at(2, { section: sectionOf(economy) })];
    const arrangement = arranged(
      { kind: 'newsletter' },
      { kind: 'section', sectionId: economy.id, layout: 'grid' },
      { kind: 'pictures' },
      { kind: 'lead' },
    );
    expect(fillHome(arrangement, supplyOf(cards), NOW).map(({ kind }) => kind)).toEqual([
      'newsletter',
      'section',
      'lead',
    ]);
  });

  it('leads with what is pinned, then with the others that are pinned, in their order', () => {
    const [first, second, newest] = [at(9), at(8), at(1, { image: picture() })];
    const arrangement = arranged({ kind: 'lead', pins: [pin(first), pin(second)] });
    const { lead, secondary } = leadOf(fillHome(arrangement, supplyOf([first, second, newest]), NOW));
    expect(lead).toBe(first);
    expect(secondary).toEqual([second, newest]);
  });

  it('drops a pin whose time is over, and one whose article is not published', () => {
    const [over, gone, newest] = [at(9), at(8), at(1)];
    const arrangement = arranged({ kind: 'lead', pins: [pin(gone), pin(over, NOW)] });
    const supply = supplyOf([over, newest], { pinned: [over] });
    expect(leadOf(fillHome(arrangement, supply, NOW)).lead).toBe(newest);
    expect(leadOf(fillHome(arrangement, supply, NOW - 1)).lead).toBe(over);
  });

  it('does not use up above what is pinned further down', () => {
    const [pinned, other] = [at(1, { image: picture() }), at(2)];
    const arrangement = arranged({ kind: 'lead' }, { kind: 'picked', title: 'ملف', pins: [pin(pinned)] });
    const [lead, picked] = fillHome(arrangement, supplyOf([pinned, other]), NOW);
    expect(lead).toMatchObject({ kind: 'lead', lead: other });
    expect(titles(picked)).toEqual([pinned.title]);
  });

  it('fills a section up behind its pins, to the count asked for', () => {
    const cards = [at(1), at(2), at(3), at(4)];
    const arrangement = arranged({
      kind: 'section',
      sectionId: politics.id,
      count: 3,
      pins: [pin(cards[3] as LiveArticle)],
    });
    expect(titles(fillHome(arrangement, supplyOf(cards), NOW)[0])).toEqual(['خبر 4', 'خبر 1', 'خبر 2']);
  });

  it('gives a section that has a package of its own no second one among the sections', () => {
    const cards = [at(1), at(2), at(3, { section: sectionOf(economy) })];
    const arrangement = arranged({ kind: 'section', sectionId: politics.id, count: 1 }, { kind: 'sections' });
    const filled = fillHome(arrangement, supplyOf(cards), NOW);
    expect(filled.map((one) => (one.kind === 'section' ? one.section.slug : ''))).toEqual([
      politics.slug,
      economy.slug,
    ]);
  });

  it('tells a running story, and nothing of a story that is none any more', () => {
    const arrangement = arranged({ kind: 'story', tagId: 't1', count: 2 }, { kind: 'story', tagId: 'closed' });
    const filled = fillHome(arrangement, supplyOf([at(1), at(2), at(3)]), NOW);
    expect(filled).toHaveLength(1);
    expect(titles(filled[0])).toEqual(['خبر 1', 'خبر 2']);
  });

  it('says when its next pin runs out', () => {
    const card = at(1);
    const arrangement = arranged({ kind: 'lead', pins: [pin(card, NOW - 1), pin(card, NOW + 9), pin(card, NOW + 5)] });
    expect(nextUnpinning(arrangement, NOW)).toBe(NOW + 5);
    expect(nextUnpinning(defaultArrangement, NOW)).toBeNull();
  });

  it('shows no article twice, whatever is arranged and pinned, but in the list of the newest', () => {
    const anyCard = fc.record({
      hours: fc.integer({ min: 0, max: 500 }),
      form: fc.constantFrom('news' as const, 'opinion' as const, 'picture_story' as const),
      image: fc.boolean(),
      economy: fc.boolean(),
    });
    const pins = fc.array(fc.nat(59), { maxLength: 4 });
    const anyPackage = fc.oneof(
      fc.record({ kind: fc.constantFrom('lead', 'opinion', 'pictures'), pins }),
      fc.record({ kind: fc.constant('section'), sectionId: fc.constantFrom(politics.id, economy.id), pins }),
      fc.record({ kind: fc.constant('story'), tagId: fc.constant('t1'), pins }),
      fc.record({ kind: fc.constant('sections') }),
    );
    fc.assert(
      fc.property(fc.array(anyCard, { maxLength: 60 }), fc.array(anyPackage, { maxLength: 8 }), (drawn, wanted) => {
        const cards = drawn.map((one) =>
          at(one.hours, {
            form: one.form,
            image: one.image ? picture() : null,
            section: sectionOf(one.economy ? economy : politics),
          }),
        );
        const packages = wanted.map((one) => ({
          ...one,
          ...('pins' in one ? { pins: one.pins.flatMap((i) => (cards[i] === undefined ? [] : [pin(cards[i])])) } : {}),
        })) as Package[];
        const filled = fillHome(arranged(...packages), supplyOf(cards), NOW);
        const shown = filled.flatMap((one) => {
          if (one.kind === 'lead') return [one.lead, ...one.secondary, ...one.below];
          return 'cards' in one ? one.cards : [];
        });
        expect(new Set(shown.map(({ id }) => id)).size).toBe(shown.length);
      }),
      { numRuns: 100 },
    );
  });
});
