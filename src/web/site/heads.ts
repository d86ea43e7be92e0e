import type { Contributor } from '../../news/publication/index.ts';
import type { ArticleCard, LiveArticle } from '../../news/publish/index.ts';
import type { Credit } from '../../news/source/index.ts';
import {
  articleCard,
  articleData,
  CARD_HEIGHT,
  CARD_WIDTH,
  encodePath,
  homeData,
  listData,
  profileData,
  type ShareCard,
  type Subject,
} from '../../news/spread/index.ts';
import type { Frame } from './frame.ts';
import { authorHref } from './href.ts';
import type { PageHead, ShareImage } from './page-head.ts';

const brand = (frame: Frame) => ({ publication: frame.publication, logo: frame.assets.largeIcon });

export function shareImage(frame: Frame, { path, alt }: ShareCard): ShareImage {
  return { url: frame.publication.baseUrl + path, width: CARD_WIDTH, height: CARD_HEIGHT, alt };
}

/** `credits`: who speaks in the article, as its readers are told. */
export function articleHead(frame: Frame, article: LiveArticle, credits: readonly Credit[]): PageHead {
  const { publication, say } = frame;
  const base = publication.baseUrl;
  const card = articleCard(publication, article);
  const canonical = base + encodePath(article.path);
  const writers = [...new Set(article.bylines.map(({ slug }) => slug))];
  return {
    title: article.searchTitle || article.title,
    description: article.searchDescription || article.deck,
    canonical,
    language: article.language,
    alternates:
      article.translations.length === 0
        ? []
        : [article, ...article.translations].map(({ language, path }) => ({ language, href: base + encodePath(path) })),
    share: shareImage(frame, card),
    article: {
      publishedAt: say.iso(article.publishedAt),
      modifiedAt: say.iso(article.modifiedAt),
      section: article.section?.name ?? '',
      tags: article.tags.map(({ name }) => name),
      authors: writers.map((slug) => base + authorHref(slug)),
    },
    data: articleData({ ...brand(frame), article, card: card.path, credits }),
    section: article.section?.slug,
    scripts: [frame.assets.article],
  };
}

export function homeHead(frame: Frame): PageHead {
  return { title: '', canonical: `${frame.publication.baseUrl}/`, home: true, data: homeData(brand(frame)) };
}

/** Of a section or tag; a later page of it says nothing of its own. */
export function listHead(
  frame: Frame,
  subject: Subject & { kind: 'section' | 'tag' },
  about: { name: string; description: string },
  cards: readonly ArticleCard[] | null,
): Pick<PageHead, 'data' | 'feeds'> {
  return {
    feeds: [{ name: about.name, subject }],
    data: cards === null ? undefined : listData({ ...brand(frame), subject, ...about, cards }),
  };
}

export function authorHead(
  frame: Frame,
  contributor: Contributor,
  cards: readonly ArticleCard[] | null,
): Pick<PageHead, 'data' | 'feeds'> {
  return {
    feeds: [{ name: contributor.name, subject: { kind: 'author', slug: contributor.slug } }],
    data: cards === null ? undefined : profileData({ ...brand(frame), contributor, cards }),
  };
}
