import { z } from 'zod';
import type { Id, Instant } from '../../base/index.ts';

export const tipKinds = ['correction', 'tip', 'other'] as const;
export type TipKind = (typeof tipKinds)[number];
export const tipStates = ['new', 'seen', 'closed'] as const;
export type TipState = (typeof tipStates)[number];

/** 4,000 characters: a long letter; what is longer arrives as a file, by a safer way than a form. */
export const TIP_MAX = 4000;

/** What a reader writes to the desk. `contact` is theirs to give or not. */
export const tipSchema = z.strictObject({
  kind: z.enum(tipKinds).default('correction'),
  articleId: z.string().max(64).nullable().default(null),
  text: z.string().trim().min(1).max(TIP_MAX),
  contact: z.string().trim().max(300).default(''),
});
export type TipInput = z.input<typeof tipSchema>;

/** As the desk keeps it. No network address, no browser, nothing the reader did not write. */
export type Tip = z.infer<typeof tipSchema> & { id: Id; at: Instant; state: TipState };
