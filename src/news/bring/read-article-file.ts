import type { z } from 'zod';
import { AppError, DAY, HOUR, MINUTE } from '../../base/index.ts';
import {
  type ArticleContent,
  bylineRoles,
  contentSchema,
  type Document,
  forms,
  type Image,
  imageOrigin,
  provenanceKinds,
  type State,
  states,
  type Withdrawal,
} from '../write/index.ts';
import { type Field, type FrontMatter, readFrontMatter } from './read-front-matter.ts';
import { readMarkup } from './read-markup.ts';

/**
 * One article as a file: front matter and light markup (`demo/README.md`). Sections, contributors and pictures are
 * named by their slug or file name; times are spans before now in ms, so that a demo is always fresh.
 */
export type ArticleFile = {
  /** Everything editors write, but for ids: `sectionId`, `bylines` and `leadImage` are empty here. */
  content: ArticleContent;
  section: string | null;
  bylines: { contributor: string; role: (typeof bylineRoles)[number] }[];
  image: { picture: string; alt: string; caption: string; credit: string; origin: z.infer<typeof imageOrigin> } | null;
  state: State;
  /** ms before now; null for drafts and scheduled ones. */
  publishedAgo: number | null;
  /** ms from now; only for scheduled ones. */
  scheduledIn: number | null;
  corrections: { ago: number; note: string }[];
  withdrawal: { ago: number; reason: Withdrawal['reason']; notice: string } | null;
  /** Weight of past reads: roughly how many in the first day. */
  reads: number;
};

const KEYS = [
  'title',
  'deck',
  'slug',
  'section',
  'form',
  'language',
  'direction',
  'tags',
  'place',
  'byline',
  'provenance',
  'source',
  'source-url',
  'image',
  'image-alt',
  'image-caption',
  'image-credit',
  'image-origin',
  'search-title',
  'search-description',
  'state',
  'published',
  'scheduled',
  'correction',
  'withdrawn',
  'reads',
] as const;
type Key = (typeof KEYS)[number];
const REPEATED: readonly string[] = ['byline', 'correction'] satisfies Key[];

const UNITS: Record<string, number> = { d: DAY, h: HOUR, m: MINUTE };

/** `3d 4h`, `2h`, `45m` in ms; null for anything else. */
export function readSpan(text: string): number | null {
  if (!/^\d+[dhm](\s+\d+[dhm])*$/.test(text.trim())) return null;
  return [...text.matchAll(/(\d+)([dhm])/g)].reduce(
    (sum, part) => sum + Number(part[1]) * (UNITS[part[2] ?? ''] ?? 0),
    0,
  );
}

class Fields {
  readonly #fields: ReadonlyMap<string, Field[]>;

  constructor(matter: FrontMatter) {
    this.#fields = matter.fields;
    for (const [key, values] of matter.fields) {
      if (!(KEYS as readonly string[]).includes(key)) throw fault(values[0]?.line ?? 1, 'field_unknown');
      if (values.length > 1 && !REPEATED.includes(key)) throw fault(values[1]?.line ?? 1, 'field_twice');
    }
  }

  all(key: Key): Field[] {
    return this.#fields.get(key) ?? [];
  }

  text(key: Key): string {
    return this.all(key)[0]?.value ?? '';
  }

  line(key: Key): number {
    return this.all(key)[0]?.line ?? 1;
  }

  one<const T extends readonly string[]>(key: Key, allowed: T, otherwise: T[number]): T[number] {
    const value = this.text(key);
    if (value === '') return otherwise;
    const found = allowed.find((name) => name === value);
    if (!found) throw fault(this.line(key), 'value_unknown');
    return found;
  }

  span(key: Key): number | null {
    if (this.text(key) === '') return null;
    const span = readSpan(this.text(key));
    if (span === null) throw fault(this.line(key), 'span');
    return span;
  }
}

function fault(line: number, why: string): AppError {
  return new AppError('markup_invalid', { line, why });
}

/** The parts of `a | b | c`; the last keeps any further bars. */
function parts(field: Field, count: number): string[] {
  const all = field.value.split('|').map((part) => part.trim());
  if (all.length < count || all.some((part) => part === '')) throw fault(field.line, 'parts');
  return [...all.slice(0, count - 1), all.slice(count - 1).join(' | ')];
}

function readByline(field: Field): ArticleFile['bylines'][number] {
  const [contributor = '', role = 'report'] = field.value.split('|').map((part) => part.trim());
  const found = bylineRoles.find((name) => name === role);
  if (contributor === '' || !found) throw fault(field.line, 'byline');
  return { contributor, role: found };
}

function readCorrection(field: Field): ArticleFile['corrections'][number] {
  const [when = '', note = ''] = parts(field, 2);
  const ago = readSpan(when);
  if (ago === null) throw fault(field.line, 'span');
  return { ago, note };
}

function readWithdrawal(field: Field): NonNullable<ArticleFile['withdrawal']> {
  const [when = '', reason = '', notice = ''] = parts(field, 3);
  const ago = readSpan(when);
  const why = (['error', 'law', 'safety'] as const).find((name) => name === reason);
  if (ago === null) throw fault(field.line, 'span');
  if (!why) throw fault(field.line, 'value_unknown');
  return { ago, reason: why, notice };
}

function readImage(fields: Fields): ArticleFile['image'] {
  const picture = fields.text('image');
  if (picture === '') return null;
  if (fields.text('image-alt') === '') throw fault(fields.line('image'), 'image_alt');
  return {
    picture,
    alt: fields.text('image-alt'),
    caption: fields.text('image-caption'),
    credit: fields.text('image-credit'),
    origin: fields.one('image-origin', imageOrigin.options, 'own'),
  };
}

function readContent(fields: Fields, body: Document): ArticleContent {
  const kind = fields.one('provenance', provenanceKinds, 'own');
  const language = fields.text('language') || 'ar';
  const parsed = contentSchema.safeParse({
    title: fields.text('title'),
    deck: fields.text('deck'),
    body,
    tags: fields
      .text('tags')
      .split(/[،,]/u)
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
    form: fields.one('form', forms, 'news'),
    language,
    direction: fields.one('direction', ['rtl', 'ltr'], 'rtl'),
    dateline: fields.text('place') === '' ? null : { place: fields.text('place'), date: null },
    provenance: { kind, source: fields.text('source'), url: fields.text('source-url') },
    slug: fields.text('slug'),
    searchTitle: fields.text('search-title'),
    searchDescription: fields.text('search-description'),
  });
  if (parsed.success) return parsed.data;
  const key = String(parsed.error.issues[0]?.path[0] ?? 'title');
  throw fault((KEYS as readonly string[]).includes(key) ? fields.line(key as Key) : 1, 'value_invalid');
}

/** Reads one article file. Throws `markup_invalid` {line, why}; `body_missing` and `title_missing` when it has none. */
export function readArticleFile(text: string): ArticleFile {
  const matter = readFrontMatter(text);
  const fields = new Fields(matter);
  const content = readContent(fields, readMarkup(matter.body, matter.bodyLine));
  if (content.title === '') throw new AppError('title_missing');
  if (content.body.content.length === 0) throw new AppError('body_missing');
  const withdrawn = fields.all('withdrawn')[0];
  const withdrawal = withdrawn ? readWithdrawal(withdrawn) : null;
  const state = fields.one(
    'state',
    states,
    withdrawal ? 'withdrawn' : fields.text('scheduled') === '' ? 'published' : 'scheduled',
  );
  const publishedAgo = fields.span('published');
  const scheduledIn = fields.span('scheduled');
  if ((state === 'published' || state === 'withdrawn') && publishedAgo === null) throw fault(1, 'published_missing');
  if (state === 'scheduled' && scheduledIn === null) throw fault(1, 'scheduled_missing');
  const reads = fields.text('reads');
  if (reads !== '' && !/^\d{1,7}$/.test(reads)) throw fault(fields.line('reads'), 'number');
  return {
    content,
    section: fields.text('section') || null,
    bylines: fields.all('byline').map(readByline),
    image: readImage(fields),
    state,
    publishedAgo,
    scheduledIn,
    corrections: fields.all('correction').map(readCorrection),
    withdrawal,
    reads: Number(reads || 0),
  };
}

/** Finds ids for the names an article file uses; null when there is none of that name. */
export type NameLookup = {
  section(slug: string): string | null;
  contributor(slug: string): string | null;
  picture(name: string): string | null;
};

/**
 * The content ready to save: names become ids, and a dateline gets its `date` (YYYY-MM-DD in the publication's zone).
 * Throws `section_unknown`, or `not_found` {what, name} for a contributor or picture that is not there.
 */
export function placeArticle(file: ArticleFile, names: NameLookup, date: string | null): ArticleContent {
  const need = (what: string, name: string, id: string | null): string => {
    if (id === null) throw new AppError('not_found', { what, name });
    return id;
  };
  const picture = (name: string): string => need('picture', name, names.picture(name));
  const sectionId = file.section === null ? null : names.section(file.section);
  if (file.section !== null && sectionId === null) throw new AppError('section_unknown', { section: file.section });
  const { image, content } = file;
  return {
    ...content,
    sectionId,
    bylines: file.bylines.map((byline) => ({
      contributorId: need('contributor', byline.contributor, names.contributor(byline.contributor)),
      role: byline.role,
    })),
    dateline: content.dateline === null ? null : { ...content.dateline, date },
    leadImage:
      image === null
        ? null
        : {
            mediaId: picture(image.picture),
            alt: image.alt,
            caption: image.caption,
            credit: image.credit,
            origin: image.origin,
          },
    body: {
      ...content.body,
      content: content.body.content.map((block) => {
        if (block.type === 'image') return placed(block, picture);
        if (block.type === 'gallery') return { ...block, content: block.content.map((one) => placed(one, picture)) };
        return block;
      }),
    },
  };
}

/** The picture that a file names, by the id it has here. */
function placed(image: Image, picture: (name: string) => string): Image {
  return { ...image, attrs: { ...image.attrs, mediaId: picture(image.attrs.mediaId) } };
}
