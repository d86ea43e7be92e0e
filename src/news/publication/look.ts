import { z } from 'zod';

const colour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/)
  .nullable()
  .default(null);

/** How the site looks where the publication wants it otherwise; null keeps ours. Colours are `#rrggbb`. */
export const lookSchema = z
  .strictObject({
    /** Links, buttons and marks; on light paper and on dark. */
    accent: colour,
    accentDark: colour,
    /** Writers' names and rules of opinion. */
    opinion: colour,
    opinionDark: colour,
    /** Id of a picture in place of the name. */
    logo: z.string().max(64).nullable().default(null),
    /** Where the name stands, and whether the head is a band of the accent colour. */
    header: z.enum(['centred', 'start', 'band']).default('centred'),
    bodyFont: z.enum(['naskh', 'plex']).default('naskh'),
    headingFont: z.enum(['plex', 'naskh']).default('plex'),
  })
  .default({
    accent: null,
    accentDark: null,
    opinion: null,
    opinionDark: null,
    logo: null,
    header: 'centred',
    bodyFont: 'naskh',
    headingFont: 'plex',
  });
export type Look = z.infer<typeof lookSchema>;
