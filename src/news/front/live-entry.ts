import { z } from 'zod';
import type { Id, Instant } from '../../base/index.ts';
import { documentSchema, EMPTY_DOCUMENT } from '../write/index.ts';

/** What an editor writes of an entry. `keyPoint`: one sentence for the list at the top of the coverage, or none. */
const words = { title: z.string().trim().max(200), body: documentSchema };
export const entrySchema = z.strictObject({
  title: words.title.default(''),
  author: z.string().trim().max(100).default(''),
  body: words.body.default(EMPTY_DOCUMENT),
  pinned: z.boolean().default(false),
  keyPoint: z.string().trim().max(200).default(''),
});
/** What a correction may change; without defaults, so that what it leaves out stays as it was. */
export const entryWordsSchema = z.strictObject(words).partial();
export type EntryContent = z.infer<typeof entrySchema>;
export type EntryInput = z.input<typeof entrySchema>;

/** An entry of a live coverage: part of an article, with a time, an author and a link (`#e-…`) of its own. */
export type LiveEntry = EntryContent & {
  id: Id;
  articleId: Id;
  version: number;
  at: Instant;
  createdBy: Id;
  corrections: { at: Instant; note: string }[];
  /** Why it was taken back; its place keeps the time and this line. Null while it stands. */
  withdrawal: { at: Instant; note: string } | null;
};
