import { z } from 'zod';
import { isSlug } from '../../arabic/index.ts';
import { AppError, type Id, newId } from '../../base/index.ts';
import type { Account } from '../people/index.ts';
import { documentSchema, EMPTY_DOCUMENT } from '../write/index.ts';
import { type FrontDeps, type Kept, type Kind, keep, listKept } from './records.ts';

/** A page that is no article: `/p/{slug}`. */
export const staticPageSchema = z.strictObject({
  slug: z.string().max(100),
  title: z.string().trim().min(1).max(200),
  deck: z.string().trim().max(500).default(''),
  body: documentSchema.default(EMPTY_DOCUMENT),
  /** Where the site links to it. */
  place: z.enum(['footer', 'menu', 'none']).default('footer'),
  position: z.number().int().min(0).max(1000).default(0),
  published: z.boolean().default(true),
});
export type StaticPage = z.infer<typeof staticPageSchema>;

export const pageKind: Kind<StaticPage> = {
  name: 'page',
  schema: staticPageSchema,
  action: 'page.manage',
  purge: ['site'],
};

/** Makes a page (`from` 0) or changes one. Throws `slug_invalid`, `slug_taken`. */
export async function savePage(
  deps: FrontDeps,
  account: Account | null,
  id: Id | null,
  from: number,
  page: StaticPage,
): Promise<Kept<StaticPage>> {
  if (!isSlug(page.slug)) throw new AppError('slug_invalid', { slug: page.slug });
  const pages = await listKept(deps, pageKind);
  if (pages.some((one) => one.id !== id && one.value.slug === page.slug))
    throw new AppError('slug_taken', { slug: page.slug });
  const kept = await keep(deps, account, pageKind, id ?? newId(deps.clock.now()), from, page);
  return { ...kept, value: page };
}
