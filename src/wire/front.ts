import { z } from 'zod';
import {
  type Advertisement,
  type Arrangement,
  advertisementSchema,
  arrangementWith,
  BREAKING_MINUTES,
  BREAKING_MINUTES_MAX,
  type Breaking,
  entrySchema,
  entryWordsSchema,
  type Kept,
  type LiveEntry,
  staticPageSchema,
  storySchema,
  type Tip,
  tipKinds,
  tipStates,
} from '../news/front/index.ts';
import { instantText, toInstant, toInstantText } from './parts.ts';

/** Home page, «عاجل», live entries, running stories, static pages, advertisements and tips, as they travel. */

export const arrangementBody = arrangementWith(instantText).meta({ id: 'Arrangement' });
type ArrangementText = z.infer<typeof arrangementBody>;

export function arrangementIn({ packages }: ArrangementText): Arrangement {
  return { packages: packages.map((one) => withPins(one, toInstant)) } as Arrangement;
}

export function arrangementOut({ packages }: Arrangement): ArrangementText {
  return { packages: packages.map((one) => withPins(one, toInstantText)) } as ArrangementText;
}

function withPins<A, B>(one: object & { pins?: { articleId: string; until: A | null }[] }, change: (at: A) => B) {
  if (one.pins === undefined) return one;
  const pins = one.pins.map((pin) => ({ ...pin, until: pin.until === null ? null : change(pin.until) }));
  return { ...one, pins };
}

const kept = { id: z.string(), version: z.number().int(), changedAt: instantText };
/** What was kept, with the version that a change of it names in If-Match. */
export function keptOut<T, O>({ id, version, changedAt, value }: Kept<T>, out: (value: T) => O) {
  return { id, version, changedAt: toInstantText(changedAt), ...out(value) };
}

const line = z.string().trim().min(1).max(200);
export const breakingIn = z.strictObject({
  line,
  author: z.string().trim().max(100).default(''),
  articleId: z.string().max(64).nullable().default(null),
  minutes: z.number().int().min(1).max(BREAKING_MINUTES_MAX).default(BREAKING_MINUTES),
});
export const breakingCorrectIn = z.strictObject({ line });
export const breakingEndIn = z.strictObject({
  /** True when it was wrong, not only over. */
  withdrawn: z.boolean().default(false),
});
export const breakingOut = z
  .object({
    ...kept,
    line: z.string(),
    author: z.string(),
    articleId: z.string().nullable(),
    startedAt: instantText,
    endsAt: instantText,
    withdrawn: z.boolean(),
    corrections: z.array(z.object({ at: instantText, before: z.string() })),
  })
  .meta({ id: 'Breaking' });
export const breakingListOut = z.object({ breaking: z.array(breakingOut) });

export function breakingText({ startedAt, endsAt, corrections, ...rest }: Breaking) {
  return {
    ...rest,
    startedAt: toInstantText(startedAt),
    endsAt: toInstantText(endsAt),
    corrections: corrections.map(({ at, before }) => ({ at: toInstantText(at), before })),
  };
}

export const storyBody = storySchema.meta({ id: 'RunningStory' });
export const storyOut = z.object({ ...kept, ...storySchema.shape });
export const storiesOut = z.object({ stories: z.array(storyOut) });

export const pageBody = staticPageSchema.meta({ id: 'StaticPage' });
export const pageOut = z.object({ ...kept, ...staticPageSchema.shape });
export const pagesOut = z.object({ pages: z.array(pageOut) });

const adText = z.strictObject({ ...advertisementSchema.shape, from: instantText, until: instantText });
export const advertisementBody = adText.meta({ id: 'Advertisement' });
export const advertisementOut = z.object({ ...kept, ...adText.shape });
export const advertisementsOut = z.object({ advertisements: z.array(advertisementOut) });

export function advertisementIn(ad: z.infer<typeof adText>): Advertisement {
  return { ...ad, from: toInstant(ad.from), until: toInstant(ad.until) };
}
export function advertisementText(ad: Advertisement): z.infer<typeof adText> {
  return { ...ad, from: toInstantText(ad.from), until: toInstantText(ad.until) };
}

export const entryIn = entrySchema;
export const entryCorrectIn = entryWordsSchema.extend({ note: z.string().trim().min(1).max(2000) });
export const entryMarkIn = z.strictObject({ pinned: z.boolean(), keyPoint: z.string().trim().max(200) }).partial();
export const entryWithdrawIn = z.strictObject({ note: z.string().trim().min(1).max(2000) });
const dated = z.object({ at: instantText, note: z.string() });
export const entryOut = z
  .object({
    ...entrySchema.shape,
    id: z.string(),
    articleId: z.string(),
    version: z.number().int(),
    at: instantText,
    corrections: z.array(dated),
    withdrawal: dated.nullable(),
  })
  .meta({ id: 'LiveEntry' });
export const entriesOut = z.object({ entries: z.array(entryOut), total: z.number().int() });

export function entryText({ createdBy, at, corrections, withdrawal, ...entry }: LiveEntry): z.infer<typeof entryOut> {
  const moment = (one: { at: number; note: string }) => ({ at: toInstantText(one.at), note: one.note });
  return {
    ...entry,
    at: toInstantText(at),
    corrections: corrections.map(moment),
    withdrawal: withdrawal === null ? null : moment(withdrawal),
  };
}

export const tipStateSchema = z.enum(tipStates);
export const tipMoveIn = z.strictObject({ state: tipStateSchema });
export const tipOut = z
  .object({
    id: z.string(),
    at: instantText,
    state: tipStateSchema,
    kind: z.enum(tipKinds),
    articleId: z.string().nullable(),
    text: z.string(),
    contact: z.string(),
  })
  .meta({ id: 'Tip' });
export const tipsOut = z.object({ tips: z.array(tipOut), next: z.string().nullable() });

export function tipText({ at, ...tip }: Tip): z.infer<typeof tipOut> {
  return { ...tip, at: toInstantText(at) };
}
