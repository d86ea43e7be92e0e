import { z } from 'zod';
import { isLanguage, isTimestamp, isWebAddress } from './read-xml.ts';

const address = z.string().refine(isWebAddress, 'no address');
const date = z.string().refine(isTimestamp, 'no RFC 3339 date');
const language = z.string().refine(isLanguage, 'no language');
const author = z
  .strictObject({ name: z.string().min(1).optional(), url: address.optional(), avatar: address.optional() })
  .refine((one) => Object.keys(one).length > 0, 'an author with nothing');

const item = z
  .strictObject({
    id: z.string().min(1),
    url: address.optional(),
    external_url: address.optional(),
    title: z.string().min(1).optional(),
    content_html: z.string().optional(),
    content_text: z.string().optional(),
    summary: z.string().optional(),
    image: address.optional(),
    banner_image: address.optional(),
    date_published: date.optional(),
    date_modified: date.optional(),
    authors: z.array(author).optional(),
    tags: z.array(z.string().min(1)).optional(),
    language: language.optional(),
  })
  .refine((one) => one.content_html !== undefined || one.content_text !== undefined, 'no content')
  .refine(
    (one) => !/\s(?:src|href)="(?!https?:|#|mailto:)/.test(one.content_html ?? ''),
    'an address in the text is relative',
  );

/** JSON Feed 1.1, jsonfeed.org/version/1.1: the table of fields as a schema; extensions (`_name`) are none of ours. */
const feed = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  home_page_url: address.optional(),
  feed_url: address.optional(),
  description: z.string().optional(),
  user_comment: z.string().optional(),
  next_url: address.optional(),
  icon: address.optional(),
  favicon: address.optional(),
  authors: z.array(author).optional(),
  language: language.optional(),
  expired: z.boolean().optional(),
  hubs: z.array(z.strictObject({ type: z.string(), url: address })).optional(),
  items: z
    .array(item)
    .refine((items) => new Set(items.map(({ id }) => id)).size === items.length, 'two items of one id'),
});

/** What breaks the format, or nothing. */
export function checkJsonFeed(source: string): string[] {
  const parsed = feed.safeParse(JSON.parse(source));
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}
