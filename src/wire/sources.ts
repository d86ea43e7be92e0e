import { z } from 'zod';
import { attributionStatuses, modes, sourceKinds } from '../news/source/index.ts';
import { cardOut } from './articles.ts';

const kind = z.enum(sourceKinds);
/** UTF-16 offsets in one run of the article's text, and what stands there. */
const span = z.object({ run: z.number().int(), start: z.number().int(), end: z.number().int(), text: z.string() });
const named = z.object({ id: z.string(), name: z.string() });

/** One attribution as the newsroom sees it. */
export const attributionOut = z
  .object({
    id: z.string(),
    status: z.enum(attributionStatuses),
    /** False when its words stand nowhere in the article any more. */
    anchored: z.boolean(),
    /** How many of a hundred found like this one are right, as measured. */
    confidence: z.number().int(),
    rule: z.string(),
    kind,
    source: named.nullable(),
    role: z.string().nullable(),
    outlet: named.nullable(),
    when: z.string().nullable(),
    mode: z.enum(modes),
    cue: span.nullable(),
    mention: span.nullable(),
    content: span,
  })
  .meta({ id: 'Attribution' });
export type AttributionOut = z.infer<typeof attributionOut>;
export const attributionsOut = z.object({ attributions: z.array(attributionOut) });

/** 300: longer than any name with its description. */
const words = z.string().trim().max(300);
/** `accepted` may put right what was found; `found` takes a word back. */
export const verdictIn = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('accepted'),
    amendment: z
      .strictObject({
        resolved: words.min(1),
        role: words.nullable(),
        kind,
        outlet: words.nullable(),
        when: words.nullable(),
      })
      .partial()
      .optional(),
  }),
  z.strictObject({ status: z.literal('rejected') }),
  z.strictObject({ status: z.literal('found') }),
]);
export type VerdictIn = z.infer<typeof verdictIn>;

/** A source as readers may know it: somebody unnamed has a description and no id, since nothing is listed by it. */
const sourceRef = z.object({ id: z.string().nullable(), kind, name: z.string() });

/** One source of an article as readers are told. */
export const creditsOut = z
  .object({
    sources: z.array(
      z.object({
        source: sourceRef,
        role: z.string().nullable(),
        outlets: z.array(named),
        when: z.array(z.string()),
        statements: z.number().int(),
        accepted: z.boolean(),
        /** Said to the publication itself. */
        toUs: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'ArticleSources' });
export type CreditsOut = z.infer<typeof creditsOut>;

const statement = z.object({
  source: sourceRef.nullable(),
  role: z.string().nullable(),
  outlet: named.nullable(),
  when: z.string().nullable(),
  mode: z.enum(modes),
  text: z.string(),
  accepted: z.boolean(),
});
const articles = z.array(z.object({ article: cardOut, statements: z.array(statement) }));
/** `next` goes into `cursor` for the following page; null on the last one. */
export const sourceStatementsOut = z
  .object({ source: z.object({ id: z.string(), kind, name: z.string() }), articles, next: z.string().nullable() })
  .meta({ id: 'SourceStatements' });
export const outletStatementsOut = z
  .object({ outlet: named, articles, next: z.string().nullable() })
  .meta({ id: 'OutletStatements' });
export type StatementOut = z.infer<typeof statement>;
