import type { Id } from '../../base/index.ts';
import type { RelatedStore } from './ports.ts';
import { CHOSEN_BY_EDITOR, type ReasonLanguage, reasonText } from './score.ts';

export type Related = { articleId: Id; reason: string };

/**
 * What to read after an article: the editor's pins in their order, then its neighbours. Only what is published at this
 * moment; never the article itself, what the editor forbade, or what its text links to already.
 */
export async function relatedOf(
  deps: { related: Pick<RelatedStore, 'neighbours' | 'choices' | 'published' | 'inlineLinked'> },
  articleId: Id,
  limit: number,
  language: ReasonLanguage = 'ar',
): Promise<Related[]> {
  const [neighbours, choices, linked] = await Promise.all([
    deps.related.neighbours(articleId),
    deps.related.choices(articleId),
    deps.related.inlineLinked(articleId),
  ]);
  const pinned = choices.pinned.length === 0 ? [] : await deps.related.published(choices.pinned);
  const leftOut = new Set([articleId, ...choices.forbidden, ...linked]);
  const list: Related[] = [];
  const add = (id: Id, reason: string) => {
    if (leftOut.has(id)) return;
    leftOut.add(id);
    list.push({ articleId: id, reason });
  };
  for (const id of pinned) add(id, CHOSEN_BY_EDITOR[language]);
  for (const one of neighbours) add(one.articleId, reasonText(one, language));
  return list.slice(0, Math.max(0, limit));
}
