import type { LiveArticle } from '../../news/publish/index.ts';
import type { Credit } from '../../news/source/index.ts';
import type { Form } from '../../news/write/index.ts';
import type { Frame } from './frame.ts';
import { authorHref, href, mediaHref } from './href.ts';

/** Types of schema.org that search engines know news by. */
const types: Record<Form, string> = {
  news: 'NewsArticle',
  analysis: 'AnalysisNewsArticle',
  report: 'ReportageNewsArticle',
  interview: 'NewsArticle',
  opinion: 'OpinionNewsArticle',
  picture_story: 'ReportageNewsArticle',
  live: 'NewsArticle',
  explainer: 'BackgroundNewsArticle',
};

/** The picture a shared link shows: the widest that is not a drawing of lines; absolute. */
export function shareImage(frame: Frame, article: LiveArticle): string | undefined {
  const widest = article.image?.media.renditions
    .filter((one) => one.format === 'jpeg' || one.format === 'webp' || one.format === 'png')
    .at(-1);
  return widest === undefined ? undefined : `${frame.publication.baseUrl}${mediaHref(widest.path)}`;
}

/** The article in the vocabulary of schema.org. */
export function articleData(frame: Frame, article: LiveArticle, credits: readonly Credit[]): Record<string, unknown> {
  const { publication, say } = frame;
  const image = shareImage(frame, article);
  return {
    '@context': 'https://schema.org',
    '@type': types[article.form],
    headline: article.searchTitle || article.title,
    description: article.searchDescription || article.deck || undefined,
    mainEntityOfPage: `${publication.baseUrl}${href(article.path)}`,
    datePublished: say.iso(article.publishedAt),
    dateModified: say.iso(article.modifiedAt),
    inLanguage: article.language,
    articleSection: article.section?.name,
    genre: frame.words.forms[article.form] || undefined,
    wordCount: article.wordCount,
    keywords: article.tags.length === 0 ? undefined : article.tags.map(({ name }) => name),
    image,
    author: people(article).map(({ name, slug }) => ({
      '@type': 'Person',
      name,
      url: `${publication.baseUrl}${authorHref(slug)}`,
    })),
    publisher: {
      '@type': 'NewsMediaOrganization',
      name: publication.name,
      logo: { '@type': 'ImageObject', url: `${publication.baseUrl}${frame.assets.largeIcon}` },
    },
    citation: citations(credits),
    correction:
      article.corrections.length === 0
        ? undefined
        : article.corrections.map(({ at, note }) => ({
            '@type': 'CorrectionComment',
            text: note,
            datePublished: say.iso(at),
          })),
  };
}

/** What was published elsewhere and is relied on here: documents, and media that carried somebody's words. People are no works. */
function citations(credits: readonly Credit[]): Record<string, unknown>[] | undefined {
  const documents = credits.filter(({ source }) => source.kind === 'document');
  const outlets = new Set(credits.flatMap((credit) => credit.outlets.map(({ name }) => name)));
  const works = [
    ...documents.map(({ source }) => ({ '@type': 'CreativeWork', name: source.name })),
    ...[...outlets].map((name) => ({
      '@type': 'CreativeWork',
      publisher: { '@type': 'NewsMediaOrganization', name },
    })),
  ];
  return works.length === 0 ? undefined : works;
}

/** Each once: who wrote and took the pictures has two lines on the page, and is one author. */
function people({ bylines }: LiveArticle): LiveArticle['bylines'] {
  return bylines.filter(({ slug }, i) => bylines.findIndex((other) => other.slug === slug) === i);
}
