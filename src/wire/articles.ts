import { z } from 'zod';
import { contentSchema, forms, states } from '../news/write/index.ts';
import { instantText, personRef } from './parts.ts';

export const stateSchema = z.enum(states);
export const withdrawalReason = z.enum(['error', 'law', 'safety']);

export const correctionOut = z.object({ id: z.string(), at: instantText, note: z.string() });

/** Everything an editor writes; `articles` owns its shape. */
export const contentIn = contentSchema.meta({ id: 'ArticleContent' });

/** A row of the desk's list. */
export const articleSummaryOut = z
  .object({
    id: z.string(),
    shortId: z.string(),
    version: z.number().int(),
    state: stateSchema,
    title: z.string(),
    sectionId: z.string().nullable(),
    createdBy: personRef,
    updatedBy: personRef,
    createdAt: instantText,
    updatedAt: instantText,
    scheduledFor: instantText.nullable(),
    publishedAt: instantText.nullable(),
    /** Version that readers see; null when they see none. Lower than `version`: there are unpublished changes. */
    liveVersion: z.number().int().nullable(),
  })
  .meta({ id: 'ArticleSummary' });
export type ArticleSummaryOut = z.infer<typeof articleSummaryOut>;

/** `next` goes into `cursor` for the following page; null on the last one. */
export const articleListOut = z
  .object({ articles: z.array(articleSummaryOut), next: z.string().nullable() })
  .meta({ id: 'ArticleList' });

/** An article as its desk sees it. `version` is also the ETag, which every change carries back in If-Match. */
export const articleOut = z
  .object({
    id: z.string(),
    shortId: z.string(),
    version: z.number().int(),
    state: stateSchema,
    content: contentIn,
    createdBy: personRef,
    createdAt: instantText,
    updatedAt: instantText,
    scheduledFor: instantText.nullable(),
    publishedAt: instantText.nullable(),
    liveVersion: z.number().int().nullable(),
    withdrawal: z.object({ at: instantText, reason: withdrawalReason, notice: z.string() }).nullable(),
    /** Where readers find it, and what was corrected; null while they do not. */
    live: z.object({ path: z.string(), modifiedAt: instantText, corrections: z.array(correctionOut) }).nullable(),
    /** Actions that the asker may do to it now, for buttons: `article.publish` … */
    may: z.array(z.string()),
  })
  .meta({ id: 'Article' });
export type ArticleOut = z.infer<typeof articleOut>;

export const revisionOut = z
  .object({ version: z.number().int(), savedAt: instantText, savedBy: personRef, note: z.string() })
  .meta({ id: 'Revision' });
export type RevisionOut = z.infer<typeof revisionOut>;
export const revisionListOut = z.object({ revisions: z.array(revisionOut) });
export const revisionContentOut = revisionOut.extend({ content: contentIn }).meta({ id: 'RevisionContent' });
export type RevisionContentOut = z.infer<typeof revisionContentOut>;

/** What is given is put over what stands; arrays and the body are replaced whole. */
export const contentPatchIn = contentSchema.partial();

export const returnIn = z.strictObject({ note: z.string().max(2000).default('') });
export const publishIn = z.strictObject({ publishedAt: instantText.optional() });
export const scheduleIn = z.strictObject({ at: instantText });
export const correctIn = z.strictObject({ note: z.string().max(2000) });
export const withdrawIn = z.strictObject({ reason: withdrawalReason, notice: z.string().max(2000) });

/** What readers see of an article in a list. */
export const cardOut = z
  .object({
    id: z.string(),
    path: z.string(),
    title: z.string(),
    deck: z.string(),
    form: z.enum(forms),
    language: z.string(),
    section: z.object({ slug: z.string(), name: z.string() }).nullable(),
    bylines: z.array(z.object({ slug: z.string(), name: z.string() })),
    publishedAt: instantText,
    modifiedAt: instantText,
  })
  .meta({ id: 'Card' });
export type CardOut = z.infer<typeof cardOut>;
