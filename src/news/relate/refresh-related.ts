import { type Clock, type Id, type LeasedJob, type NewJob, SECOND } from '../../base/index.ts';
import type { Purge } from '../publish/index.ts';
import type { Neighbour, RelatedStore, SimilarArticles } from './ports.ts';
import { NEIGHBOURS_KEPT, scoreNeighbours } from './score.ts';
import { sketchOf } from './sketch.ts';

/** An article changed: its neighbours are computed, and those who may want it in theirs are asked to look again. */
export const RELATE_REFRESH = 'relate.refresh';
/** Computes an article's neighbours and asks nobody else, so that one change never walks through the whole archive. */
export const RELATE_AGAIN = 'relate.again';

/** 40 by words and 20 by tags: three times what is kept, so that folding repeats still leaves a full list. */
const BY_WORDS = 40;
const BY_TAGS = 20;

/** 6: an article enters the lists of those nearest to it; the rest see it when they are refreshed themselves. */
const ASKED_AGAIN = 6;

/** Editors see the other lists change within seconds; in bulk many changes near one article are met by one look. */
const AGAIN_AFTER = { urgent: 2 * SECOND, bulk: 60 * SECOND, outside: 60 * SECOND };

export type RefreshRelatedDeps = { related: RelatedStore; similar: SimilarArticles; purge: Purge; clock: Clock };

/**
 * Computes and keeps the neighbours of the jobs' subjects and returns the jobs that follow. Harmless to repeat; a job of an
 * older version than what is kept does nothing. A withdrawn article's neighbours are forgotten.
 */
export async function refreshRelated(
  deps: RefreshRelatedDeps,
  jobs: readonly Pick<LeasedJob, 'kind' | 'subject' | 'version' | 'lane'>[],
): Promise<NewJob[]> {
  const follow: NewJob[] = [];
  for (const job of jobs) {
    const neighbours = await refreshOne(deps, job.subject);
    if (job.kind !== RELATE_REFRESH) continue;
    // Wishes about one article that fall in the same stretch of time are one job (its number is the version), run at the end of it.
    const stretch = AGAIN_AFTER[job.lane];
    const version = Math.floor(deps.clock.now() / stretch) + 1;
    for (const { articleId } of neighbours.slice(0, ASKED_AGAIN)) {
      follow.push({ kind: RELATE_AGAIN, subject: articleId, version, lane: job.lane, runAt: version * stretch });
    }
  }
  return follow;
}

async function refreshOne(deps: RefreshRelatedDeps, id: Id): Promise<readonly Neighbour[]> {
  const { related } = deps;
  const [[bare], words] = await Promise.all([related.facts([id]), related.words(id)]);
  if (!bare || words === null) {
    await related.forget(id);
    return [];
  }
  const article = { ...bare, sketch: sketchOf(words) };
  const [similar, tagged] = await Promise.all([
    deps.similar.similar(words, BY_WORDS, [id]),
    related.taggedLike(id, BY_TAGS),
  ]);
  const candidates = await related.facts([...new Set([...similar.map((one) => one.articleId), ...tagged])]);
  const neighbours = scoreNeighbours(article, similar, candidates, NEIGHBOURS_KEPT);
  const before = await related.neighbours(id);
  if (!(await related.putNeighbours(id, article.version, article.sketch, neighbours, deps.clock.now()))) return [];
  if (!sameList(before, neighbours)) await deps.purge.purge([`article:${id}`]);
  return neighbours;
}

/** Equal to readers: the same articles in the same order for the same reasons. */
function sameList(a: readonly Neighbour[], b: readonly Neighbour[]): boolean {
  const shown = (list: readonly Neighbour[]) => list.map((one) => `${one.articleId} ${one.words.join(' ')}`).join('\n');
  return shown(a) === shown(b);
}
