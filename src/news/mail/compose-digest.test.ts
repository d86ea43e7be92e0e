import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardOf, FRIDAY_17, publicationOf } from '../../../test/support/mail-room.ts';
import { DAY, HOUR, newId } from '../../base/index.ts';
import type { ArticleCard } from '../publish/index.ts';
import { composeDigest, withoutArticles } from './compose-digest.ts';
import { articlesOf, type EditionContent } from './edition-content.ts';
import type { NewsletterId } from './newsletters.ts';

const card = (change: Partial<ArticleCard> = {}) => cardOf({ id: newId(FRIDAY_17), ...change });
const compose = (published: ArticleCard[], mostRead: ArticleCard[] = [], newsletter: NewsletterId = 'daily') =>
  composeDigest({
    newsletter,
    publication: publicationOf(),
    since: FRIDAY_17 - DAY,
    until: FRIDAY_17,
    published,
    mostRead,
  });
const shown = (content: EditionContent | null) =>
  content?.groups.flatMap((group) => group.items.map((item) => item.id)) ?? [];

const picture = (
  ...renditions: { width: number; format: 'webp' | 'avif' | 'jpeg' | 'png' | 'svg' }[]
): ArticleCard['image'] => ({
  media: {
    id: 'm',
    width: 1200,
    height: 800,
    sha256: '',
    createdAt: 0,
    createdBy: null,
    renditions: renditions.map((one) => ({ ...one, height: 1, path: `${one.width}.${one.format}` })),
  },
  alt: 'وصف',
  caption: '',
  credit: 'سارة',
  origin: 'own',
});

describe('a digest', () => {
  it('is none when nothing was published in its time, whatever was read', () => {
    expect(compose([])).toBe(null);
    expect(compose([card({ publishedAt: FRIDAY_17 - DAY })], [card(), card(), card()])).toBe(null);
  });

  it('is led by the most read of the new articles, else by the newest with a picture, else by the newest', () => {
    const [plain, read, pictured] = [
      card({ publishedAt: FRIDAY_17 }),
      card(),
      card({ image: picture({ width: 600, format: 'jpeg' }) }),
    ];
    expect(compose([plain, pictured, read], [card({ publishedAt: 0 }), read])?.lead.id).toBe(read.id);
    expect(compose([plain, pictured, read])?.lead.id).toBe(pictured.id);
    expect(compose([plain, read])?.lead.id).toBe(plain.id);
  });

  it('tells a day newest first, and says how many more there are', () => {
    const cards = Array.from({ length: 12 }, (_, i) => card({ publishedAt: FRIDAY_17 - i * HOUR }));
    const content = compose(cards);
    expect(shown(content)).toEqual(cards.slice(1, 9).map((one) => one.id));
    expect(content?.more).toBe(3);
  });

  it('tells a week by section, what was read before what was not', () => {
    const politics = card();
    const [culture, second] = [1, 2].map(() => card({ section: { slug: 'ثقافة', name: 'ثقافة' } })) as [
      ArticleCard,
      ArticleCard,
    ];
    const loose = card({ section: null });
    const content = compose([politics, loose, second, culture], [politics, culture], 'weekly');
    expect(content?.groups.map((group) => group.name)).toEqual(['ثقافة', '']);
    expect(shown(content)).toEqual([culture.id, second.id, loose.id]);
  });

  it('lists what was most read when the list says more than what stands above it', () => {
    const [a, b, c, old] = [card(), card(), card(), card({ publishedAt: 0 })];
    expect(compose([a, b, c], [a, b, c])?.mostRead).toEqual([]);
    expect(compose([a, b, c], [a, old])?.mostRead).toEqual([]);
    expect(compose([a, b, c], [b, old, a])?.mostRead.map((item) => item.id)).toEqual([b.id, old.id, a.id]);
  });

  it('shows a picture in a format that mail programs know, no wider than needed', () => {
    const source = (image: ArticleCard['image']) => compose([card({ image })])?.lead.image?.url ?? null;
    const all = picture(
      { width: 400, format: 'jpeg' },
      { width: 1600, format: 'jpeg' },
      { width: 800, format: 'jpeg' },
      { width: 600, format: 'webp' },
    );
    expect(source(all)).toBe('https://warraq.example/media/800.jpeg');
    expect(compose([card({ image: all })])?.lead.image?.small).toBe('https://warraq.example/media/400.jpeg');
    expect(source(picture({ width: 600, format: 'webp' }, { width: 600, format: 'avif' }))).toBe(
      'https://warraq.example/media/600.webp',
    );
    expect(source(picture({ width: 600, format: 'svg' }))).toBe(null);
  });
});

describe('a withdrawal', () => {
  it('takes the article out everywhere, lets the next one lead, and leaves nothing when all new ones are gone', () => {
    const [a, b, c, old] = [card(), card(), card(), card({ publishedAt: 0 })];
    const content = compose([a, b, c], [a, old, b]) as EditionContent;
    const left = withoutArticles(content, new Set([a.id]));
    expect(left?.lead.id).toBe(b.id);
    expect(left?.mostRead.map((item) => item.id)).toEqual([old.id, b.id]);
    expect(withoutArticles(content, new Set([a.id, b.id, c.id]))).toBe(null);
  });

  it('never shows what is gone, and loses nothing else', () => {
    const cards = Array.from({ length: 9 }, (_, i) => card({ section: { slug: `s${i % 3}`, name: `s${i % 3}` } }));
    fc.assert(
      fc.property(fc.subarray(cards), fc.constantFrom<NewsletterId>('daily', 'weekly'), (gone, newsletter) => {
        const ids = new Set(gone.map((one) => one.id));
        const content = compose(cards, cards, newsletter) as EditionContent;
        const left = withoutArticles(content, ids);
        const expected = articlesOf(content).filter((id) => !ids.has(id));
        expect(left === null ? [] : articlesOf(left).sort()).toEqual(expected.sort());
      }),
    );
  });
});
