import { AppError, type Clock, type Id } from '../../base/index.ts';
import type { RelatedChoices, RelatedStore } from './ports.ts';

/** 10: more than any page shows; a longer list is a mistake. */
export const PINS_MAX = 10;
const FORBIDDEN_MAX = 100;

export type ChooseRelatedDeps = { related: Pick<RelatedStore, 'choices' | 'setChoices' | 'published'>; clock: Clock };

/** What the editor chose for an article; empty lists leave it to Warraq. */
export function relatedChoices(
  deps: { related: Pick<RelatedStore, 'choices'> },
  articleId: Id,
): Promise<RelatedChoices> {
  return deps.related.choices(articleId);
}

/**
 * Puts articles first, in this order, in place of the pins there were; a pin on a forbidden article lifts that.
 * Who may do so is asked before (`article.pin_related`). Throws `invalid_input` for itself, one twice, too many, or one that
 * readers cannot see.
 */
export async function pinRelated(deps: ChooseRelatedDeps, articleId: Id, pinned: readonly Id[]): Promise<void> {
  checkIds(articleId, pinned, 'pinned', PINS_MAX);
  const published = await deps.related.published(pinned);
  const hidden = pinned.find((id) => !published.includes(id));
  if (hidden !== undefined) throw new AppError('invalid_input', { at: 'pinned', value: hidden });
  const { forbidden } = await deps.related.choices(articleId);
  const choices = { pinned, forbidden: forbidden.filter((id) => !pinned.includes(id)) };
  await deps.related.setChoices(articleId, choices, deps.clock.now());
}

/** Keeps articles out, in place of those kept out before; forbidding a pinned one removes the pin. Throws `invalid_input`. */
export async function forbidRelated(deps: ChooseRelatedDeps, articleId: Id, forbidden: readonly Id[]): Promise<void> {
  checkIds(articleId, forbidden, 'forbidden', FORBIDDEN_MAX);
  const { pinned } = await deps.related.choices(articleId);
  const choices = { pinned: pinned.filter((id) => !forbidden.includes(id)), forbidden };
  await deps.related.setChoices(articleId, choices, deps.clock.now());
}

function checkIds(articleId: Id, ids: readonly Id[], at: string, max: number): void {
  const wrong = ids.find((id, i) => id === articleId || ids.indexOf(id) !== i);
  if (wrong !== undefined) throw new AppError('invalid_input', { at, value: wrong });
  if (ids.length > max) throw new AppError('invalid_input', { at, value: ids.length });
}
