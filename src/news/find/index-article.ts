import type { Id } from '../../base/index.ts';
import type { Applied, SearchIndex } from './open-index.ts';
import type { SearchArticles } from './ports.ts';

/**
 * Brings the index up to what readers see of these articles now; what the `find.index` job does. The articles are read
 * anew, so a job that comes late or twice does no harm; one that was never published is passed over.
 */
export async function indexArticles(
  index: SearchIndex,
  articles: SearchArticles,
  ids: readonly Id[],
): Promise<Applied> {
  return index.apply(await articles.liveState([...new Set(ids)]));
}

/** 200 articles are read, analysed and committed together, in about a second. */
const PORTION = 200;

/**
 * Hands in every published article when the index wants it; `progress` hears how many are done. Killed half-way it is
 * wanted still and starts again, which is harmless. Returns how many it handed in.
 */
export async function rebuildIndex(
  index: SearchIndex,
  articles: SearchArticles,
  progress: (done: number) => void = () => undefined,
): Promise<number> {
  let done = 0;
  let after: Id = '';
  while (index.rebuildWanted()) {
    const ids = await articles.publishedIds(after, PORTION);
    const last = ids.at(-1);
    if (last === undefined) {
      await index.rebuildDone();
      break;
    }
    await indexArticles(index, articles, ids);
    after = last;
    done += ids.length;
    progress(done);
  }
  return done;
}
