import { z } from 'zod';
import type { Id, Instant, ShortId } from '../../base/index.ts';
import { documentSchema, imageOrigin } from './document.ts';

/** What kind of piece it is; shown on the card, the page, the letter and in structured data. */
export const forms = [
  'news',
  'analysis',
  'report',
  'interview',
  'opinion',
  'picture_story',
  'live',
  'explainer',
] as const;
export type Form = (typeof forms)[number];

export const states = ['draft', 'in_review', 'scheduled', 'published', 'withdrawn'] as const;
export type State = (typeof states)[number];

export const bylineRoles = ['report', 'writing', 'editing', 'translation', 'photography'] as const;
export type BylineRole = (typeof bylineRoles)[number];

export const provenanceKinds = ['own', 'agency', 'agencies', 'translation', 'republished'] as const;

/** 300: the longest title that real archives hold is 242 characters; past this it is a paragraph. */
export const TITLE_MAX = 300;

/** Everything an editor writes. A revision is one value of this; the published page is made from one. */
export const contentSchema = z.strictObject({
  title: z.string().trim().max(TITLE_MAX).default(''),
  deck: z.string().trim().max(1000).default(''),
  body: documentSchema.default({ type: 'doc', content: [] }),
  sectionId: z.string().nullable().default(null),
  tags: z.array(z.string().trim().min(1).max(100)).max(30).default([]),
  form: z.enum(forms).default('news'),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
    .default('ar'),
  direction: z.enum(['rtl', 'ltr']).default('rtl'),
  dateline: z
    .strictObject({
      place: z.string().max(100),
      date: z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}$/)
        .nullable(),
    })
    .nullable()
    .default(null),
  bylines: z
    .array(z.strictObject({ contributorId: z.string(), role: z.enum(bylineRoles) }))
    .max(20)
    .default([]),
  provenance: z
    .strictObject({
      kind: z.enum(provenanceKinds),
      source: z.string().max(200).default(''),
      url: z
        .string()
        .max(2048)
        .regex(/^(https?:\/\/.*)?$/)
        .default(''),
    })
    .default({ kind: 'own', source: '', url: '' }),
  /** The part of the address before the short id; made from the title while it is empty. */
  slug: z.string().max(200).default(''),
  leadImage: z
    .strictObject({
      mediaId: z.string(),
      alt: z.string().max(1000),
      caption: z.string().max(1000).default(''),
      credit: z.string().max(300).default(''),
      origin: imageOrigin.default('own'),
    })
    .nullable()
    .default(null),
  searchTitle: z.string().max(300).default(''),
  searchDescription: z.string().max(1000).default(''),
  /** The article that this one translates; all translations of one article name the same. */
  translationOf: z.string().max(36).nullable().default(null),
});
export type ArticleContent = z.infer<typeof contentSchema>;
export type ArticleContentInput = z.input<typeof contentSchema>;

/** A dated note on the page: what was wrong, what is right. Never removed. */
export type Correction = { id: Id; at: Instant; note: string; accountId: Id };

/** Why an article is no longer shown; the notice is what its address answers with. */
export type Withdrawal = { at: Instant; reason: 'error' | 'law' | 'safety'; notice: string };

/** An article as its desk sees it: the newest revision and where it stands. */
export type Article = {
  id: Id;
  shortId: ShortId;
  /** Grows by one with every save or change of state; what If-Match carries. */
  version: number;
  state: State;
  content: ArticleContent;
  createdBy: Id;
  createdAt: Instant;
  updatedAt: Instant;
  scheduledFor: Instant | null;
  /** First publication; stays through corrections. */
  publishedAt: Instant | null;
  /** The version readers see, or null. */
  liveVersion: number | null;
  withdrawal: Withdrawal | null;
};
