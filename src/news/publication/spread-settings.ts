import { z } from 'zod';

const colour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i)
  .toLowerCase();
const webAddress = z
  .string()
  .trim()
  .max(500)
  .regex(/^https?:\/\/[^\s"<>]+$/);
/** A page of the site («/about») or elsewhere; empty while there is none, and then nothing claims that there is. */
const page = z
  .string()
  .trim()
  .max(500)
  .regex(/^(\/[^\s"<>]*|https?:\/\/[^\s"<>]+)?$/)
  .default('');
const optionalPage = z
  .string()
  .trim()
  .max(500)
  .regex(/^(https:\/\/[^\s"<>]+)?$/)
  .default('');

/** How the publication presents itself to feed readers, search engines and those who share its links. */
export const spreadSettings = {
  /** Under the icon on a telephone, where some twelve letters fit; empty: the name. */
  shortName: z.string().trim().max(30).default(''),
  /** Of share pictures and of the installed site. */
  colours: z
    .strictObject({
      paper: colour.default('#fcfbf8'),
      ink: colour.default('#17191b'),
      accent: colour.default('#0b4f5d'),
      opinionPaper: colour.default('#f7ecdc'),
      opinionAccent: colour.default('#7d3a10'),
    })
    .prefault({}),
  feeds: z
    .strictObject({
      text: z.enum(['excerpt', 'full']).default('excerpt'),
      /** WebSub hubs that are told of new entries; feeds name them so that readers can subscribe there. */
      hubs: z.array(webAddress).max(5).default([]),
    })
    .prefault({}),
  /** Tells search engines of new, corrected and withdrawn addresses. Off until somebody wants outsiders told. */
  indexNow: z
    .strictObject({ on: z.boolean().default(false), endpoint: webAddress.default('https://api.indexnow.org/indexnow') })
    .prefault({}),
  /** Where readers find how this newsroom works (The Trust Project's terms, as schema.org names them). */
  policies: z
    .strictObject({
      publishingPrinciples: page,
      ethics: page,
      masthead: page,
      ownership: page,
      verification: page,
      unnamedSources: page,
      feedback: page,
      diversity: page,
      mission: page,
    })
    .prefault({}),
  /** Its accounts elsewhere. */
  profiles: z.array(webAddress).max(20).default([]),
  /** «@name», for X cards. */
  xAccount: z
    .string()
    .trim()
    .regex(/^(@\w{1,15})?$/)
    .default(''),
  /** What /.well-known/security.txt says; without a contact there is no such file (RFC 9116 §2.5.3). */
  security: z
    .strictObject({
      contacts: z
        .array(
          z
            .string()
            .trim()
            .max(300)
            .regex(/^(mailto:[^\s@]+@[^\s@]+|https:\/\/[^\s]+|tel:\+?[\d-]+)$/),
        )
        .max(5)
        .default([]),
      policy: optionalPage,
      encryption: optionalPage,
      acknowledgments: optionalPage,
    })
    .prefault({}),
};
