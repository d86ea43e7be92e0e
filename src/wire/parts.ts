import { z } from 'zod';
import type { Instant } from '../base/index.ts';

/** A moment on the wire: ISO 8601 with an offset; ours end in Z. */
export const instantText = z.iso.datetime({ offset: true });

export function toInstantText(at: Instant): string {
  return new Date(at).toISOString();
}

export function toInstant(text: string): Instant {
  return Date.parse(text);
}

/** Somebody by id, with the name to show. */
export const personRef = z.object({ id: z.string(), name: z.string() });
export type PersonRef = z.infer<typeof personRef>;

/** RFC 9457, with our code and the params of its sentence. `detail` is prose in the reader's language, `code` is the contract. */
export const problemOut = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    instance: z.string(),
    code: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
    /** For `invalid_input`: every place that is wrong, as a JSON pointer. */
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });
export type ProblemOut = z.infer<typeof problemOut>;
