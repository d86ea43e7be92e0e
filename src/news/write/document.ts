import { z } from 'zod';
import { AppError } from '../../base/index.ts';
import { readEmbed } from './embed.ts';

/**
 * The article's body as a tree, in the JSON shape that ProseMirror reads and writes.
 * This file alone owns the schema; everything else reads its types.
 */
const href = z
  .string()
  .max(2048)
  .regex(/^(https?:\/\/|mailto:|\/(?!\/)|#)/i, 'link');

const mark = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('bold') }),
  z.strictObject({ type: z.literal('link'), attrs: z.strictObject({ href }) }),
]);

const text = z.strictObject({ type: z.literal('text'), text: z.string().min(1), marks: z.array(mark).optional() });
const hardBreak = z.strictObject({ type: z.literal('hardBreak') });
/** A note at the foot of the article, numbered by its place; `href` where the note is a source. */
const footnote = z.strictObject({
  type: z.literal('footnote'),
  attrs: z.strictObject({ text: z.string().trim().min(1).max(2000), href: href.or(z.literal('')).default('') }),
});
const inline = z.discriminatedUnion('type', [text, hardBreak, footnote]);
const inlines = z.array(inline).optional();

const paragraph = z.strictObject({ type: z.literal('paragraph'), content: inlines });
const heading = z.strictObject({
  type: z.literal('heading'),
  attrs: z.strictObject({ level: z.union([z.literal(2), z.literal(3)]) }),
  content: inlines,
});
const quotation = z.strictObject({
  type: z.literal('blockquote'),
  attrs: z.strictObject({ source: z.string().max(300).default('') }).default({ source: '' }),
  content: z.array(paragraph).min(1),
});
const pullQuote = z.strictObject({
  type: z.literal('pullQuote'),
  attrs: z.strictObject({ source: z.string().max(300).default('') }).default({ source: '' }),
  content: inlines,
});
const listItem = z.strictObject({ type: z.literal('listItem'), content: z.array(paragraph).min(1) });
const bulletList = z.strictObject({ type: z.literal('bulletList'), content: z.array(listItem).min(1) });
const orderedList = z.strictObject({ type: z.literal('orderedList'), content: z.array(listItem).min(1) });
/** Where a picture comes from; «أرشيفية» and generated ones are said so on the page. */
export const imageOrigin = z.enum(['own', 'agency', 'archive', 'social', 'generated']);
const image = z.strictObject({
  type: z.literal('image'),
  attrs: z.strictObject({
    mediaId: z.string(),
    alt: z.string().max(1000),
    caption: z.string().max(1000).default(''),
    credit: z.string().max(300).default(''),
    origin: imageOrigin.default('own'),
  }),
});
/** Several pictures as one piece; each keeps its own caption and credit. */
const gallery = z.strictObject({
  type: z.literal('gallery'),
  attrs: z.strictObject({ title: z.string().max(300).default('') }).default({ title: '' }),
  content: z.array(image).min(1).max(60),
});
/** Something another platform keeps: a card that loads nothing from there until a reader asks. */
const embed = z.strictObject({
  type: z.literal('embed'),
  attrs: z.strictObject({
    url: z
      .string()
      .max(2048)
      .refine((url) => readEmbed(url) !== null, 'embed'),
    /** What it shows, in the newsroom's words; also what a screen reader hears. */
    title: z.string().trim().min(1).max(500),
    mediaId: z.string().nullable().default(null),
  }),
});
const span = z.number().int().min(1).max(20).default(1);
const cellAttrs = z.strictObject({ colspan: span, rowspan: span }).default({ colspan: 1, rowspan: 1 });
const tableCell = z.strictObject({
  type: z.enum(['tableCell', 'tableHeader']),
  attrs: cellAttrs,
  content: z.array(paragraph).min(1),
});
const tableRow = z.strictObject({ type: z.literal('tableRow'), content: z.array(tableCell).min(1).max(20) });
const table = z.strictObject({
  type: z.literal('table'),
  attrs: z.strictObject({ caption: z.string().max(300).default('') }).default({ caption: '' }),
  content: z.array(tableRow).min(1).max(500),
});
/** «قد يهمك: …» inside the text. `articleId` pins one article; without it the title finds it, now or when it comes. */
const relatedLink = z.strictObject({
  type: z.literal('relatedLink'),
  attrs: z.strictObject({ title: z.string().min(1).max(1000), articleId: z.string().nullable().default(null) }),
});
const divider = z.strictObject({ type: z.literal('horizontalRule') });
const factBox = z.strictObject({
  type: z.literal('factBox'),
  attrs: z.strictObject({ title: z.string().max(300).default('') }).default({ title: '' }),
  content: z.array(z.discriminatedUnion('type', [paragraph, bulletList, orderedList])).min(1),
});
const block = z.discriminatedUnion('type', [
  paragraph,
  heading,
  quotation,
  pullQuote,
  bulletList,
  orderedList,
  image,
  gallery,
  embed,
  table,
  factBox,
  relatedLink,
  divider,
]);

export const documentSchema = z.strictObject({ type: z.literal('doc'), content: z.array(block).max(20_000) });

export type Document = z.infer<typeof documentSchema>;
export type Block = z.infer<typeof block>;
export type Inline = z.infer<typeof inline>;
export type Mark = z.infer<typeof mark>;
export type Image = z.infer<typeof image>;
export type ImageOrigin = z.infer<typeof imageOrigin>;

export const EMPTY_DOCUMENT: Document = { type: 'doc', content: [] };

/** True for an address that a link in a document may have; the same rule as the schema's. */
export function isHref(text: string): boolean {
  return href.safeParse(text).success;
}

/** Reads a document from untrusted JSON. Throws `document_invalid` with the path of the first fault. */
export function parseDocument(input: unknown): Document {
  const parsed = documentSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new AppError('document_invalid', { at: issue?.path.join('.') ?? '', why: issue?.message ?? '' });
}
