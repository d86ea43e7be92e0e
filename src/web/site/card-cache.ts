import type { Id } from '../../base/index.ts';
import type { ArticleCard, LiveArticles } from '../../news/publish/index.ts';

/** 3,000 cards of about 1.5 kB: the most read and the neighbours of what readers open on one day. */
const CARDS = 3_000;

/**
 * Cards by id from memory: the same few stand beside every article. What `forget` names, as purges do, is read again;
 * a reading that a purge overtakes is not kept.
 */
export function createCardCache(live: Pick<LiveArticles, 'cardsByIds'>, max: number = CARDS) {
  const kept = new Map<Id, ArticleCard | null>();
  let purges = 0;

  function keep(id: Id, card: ArticleCard | null): void {
    kept.delete(id);
    kept.set(id, card);
    if (kept.size > max) kept.delete(kept.keys().next().value as Id);
  }

  return {
    /** In the order of `ids`; those that are not published are left out. */
    cardsByIds: async (ids: readonly Id[]): Promise<ArticleCard[]> => {
      const missing = ids.filter((id) => !kept.has(id));
      const read = new Map<Id, ArticleCard>();
      if (missing.length > 0) {
        const began = purges;
        for (const card of await live.cardsByIds(missing)) read.set(card.id, card);
        if (began === purges) for (const id of missing) keep(id, read.get(id) ?? null);
      }
      return ids.flatMap((id) => read.get(id) ?? kept.get(id) ?? []);
    },
    /** `tags` as {@link Purge} names them; `every`: whatever is kept. */
    forget: (tags: readonly string[], every: boolean): void => {
      purges += 1;
      if (every) kept.clear();
      for (const tag of tags) if (tag.startsWith('article:')) kept.delete(tag.slice('article:'.length));
    },
  };
}
