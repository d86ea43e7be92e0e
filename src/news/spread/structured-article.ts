import type {
  ArticleLeaf,
  BlogPosting,
  CorrectionComment,
  CreativeWork,
  Graph,
  ImageObject,
  LiveBlogPostingLeaf,
  NewsArticle,
  Person,
} from 'schema-dts';
import { isoInstant } from '../../arabic/index.ts';
import type { Instant } from '../../base/index.ts';
import type { LiveArticle } from '../publish/index.ts';
import type { Credit } from '../source/index.ts';
import type { Form } from '../write/index.ts';
import { encodePath, subjectPath } from './addresses.ts';
import { formName } from './form-names.ts';
import { largestBitmap } from './pictures.ts';
import { type Brand, breadcrumbs, organization } from './structured-site.ts';

/** One entry of live coverage; `anchor` is its place on the page. */
export type LiveUpdate = { headline: string; text: string; at: Instant; anchor: string };

export type ArticleDataInput = Brand & {
  article: LiveArticle;
  /** Path of the share picture. */
  card: string;
  /** Who speaks in it, as its readers are told. */
  credits?: readonly Credit[];
  updates?: readonly LiveUpdate[];
};

/** Types of schema.org that search engines know news by; live coverage has its own. */
const types = {
  news: 'NewsArticle',
  analysis: 'AnalysisNewsArticle',
  report: 'ReportageNewsArticle',
  interview: 'NewsArticle',
  opinion: 'OpinionNewsArticle',
  picture_story: 'ReportageNewsArticle',
  explainer: 'BackgroundNewsArticle',
} as const satisfies Record<Exclude<Form, 'live'>, string>;

/** The article and the way to it, in the vocabulary of schema.org. */
export function articleData(input: ArticleDataInput): Graph {
  const { publication, article } = input;
  const trail = article.section === null ? [] : [{ name: article.section.name, path: `/${article.section.slug}` }];
  return {
    '@context': 'https://schema.org',
    '@graph': [
      article.form === 'live' ? liveBlog(input) : newsArticle(input, types[article.form]),
      breadcrumbs(publication, [...trail, { name: article.title, path: article.path }]),
    ],
  };
}

function newsArticle(input: ArticleDataInput, type: (typeof types)[keyof typeof types]): NewsArticle {
  const place = input.article.dateline?.place;
  return { '@type': type, ...common(input), dateline: place === '' ? undefined : place };
}

function liveBlog(input: ArticleDataInput): LiveBlogPostingLeaf {
  const { article, updates = [] } = input;
  const page = addressOf(input);
  return {
    '@type': 'LiveBlogPosting',
    ...common(input),
    coverageStartTime: isoInstant(article.publishedAt),
    coverageEndTime: isoInstant(article.modifiedAt),
    liveBlogUpdate:
      updates.length === 0
        ? undefined
        : updates.map(
            (one): BlogPosting => ({
              '@type': 'BlogPosting',
              headline: one.headline,
              articleBody: one.text,
              datePublished: isoInstant(one.at),
              url: `${page}#${encodeURIComponent(one.anchor)}`,
            }),
          ),
  };
}

function addressOf({ publication, article }: ArticleDataInput): string {
  return publication.baseUrl + encodePath(article.path);
}

/** What both have. Only what the page itself shows is said here: search engines punish the rest. */
function common(input: ArticleDataInput) {
  const { publication, article, credits = [] } = input;
  const base = publication.baseUrl;
  const page = addressOf(input);
  const { provenance } = article;
  return {
    '@id': `${page}#article`,
    url: page,
    mainEntityOfPage: page,
    headline: article.searchTitle || article.title,
    alternativeHeadline: article.searchTitle === '' ? undefined : article.title,
    description: article.searchDescription || article.deck || undefined,
    datePublished: isoInstant(article.publishedAt),
    dateModified: isoInstant(article.modifiedAt),
    inLanguage: article.language,
    articleSection: article.section?.name,
    genre: formName(article.form, article.language) || undefined,
    wordCount: article.wordCount,
    keywords: article.tags.length === 0 ? undefined : article.tags.map(({ name }) => name),
    isAccessibleForFree: true,
    image: images(input),
    author: authors(input),
    publisher: organization(input),
    correction: article.corrections.length === 0 ? undefined : article.corrections.map(correction),
    citation: citations(credits),
    isBasedOn: provenance.url === '' ? undefined : provenance.url,
    sourceOrganization:
      provenance.kind === 'own' || provenance.source === ''
        ? undefined
        : { '@type': 'Organization' as const, name: provenance.source },
    workTranslation:
      article.translations.length === 0
        ? undefined
        : article.translations.map((one) => ({
            '@type': 'NewsArticle' as const,
            '@id': `${base}${encodePath(one.path)}#article`,
            inLanguage: one.language,
          })),
    // What a voice reads first: the headline and what stands under it.
    speakable: { '@type': 'SpeakableSpecification' as const, cssSelector: ['h1', '.deck'] },
    // Said here, because the compiler does not look for misspelled names in what is spread into another object.
  } satisfies Omit<ArticleLeaf, '@type'>;
}

/** The lead picture as it is, then the share picture, which every article has. */
function images({ publication, article, card }: ArticleDataInput): ImageObject[] {
  const base = publication.baseUrl;
  const lead = largestBitmap(article.image);
  const share: ImageObject = { '@type': 'ImageObject', url: base + card, width: '1200', height: '630' };
  if (lead === null || article.image === null) return [share];
  const { caption, credit } = article.image;
  return [
    {
      '@type': 'ImageObject',
      url: base + encodePath(`/media/${lead.path}`),
      width: String(lead.width),
      height: String(lead.height),
      caption: caption || undefined,
      creditText: credit || undefined,
    },
    share,
  ];
}

/** Each once: who wrote and took the pictures has two lines on the page, and is one author. Without a name, the newsroom. */
function authors(input: ArticleDataInput): Person[] | { '@id': string } {
  const { publication, article } = input;
  const names = new Map(article.bylines.map(({ slug, name }) => [slug, name]));
  if (names.size === 0) return { '@id': `${publication.baseUrl}/#publication` };
  return [...names].map(
    ([slug, name]): Person => ({
      '@type': 'Person',
      name,
      url: publication.baseUrl + subjectPath({ kind: 'author', slug }),
    }),
  );
}

function correction({ at, note }: { at: Instant; note: string }): CorrectionComment {
  return { '@type': 'CorrectionComment', text: note, datePublished: isoInstant(at) };
}

/** What was published elsewhere and is relied on here: documents, and media that carried somebody's words. People are no works. */
function citations(credits: readonly Credit[]): CreativeWork[] | undefined {
  const documents = credits.filter(({ source }) => source.kind === 'document');
  const outlets = new Set(credits.flatMap((credit) => credit.outlets.map(({ name }) => name)));
  const works = [
    ...documents.map(({ source }): CreativeWork => ({ '@type': 'CreativeWork', name: source.name })),
    ...[...outlets].map(
      (name): CreativeWork => ({ '@type': 'CreativeWork', publisher: { '@type': 'NewsMediaOrganization', name } }),
    ),
  ];
  return works.length === 0 ? undefined : works;
}
