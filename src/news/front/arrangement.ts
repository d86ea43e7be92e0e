import { z } from 'zod';
import type { Kind } from './records.ts';

/**
 * The home page as the desk arranges it: packages from top to bottom. What is narrow (most read, the newsletter)
 * stands beside the packages before it, where those leave room.
 */
export const packageLayouts = ['lead_side', 'grid', 'list', 'wide'] as const;
export type PackageLayout = (typeof packageLayouts)[number];

const layout = z.enum(packageLayouts).default('lead_side');
const count = z.number().int().min(1).max(12);

/** The shape with its moments as `moment` says: instants inside, ISO text over the wire. */
export function arrangementWith<M extends z.ZodType>(moment: M) {
  /** An article the desk put there by hand; `until` takes it away again by itself. */
  const pin = z.strictObject({ articleId: z.string().max(64), until: moment.nullable().default(null) });
  const pins = z.array(pin).max(12).default([]);
  const one = z.discriminatedUnion('kind', [
    /** The top: one large story, others beside and below it, and the newest headlines. */
    z.strictObject({ kind: z.literal('lead'), pins }),
    z.strictObject({
      kind: z.literal('section'),
      sectionId: z.string().max(64),
      layout,
      count: count.default(4),
      pins,
    }),
    /** Every section that has no package of its own, in the order of the menu. */
    z.strictObject({ kind: z.literal('sections'), layout, count: count.default(4) }),
    z.strictObject({ kind: z.literal('story'), tagId: z.string().max(64), layout, count: count.default(4), pins }),
    z.strictObject({ kind: z.literal('opinion'), count: count.default(4), pins }),
    z.strictObject({ kind: z.literal('pictures'), count: count.default(4), pins }),
    z.strictObject({ kind: z.literal('most_read') }),
    z.strictObject({ kind: z.literal('newsletter') }),
    z.strictObject({
      kind: z.literal('picked'),
      title: z.string().trim().min(1).max(100),
      layout,
      pins: z.array(pin).min(1).max(12),
    }),
  ]);
  // 40: more than anybody scrolls; it bounds the queries of one page.
  return z.strictObject({ packages: z.array(one).max(40) });
}

export const arrangementSchema = arrangementWith(z.number().int());
export type Arrangement = z.infer<typeof arrangementSchema>;
export type Package = Arrangement['packages'][number];
export type Pin = Extract<Package, { kind: 'lead' }>['pins'][number];

/** What a publication shows that arranged nothing yet. */
export const defaultArrangement: Arrangement = arrangementSchema.parse({
  packages: [
    { kind: 'lead' },
    { kind: 'opinion' },
    { kind: 'sections' },
    { kind: 'most_read' },
    { kind: 'newsletter' },
  ],
});

export const homeKind: Kind<Arrangement> = {
  name: 'home',
  schema: arrangementSchema,
  action: 'home.arrange',
  purge: ['home'],
};
/** There is one home page. */
export const HOME_ID = 'home';

export function pinsOf(one: Package): readonly Pin[] {
  return 'pins' in one ? one.pins : [];
}
