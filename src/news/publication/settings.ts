import { z } from 'zod';
import { lookSchema } from './look.ts';
import { spreadSettings } from './spread-settings.ts';

/** A page's own web address, without spaces and without the slash at its end. */
const WEB_ADDRESS = /^https?:\/\/[^/\s"<>]+(\/[^\s"<>]*[^\s"<>/])?$/;
/** Version 3 names only: 56 letters of base32. */
const ONION_ADDRESS = /^https?:\/\/([a-z0-9-]+\.)*[a-z2-7]{56}\.onion$/;

/** Settings of the publication: house style is data, never hard-wired. Defaults are for Syria and Iraq. */
export const publicationSchema = z.strictObject({
  name: z.string().trim().min(1).max(200).default('ورّاق'),
  tagline: z.string().trim().max(300).default(''),
  description: z.string().trim().max(1000).default(''),
  /** Where readers reach it, without a trailing slash; links in feeds and letters start with it. */
  baseUrl: z
    .string()
    .max(500)
    .regex(/^https?:\/\/[^/\s]+$/)
    .default('http://127.0.0.1:4000'),
  language: z.string().max(20).default('ar'),
  direction: z.enum(['rtl', 'ltr']).default('rtl'),
  /** IANA name; days, periods and embargoes are counted in it. */
  zone: z.string().max(60).default('Asia/Damascus'),
  /** «بتوقيت دمشق»: the city named beside times. */
  zoneCity: z.string().max(60).default('دمشق'),
  months: z.enum(['levantine', 'latin', 'maghrebi', 'paired']).default('levantine'),
  digits: z.enum(['latn', 'arab']).default('latn'),
  hijri: z.boolean().default(false),
  /**
   * What readers are told of an article's sources: what was read in it too, once that is sure enough, only what an editor
   * accepted, or nothing.
   */
  articleSources: z.enum(['found', 'accepted', 'none']).default('found'),
  /** First day of the week for the weekly digest: 0 Sunday … 6 Saturday. */
  weekStart: z.number().int().min(0).max(6).default(6),
  /** Other addresses of the same site, for readers whose network blocks the first: carried in pages, feeds and letters. */
  mirrors: z.array(z.string().max(300).regex(WEB_ADDRESS)).max(10).default([]),
  /** The site's address inside Tor, sent as Onion-Location; '' for none. */
  onion: z.union([z.literal(''), z.string().max(300).regex(ONION_ADDRESS)]).default(''),
  newsletter: z
    .strictObject({
      senderName: z.string().max(200).default(''),
      senderAddress: z.string().max(254).default('newsletter@localhost'),
      /** Local hour at which daily and weekly digests open. */
      hour: z.number().int().min(0).max(23).default(18),
      /** Local weekday of the weekly digest: 0 Sunday … 6 Saturday. */
      weekday: z.number().int().min(0).max(6).default(4),
    })
    .default({ senderName: '', senderAddress: 'newsletter@localhost', hour: 18, weekday: 4 }),
  look: lookSchema,
  ...spreadSettings,
});
export type Publication = z.infer<typeof publicationSchema>;

export type Section = { id: string; slug: string; name: string; description: string; position: number };

/** A name on bylines. `name` is the pen name and the only one the public side ever holds. */
export type Contributor = {
  id: string;
  slug: string;
  name: string;
  city: string;
  bio: string;
  accountId: string | null;
};
