import { instantAt } from '../../arabic/index.ts';
import { AppError, HOUR, type Instant, MINUTE } from '../../base/index.ts';
import { type ArticleContentInput, type Block, parseContent } from '../write/index.ts';
import { readRelatedLine } from './read-related-line.ts';

/** The article's fields that a record can fill, in the order they are documented. */
export const recordFields = [
  'title',
  'deck',
  'body',
  'publishedAt',
  'section',
  'tags',
  'language',
  'form',
  'slug',
  'source',
  'sourceUrl',
] as const;
export type RecordField = (typeof recordFields)[number];
/** Which key of a record fills which field. */
export type Mapping = Partial<Record<RecordField, string>>;

/** What a record says, before sections are looked up. */
export type MappedArticle = {
  content: ReturnType<typeof parseContent>;
  section: string | null;
  publishedAt: Instant | null;
};

/** Reads `title=title,body=text,publishedAt=time`. Throws `mapping_invalid` with what is wrong; title and body are needed. */
export function parseMapping(text: string): Mapping {
  const mapping: Mapping = {};
  for (const part of text.split(',')) {
    const at = part.indexOf('=');
    const field = part.slice(0, at).trim();
    const key = part.slice(at + 1).trim();
    const known = recordFields.find((one) => one === field);
    if (at < 1 || key === '' || !known || mapping[known] !== undefined)
      throw new AppError('mapping_invalid', { part, fields: recordFields });
    mapping[known] = key;
  }
  if (!mapping.title || !mapping.body)
    throw new AppError('mapping_invalid', { part: 'title, body', fields: recordFields });
  return mapping;
}

/**
 * Makes an article of a record; a time without an offset is one of `zone`'s clocks. Throws `title_missing`, `title_too_long`, `body_missing`, `time_invalid`, `time_in_future`,
 * `invalid_input`, `document_invalid`.
 */
export function mapRecord(
  record: Record<string, unknown>,
  mapping: Mapping,
  { now, zone }: { now: Instant; zone: string },
): MappedArticle {
  const text = (field: RecordField): string => {
    const key = mapping[field];
    const value = key === undefined ? undefined : record[key];
    if (value === undefined || value === null) return '';
    if (typeof value === 'string') return value.trim();
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    throw new AppError('invalid_input', { at: field, why: typeof value });
  };
  const title = text('title').replace(/\s+/gu, ' ');
  if (title === '') throw new AppError('title_missing');
  const blocks = paragraphs(text('body'));
  if (blocks.length === 0) throw new AppError('body_missing');
  const input: ArticleContentInput = {
    title,
    deck: text('deck'),
    body: { type: 'doc', content: blocks },
    tags: readTags(mapping.tags === undefined ? undefined : record[mapping.tags]),
    slug: text('slug'),
  };
  const language = text('language');
  if (language !== '')
    Object.assign(input, { language, direction: /^(ar|fa|ur|ckb|he|ps|sd|ug|yi)\b/.test(language) ? 'rtl' : 'ltr' });
  const form = text('form');
  if (form !== '') Object.assign(input, { form });
  const source = text('source');
  if (source !== '' || text('sourceUrl') !== '')
    Object.assign(input, { provenance: { kind: 'republished', source, url: text('sourceUrl') } });
  return {
    content: parseContent(input),
    section: text('section') || null,
    publishedAt: readTime(mapping.publishedAt === undefined ? null : record[mapping.publishedAt], now, zone),
  };
}

/** A paragraph a line; «اقرأ أيضا: …» lines become related links. */
function paragraphs(text: string): Block[] {
  return text
    .replace(/\0/g, '')
    .split(/\n+/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line): Block => {
      const related = readRelatedLine(line);
      if (related) return { type: 'relatedLink', attrs: { title: related.slice(0, 1000), articleId: null } };
      return { type: 'paragraph', content: [{ type: 'text', text: line }] };
    });
}

/** An array of names, or one text with commas between them. */
function readTags(value: unknown): string[] {
  const names = Array.isArray(value) ? value.map(String) : typeof value === 'string' ? value.split(/[,،;؛|]/u) : [];
  return [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))].slice(0, 30);
}

/** A day as Arabic sites write it, 17/05/2015. */
const DAY_FIRST = /^(\d{2})[/.](\d{2})[/.](\d{4})$/;

/** ISO 8601, also with its time written without colons (2017-01-22T185600), as one export of a radio's archive has it. */
const ISO =
  /^(\d{4})-(\d{2})(?:-(\d{2}))?(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

/** NaN for what is no time, and for a day or an hour that no calendar or clock has. A day alone is its noon. */
function readWritten(value: string, now: Instant, zone: string): number {
  const [, dayFirst, monthThen, yearLast] = DAY_FIRST.exec(value) ?? [];
  const [, yearFirst, month, dayLast, hour, minute, second, offset] = ISO.exec(value) ?? [];
  const day = {
    year: Number(yearLast ?? yearFirst),
    month: Number(monthThen ?? month),
    day: Number(dayFirst ?? dayLast ?? 1),
  };
  const time = { hour: Number(hour ?? 12), minute: Number(minute ?? 0), second: Number(second ?? 0) };
  const wall = new Date(Date.UTC(day.year, day.month - 1, day.day, time.hour, time.minute, time.second));
  if (wall.getUTCMonth() + 1 !== day.month || wall.getUTCDate() !== day.day || time.minute > 59 || time.second > 60)
    return Number.NaN;
  if (offset !== undefined) return wall.getTime() - readOffset(offset);
  const at = instantAt({ ...day, ...time }, zone);
  // Today's day alone is no future, even before noon.
  return hour === undefined && instantAt(day, zone) <= now ? Math.min(at, now) : at;
}

/** ms ahead of UTC, of `Z`, `+03`, `+0300` or `+03:00`. */
function readOffset(text: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})?$/.exec(text) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * HOUR + Number(minutes ?? 0) * MINUTE);
}

/** ISO 8601, a day as 17/05/2015, or seconds or milliseconds since 1970. Null when the record has none. */
function readTime(value: unknown, now: Instant, zone: string): Instant | null {
  if (value === undefined || value === null || value === '') return null;
  let at = Number.NaN;
  // Below 10^11 are seconds: as milliseconds it would be before March 1973.
  if (typeof value === 'number') at = Math.round(value < 1e11 ? value * 1000 : value);
  else if (typeof value === 'string') at = readWritten(value.trim(), now, zone);
  if (!Number.isSafeInteger(at) || Math.abs(at) > 8.64e15)
    throw new AppError('time_invalid', { value: String(value).slice(0, 60) });
  if (at > now) throw new AppError('time_in_future', { at });
  return at;
}
