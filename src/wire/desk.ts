import { z } from 'zod';
import { publicationSchema } from '../news/publication/index.ts';
import { instantText } from './parts.ts';

/** The publication's settings, as `publication` owns them. */
export const publicationOut = publicationSchema.meta({ id: 'Publication' });
export type PublicationOut = z.infer<typeof publicationOut>;

export const sectionOut = z
  .object({ id: z.string(), slug: z.string(), name: z.string(), description: z.string(), position: z.number().int() })
  .meta({ id: 'Section' });
export type SectionOut = z.infer<typeof sectionOut>;
export const sectionsOut = z.object({ sections: z.array(sectionOut) });
const sectionFields = {
  name: z.string().trim().min(1).max(200),
  slug: z.string().max(200),
  description: z.string().max(1000),
  position: z.number().int().min(0).max(1000),
};
export const newSectionIn = z.strictObject(sectionFields).partial().required({ name: true });
export const sectionChangeIn = z.strictObject(sectionFields).partial();

/** A name on bylines; `accountId` is only ever shown in the newsroom. */
export const contributorOut = z
  .object({
    id: z.string(),
    slug: z.string(),
    name: z.string(),
    city: z.string(),
    bio: z.string(),
    accountId: z.string().nullable(),
  })
  .meta({ id: 'Contributor' });
export type ContributorOut = z.infer<typeof contributorOut>;
export const contributorsOut = z.object({ contributors: z.array(contributorOut) });
const contributorFields = {
  name: z.string().trim().min(1).max(200),
  slug: z.string().max(200),
  city: z.string().max(100),
  bio: z.string().max(2000),
  accountId: z.string().nullable(),
};
export const newContributorIn = z.strictObject(contributorFields).partial().required({ name: true });
export const contributorChangeIn = z.strictObject(contributorFields).partial();

export const tagsOut = z.object({
  tags: z.array(z.object({ id: z.string(), slug: z.string(), name: z.string() }).meta({ id: 'Tag' })),
});

/** `renditions` by format, of each the widest last; `url` is a path on this server. */
export const mediaOut = z
  .object({
    id: z.string(),
    width: z.number().int(),
    height: z.number().int(),
    createdAt: instantText,
    renditions: z.array(
      z.object({ width: z.number().int(), height: z.number().int(), format: z.string(), url: z.string() }),
    ),
  })
  .meta({ id: 'Media' });
export type MediaOut = z.infer<typeof mediaOut>;
export const mediaListOut = z.object({ media: z.array(mediaOut) });

export const jobsOut = z
  .object({
    counts: z.object({
      waiting: z.number().int(),
      later: z.number().int(),
      leased: z.number().int(),
      dead: z.number().int(),
    }),
    dead: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        subject: z.string(),
        version: z.number().int(),
        attempts: z.number().int(),
        diedAt: instantText,
        error: z.string(),
      }),
    ),
  })
  .meta({ id: 'Jobs' });

export const newEditionIn = z.strictObject({ newsletter: z.enum(['daily', 'weekly']) });

export const editionOut = z
  .object({
    id: z.string(),
    newsletter: z.string(),
    period: z.string(),
    state: z.string(),
    openedAt: instantText,
    finishedAt: instantText.nullable(),
    /** accepted: the receiving server said yes; nothing is known beyond that. */
    letters: z.object({
      total: z.number().int(),
      open: z.number().int(),
      accepted: z.number().int(),
      refused: z.number().int(),
      givenUp: z.number().int(),
      skipped: z.number().int(),
      uncertain: z.number().int(),
    }),
  })
  .meta({ id: 'Edition' });
export type EditionOut = z.infer<typeof editionOut>;
export const editionsOut = z.object({ editions: z.array(editionOut) });
