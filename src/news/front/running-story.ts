import { z } from 'zod';
import type { Kind } from './records.ts';

/** A tag whose articles tell one story that goes on; its id is the tag's. */
export const storySchema = z.strictObject({
  summary: z.string().trim().max(2000).default(''),
  keyPoints: z.array(z.string().trim().min(1).max(300)).max(10).default([]),
  /** Articles to read first, in this order. */
  background: z.array(z.string().max(64)).max(10).default([]),
  order: z.enum(['newest', 'oldest']).default('newest'),
});
export type RunningStory = z.infer<typeof storySchema>;

/** Cards everywhere name the story they belong to. */
export const storyKind: Kind<RunningStory> = {
  name: 'story',
  schema: storySchema,
  action: 'story.manage',
  purge: ['site'],
};
