import type { Id, Instant } from '../../base/index.ts';
import type { Publication } from '../publication/index.ts';
import type { ArticleCard } from '../publish/index.ts';
import { encodePath, type FeedFormat, feedFormats, feedPath, type Subject, subjectPath } from './addresses.ts';
import { fullText } from './feed-body.ts';
import { formName } from './form-names.ts';
import { largestBitmap } from './pictures.ts';

export type FeedAuthor = { name: string; url: string };

export type FeedEntry = {
  /** Stays the same when the headline and with it the address changes. */
  id: string;
  url: string;
  title: string;
  summary: string;
  /** HTML with absolute addresses, or null where the feed gives excerpts. */
  html: string | null;
  publishedAt: Instant;
  /** Grows with every correction. */
  modifiedAt: Instant;
  authors: FeedAuthor[];
  categories: string[];
  image: { url: string; width: number; height: number; type: string } | null;
  language: string;
};

/** A feed in no format yet; addresses are absolute. */
export type Feed = {
  /** The same for all formats and pages of it. */
  id: string;
  title: string;
  description: string;
  publisher: string;
  home: string;
  self: Record<FeedFormat, string>;
  /** The feed's first page, in this format, when this is not it. */
  first: Record<FeedFormat, string> | null;
  /** Older entries (RFC 5005 §3). */
  next: Record<FeedFormat, string> | null;
  hubs: readonly string[];
  /** Where else this feed is to be had, for readers whose network blocks the first address. */
  mirrors: Record<FeedFormat, string>[];
  icon: string;
  language: string;
  /** Of the newest change; null while it has no entry. */
  updatedAt: Instant | null;
  entries: FeedEntry[];
};

export type FeedInput = {
  publication: Publication;
  subject: Subject;
  /** What the feed is called beside the publication: a section's, tag's or author's name. */
  name: string;
  description: string;
  cards: readonly ArticleCard[];
  /** Stored body HTML by article, when the feed carries the full text. */
  bodies: ReadonlyMap<Id, string> | null;
  /** Path of a square PNG. */
  icon: string;
  /** The `before` of this page and of the next one. */
  here: string | null;
  older: string | null;
};

export function makeFeed(input: FeedInput): Feed {
  const { publication, subject, cards } = input;
  const base = publication.baseUrl;
  const paths = (before: string | null) => everyFormat((format) => base + feedPath(subject, format) + query(before));
  return {
    id: base + subjectPath(subject),
    title: subject.kind === 'site' ? publication.name : `${input.name} | ${publication.name}`,
    description: input.description || publication.description || publication.tagline || publication.name,
    publisher: publication.name,
    home: base + subjectPath(subject),
    self: paths(input.here),
    first: input.here === null ? null : paths(null),
    next: input.older === null ? null : paths(input.older),
    hubs: publication.feeds.hubs,
    mirrors: publication.mirrors.map((url) => everyFormat((format) => url + feedPath(subject, format))),
    icon: base + input.icon,
    language: publication.language,
    updatedAt: cards.length === 0 ? null : Math.max(...cards.map(({ modifiedAt }) => modifiedAt)),
    entries: cards.map((card) => entryOf(card, publication, input.bodies?.get(card.id))),
  };
}

function entryOf(card: ArticleCard, { baseUrl: base }: Publication, body: string | undefined): FeedEntry {
  const form = formName(card.form, card.language);
  const image = largestBitmap(card.image);
  const names = new Map(card.bylines.map(({ name, slug }) => [slug, name]));
  return {
    id: `urn:uuid:${card.id}`,
    url: base + encodePath(card.path),
    title: form === '' ? card.title : `${form} | ${card.title}`,
    summary: card.deck,
    html: body === undefined ? null : fullText(card, body, base),
    publishedAt: card.publishedAt,
    modifiedAt: card.modifiedAt,
    authors: [...names].map(([slug, name]) => ({ name, url: base + subjectPath({ kind: 'author', slug }) })),
    categories: card.section === null ? [] : [card.section.name],
    image:
      image === null
        ? null
        : {
            url: base + encodePath(`/media/${image.path}`),
            width: image.width,
            height: image.height,
            type: `image/${image.format}`,
          },
    language: card.language,
  };
}

function everyFormat<T>(make: (format: FeedFormat) => T): Record<FeedFormat, T> {
  return Object.fromEntries(feedFormats.map((format) => [format, make(format)])) as Record<FeedFormat, T>;
}

function query(before: string | null): string {
  return before === null ? '' : `?before=${encodeURIComponent(before)}`;
}

/** RFC 3339 to the millisecond: a correction in the second of its publication is a change too. */
export function exactInstant(at: Instant): string {
  return new Date(at).toISOString();
}
