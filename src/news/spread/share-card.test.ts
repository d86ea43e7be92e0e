import { describe, expect, it } from 'vitest';
import { liveArticle, liveArticles, picture, withdrawnArticle } from '../../../test/support/reader-site.ts';
import { publicationSchema } from '../publication/index.ts';
import { drawCards, findCard } from './make-card.ts';
import type { CardFiles } from './ports.ts';
import { articleCard, siteCard } from './share-card.ts';

const settings = (over: object = {}) =>
  publicationSchema.parse({ name: 'المرسى', baseUrl: 'https://www.marsa.example', ...over });

/** A shelf in memory that notes what was drawn. */
function shelf() {
  const drawn: string[] = [];
  const kept = new Map<string, Uint8Array>();
  const cards: CardFiles = {
    read: async (name) => kept.get(name) ?? null,
    make: async (_, name) => {
      drawn.push(name);
      const bytes = new Uint8Array([drawn.length]);
      kept.set(name, bytes);
      return bytes;
    },
    forget: async (subject) => {
      for (const name of kept.keys()) if (name.startsWith(`${subject}-`)) kept.delete(name);
    },
  };
  return { cards, drawn, kept };
}

describe('a share picture', () => {
  const article = liveArticle({ form: 'report', image: picture() });

  it('shows section and form, headline, publication and where it leads', () => {
    const { drawing } = articleCard(settings(), article);
    expect(drawing).toMatchObject({
      kicker: 'سياسة | تقرير',
      headline: article.title,
      line: '',
      publication: 'المرسى',
      site: 'marsa.example',
      picture: { path: 'ab/one-800.webp', note: 'Leila Haddad – أرشيفية' },
    });
  });

  it('of an opinion has its colours and who wrote it, but not who took the picture', () => {
    const names = { slug: 'س', city: '' };
    const bylines = [
      { ...names, name: 'سلمى', role: 'writing' as const },
      { ...names, name: 'مصور', role: 'photography' as const },
    ];
    const section = { slug: 'رأي', name: 'رأي' };
    const { drawing } = articleCard(settings(), liveArticle({ form: 'opinion', section, bylines }));
    expect(drawing).toMatchObject({ kicker: 'رأي', line: 'سلمى', paper: '#f7ecdc', accent: '#7d3a10' });
  });

  it('has another name whenever it shows something else, and only then', () => {
    const name = (over: object, one = settings()) => articleCard(one, { ...article, ...over }).name;
    const before = name({});
    expect(before).toMatch(new RegExp(`^${article.shortId}-[0-9a-f]{12}$`));
    expect(name({ deck: 'عنوان فرعي آخر', modifiedAt: 1 })).toBe(before);
    expect(name({ title: 'عنوان آخر' })).not.toBe(before);
    expect(name({ image: null })).not.toBe(before);
    expect(name({}, settings({ colours: { accent: '#aa0000' } }))).not.toBe(before);
    expect(name({}, settings({ name: 'الميناء' }))).not.toBe(before);
  });
});

describe('asking for a share picture', () => {
  const article = liveArticle();
  const gone = withdrawnArticle();
  const publication = async () => settings();

  it('draws it once, and again only when the article shows something else', async () => {
    const { cards, drawn } = shelf();
    const live = liveArticles([article]);
    const { name } = articleCard(settings(), article);
    await drawCards({ live, publication, cards }, [{ subject: article.id }, { subject: article.id }]);
    expect(await findCard({ live, publication, cards }, name)).toMatchObject({ kind: 'picture' });
    expect(drawn).toEqual([name]);
    const changed = liveArticles([{ ...article, title: 'عنوان جديد' }]);
    expect(await findCard({ live: changed, publication, cards }, name)).toMatchObject({ kind: 'moved' });
  });

  it('draws what is missing for the one who asks', async () => {
    const { cards } = shelf();
    const found = await findCard(
      { live: liveArticles([article]), publication, cards },
      articleCard(settings(), article).name,
    );
    expect(found?.kind).toBe('picture');
    expect((await findCard({ live: liveArticles([]), publication, cards }, siteCard(settings()).name))?.kind).toBe(
      'picture',
    );
  });

  it('gives nothing of a withdrawn article, though the file is still there, and then removes the file', async () => {
    const { cards, kept } = shelf();
    const name = `${gone.shortId}-0123456789ab`;
    kept.set(name, new Uint8Array([1]));
    const live = liveArticles([], [gone]);
    expect(await findCard({ live, publication, cards }, name)).toEqual({ kind: 'withdrawn' });
    await drawCards({ live, publication, cards }, [{ subject: gone.id }]);
    expect(kept.size).toBe(0);
  });

  it.each(['../../etc/passwd', 'site-xyz', '00000000-0123456789ab', ''])('finds nothing under %j', async (name) => {
    expect(await findCard({ live: liveArticles([]), publication, cards: shelf().cards }, name)).toBeNull();
  });
});
