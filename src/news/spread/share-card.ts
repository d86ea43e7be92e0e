import { createHash } from 'node:crypto';
import type { ShortId } from '../../base/index.ts';
import type { Publication } from '../publication/index.ts';
import { bodyWords, type LiveArticle } from '../publish/index.ts';
import { formName, isArabic } from './form-names.ts';
import { largestBitmap } from './pictures.ts';

/** Width and height of a share picture in pixels: what Open Graph readers crop least (1.91 to 1). */
export const CARD_WIDTH = 1200;
export const CARD_HEIGHT = 630;

/** Raised when the drawing changes, so that every picture gets another name and is drawn anew. */
const TEMPLATE = 1;

/** Everything that a share picture shows: equal values are the same picture. */
export type CardDrawing = {
  /** Section and form, over the headline. */
  kicker: string;
  headline: string;
  /** Under the headline: who signs an opinion, or the tagline of the publication's own card. */
  line: string;
  publication: string;
  /** «example.org»: where the link leads. */
  site: string;
  direction: 'rtl' | 'ltr';
  paper: string;
  ink: string;
  accent: string;
  /** `path` inside the media folder; `note` says whose picture it is. */
  picture: { path: string; note: string } | null;
};

export type ShareCard = {
  /** `{short id}-{hash of what it shows}`, or `site-{hash}`. */
  name: string;
  /** Path of its address. */
  path: string;
  alt: string;
  drawing: CardDrawing;
};

export type CardSource = Pick<
  LiveArticle,
  'shortId' | 'title' | 'form' | 'language' | 'direction' | 'section' | 'bylines' | 'image'
>;

export function articleCard(publication: Publication, article: CardSource): ShareCard {
  const { colours } = publication;
  const opinion = article.form === 'opinion';
  const form = formName(article.form, article.language);
  const section = article.section?.name ?? '';
  // A section «رأي» and the form «رأي» are one word to a reader.
  const kicker = [section, form].filter((one, i, all) => one !== '' && all.indexOf(one) === i).join(' | ');
  const writers = [...new Set(article.bylines.filter(({ role }) => role !== 'photography').map(({ name }) => name))];
  return named(article.shortId, article.title, {
    kicker,
    headline: article.title,
    line: opinion ? writers.slice(0, 2).join(isArabic(article.language) ? '، ' : ', ') : '',
    publication: publication.name,
    site: hostOf(publication),
    direction: article.direction,
    paper: opinion ? colours.opinionPaper : colours.paper,
    ink: colours.ink,
    accent: opinion ? colours.opinionAccent : colours.accent,
    picture: pictureOf(article),
  });
}

/** For pages that are no article: the publication's own. */
export function siteCard(publication: Publication): ShareCard {
  const { colours } = publication;
  return named('site', publication.name, {
    kicker: '',
    headline: publication.name,
    line: publication.tagline,
    publication: '',
    site: hostOf(publication),
    direction: publication.direction,
    paper: colours.paper,
    ink: colours.ink,
    accent: colours.accent,
    picture: null,
  });
}

/** The article a card's name belongs to, 'site', or null for what is no card's name. */
export function cardSubject(name: string): ShortId | 'site' | null {
  return /^([0-9a-hjkmnp-tv-z]{8}|site)-[0-9a-f]{12}$/.exec(name)?.[1] ?? null;
}

function named(subject: ShortId | 'site', alt: string, drawing: CardDrawing): ShareCard {
  const hash = createHash('sha256')
    .update(JSON.stringify([TEMPLATE, drawing]))
    .digest('hex');
  const name = `${subject}-${hash.slice(0, 12)}`;
  return { name, path: `/cards/${name}.jpg`, alt, drawing };
}

function pictureOf({ image, language }: CardSource): CardDrawing['picture'] {
  const file = largestBitmap(image);
  if (image === null || file === null) return null;
  const note = [image.credit, bodyWords(language).origins[image.origin] ?? ''].filter((one) => one !== '').join(' – ');
  return { path: file.path, note };
}

function hostOf({ baseUrl }: Publication): string {
  return baseUrl.replace(/^https?:\/\/(www\.)?/, '');
}
