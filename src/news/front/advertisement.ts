import { z } from 'zod';
import { AppError, type Id, type Instant, newId } from '../../base/index.ts';
import type { Account } from '../people/index.ts';
import { type FrontDeps, type Kept, type Kind, keep } from './records.ts';

export const adSlots = ['top', 'list', 'article', 'rail'] as const;
export type AdSlot = (typeof adSlots)[number];

/** A picture that somebody paid for, marked «إعلان»; ours to serve, so nobody learns who saw it. */
export const advertisementSchema = z.strictObject({
  slot: z.enum(adSlots),
  mediaId: z.string().max(64),
  alt: z.string().trim().min(1).max(300),
  /** Whose it is, said beside the mark. */
  sponsor: z.string().trim().max(100).default(''),
  href: z
    .string()
    .max(2048)
    .regex(/^(https?:\/\/|\/(?!\/))/),
  from: z.number().int(),
  until: z.number().int(),
});
export type Advertisement = z.infer<typeof advertisementSchema>;

export const advertisementKind: Kind<Advertisement> = {
  name: 'advertisement',
  schema: advertisementSchema,
  action: 'advertisement.manage',
  purge: ['site'],
};

/** Makes an advertisement (`from` 0) or changes one. Throws `time_invalid` when it ends before it begins. */
export async function saveAdvertisement(
  deps: FrontDeps,
  account: Account | null,
  id: Id | null,
  from: number,
  ad: Advertisement,
): Promise<Kept<Advertisement>> {
  if (ad.until <= ad.from) throw new AppError('time_invalid', { at: 'until' });
  const kept = await keep(deps, account, advertisementKind, id ?? newId(deps.clock.now()), from, ad);
  return { ...kept, value: ad };
}

/**
 * The advertisement of a slot on the page at `path`, or null. Several of one slot take turns by page, not by reader:
 * a page is rendered once for everybody.
 */
export function advertisementFor<T extends Pick<Advertisement, 'slot' | 'from' | 'until'>>(
  ads: readonly T[],
  slot: AdSlot,
  path: string,
  now: Instant,
): T | null {
  const running = ads.filter((ad) => ad.slot === slot && ad.from <= now && now < ad.until);
  let sum = 0;
  for (const letter of path) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return running[sum % running.length] ?? null;
}
