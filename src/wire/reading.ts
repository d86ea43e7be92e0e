import { z } from 'zod';
import { articleOut, cardOut } from './articles.ts';

const marked = z.array(z.object({ text: z.string(), hit: z.boolean() }));

export const cardsOut = z.object({ articles: z.array(cardOut) });
export const mostReadOut = z
  .object({ articles: z.array(z.object({ article: cardOut, reads: z.number().int() })) })
  .meta({ id: 'MostRead' });
export type MostReadOut = z.infer<typeof mostReadOut>;
/** `totalIsFloor`: there are at least so many. */
export const searchOut = z
  .object({
    total: z.number().int(),
    totalIsFloor: z.boolean(),
    hits: z.array(z.object({ article: cardOut, title: marked, snippet: marked })),
  })
  .meta({ id: 'SearchAnswer' });
export type SearchOut = z.infer<typeof searchOut>;
export const relatedOut = z
  .object({ articles: z.array(z.object({ article: cardOut, reason: z.string() })), pinned: z.array(z.string()) })
  .meta({ id: 'Related' });
/** 10: more than any page shows. */
export const pinsIn = z.strictObject({ pinned: z.array(z.string()).max(10) });

export const importIn = z.strictObject({
  text: z.string().min(1),
  fileName: z.string().max(300).optional(),
  title: z.string().max(300).optional(),
  /** Slug or name. */
  section: z.string().max(200).optional(),
  publish: z.boolean().default(false),
});
export const importOut = z.object({ article: articleOut, notes: z.array(z.string()) }).meta({ id: 'ImportAnswer' });
