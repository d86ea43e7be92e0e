import { type Clock, type Id, type Instant, type LeasedJob, type NewJob, SECOND } from '../../base/index.ts';
import type { Purge } from '../publish/index.ts';
import type { Look, Neighbour, RelatedStore, SimilarArticle, SimilarArticles } from './ports.ts';
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

/** Between two machines' clocks there may be this much. */
const CLOCKS_APART = 2 * SECOND;

/** Editors see the other lists change within seconds; in bulk many changes near one article are met by one look. */
const AGAIN_AFTER = { urgent: 2 * SECOND, bulk: 60 * SECOND, outside: 60 * SECOND };

export type RefreshRelatedDeps = { related: RelatedStore; similar: SimilarArticles; purge: Purge; clock: Clock };

/**
 * Computes and keeps the neighbours of the jobs' subjects and returns the jobs that follow. Harmless to repeat; a job of an
 * older version than what is kept does nothing. A withdrawn article's neighbours are forgotten.
 */
export async function refreshRelated(
  deps: RefreshRelatedDeps,
  jobs: readonly Pick<LeasedJob, 'kind' | 'subject' | 'version' | 'lane' | 'createdAt'>[],
): Promise<NewJob[]> {
  const looks = await lookForNeighbours(deps, [...new Set(jobs.map((job) => job.subject))]);
  const before = await Promise.all(looks.map((look) => deps.related.neighbours(look.id)));
  const kept = new Set(await deps.related.keep(looks));
  const changed = looks.filter((look, at) => kept.has(look.id) && !sameList(before[at] ?? [], look.neighbours));
  if (changed.length > 0) await deps.purge.purge(changed.map((look) => `article:${look.id}`));
  const lookOf = new Map(looks.map((look) => [look.id, look]));
  return jobs.flatMap((job) => {
    const look = lookOf.get(job.subject);
    return job.kind === RELATE_REFRESH && look && kept.has(look.id) ? askAgain(deps.clock.now(), job, look) : [];
  });
}

/**
 * Those nearest to an article look again, unless they will anyway or have since it was indexed, which is when its job was
 * made: of an archive that was indexed before anybody looked, nobody has to look twice.
 */
function askAgain(now: Instant, job: Pick<LeasedJob, 'lane' | 'createdAt'>, look: FullLook): NewJob[] {
  // Wishes about one article that fall in the same stretch of time are one job (its number is the version), run at the end of it.
  const stretch = AGAIN_AFTER[job.lane];
  const version = Math.floor(now / stretch) + 1;
  return look.neighbours
    .slice(0, ASKED_AGAIN)
    .filter(({ articleId }) => {
      const lookedAt = look.lookedAtOf.get(articleId) ?? null;
      return lookedAt !== null && lookedAt < job.createdAt + CLOCKS_APART;
    })
    .map(({ articleId }) => ({
      kind: RELATE_AGAIN,
      subject: articleId,
      version,
      lane: job.lane,
      runAt: version * stretch,
    }));
}

type FullLook = Look & { lookedAtOf: ReadonlyMap<Id, Instant | null> };

/** Many articles at once, so that the store is asked and written once for all of them. */
async function lookForNeighbours(deps: RefreshRelatedDeps, ids: readonly Id[]): Promise<FullLook[]> {
  const { related, clock } = deps;
  const lookedAt = clock.now();
  const [facts, words] = await Promise.all([related.facts(ids), related.words(ids)]);
  const articles = facts.flatMap((bare) => {
    const own = words.get(bare.id);
    return own === undefined ? [] : [{ words: own, facts: { ...bare, sketch: sketchOf(own) } }];
  });
  const seen = new Set(articles.map((one) => one.facts.id));
  const gone = ids.filter((id) => !seen.has(id));
  if (gone.length > 0) await related.forget(gone);
  const found: { similar: readonly SimilarArticle[]; tagged: readonly Id[] }[] = [];
  // One after the other: the index holds every word and 4-gram of an article it compares, which is megabytes.
  for (const { words: own, facts: bare } of articles) {
    found.push({
      similar: await deps.similar.similar(own, BY_WORDS, [bare.id]),
      tagged: bare.tags.length === 0 ? [] : await related.taggedLike(bare.id, BY_TAGS),
    });
  }
  const candidates = await related.facts([
    ...new Set(found.flatMap(({ similar, tagged }) => [...similar.map((one) => one.articleId), ...tagged])),
  ]);
  const factsOf = new Map(candidates.map((one) => [one.id, one]));
  const lookedAtOf = new Map(candidates.map((one) => [one.id, one.lookedAt]));
  return articles.map((article, at): FullLook => {
    const { similar, tagged } = found[at] ?? { similar: [], tagged: [] };
    const own = new Set([...similar.map((one) => one.articleId), ...tagged]);
    const candidatesOf = [...own].flatMap((id) => factsOf.get(id) ?? []);
    const { id, version, sketch } = article.facts;
    const neighbours = scoreNeighbours(article.facts, similar, candidatesOf, NEIGHBOURS_KEPT);
    return { id, version, sketch, neighbours, lookedAt, lookedAtOf };
  });
}

/** Equal to readers: the same articles in the same order for the same reasons. */
function sameList(a: readonly Neighbour[], b: readonly Neighbour[]): boolean {
  const shown = (list: readonly Neighbour[]) => list.map((one) => `${one.articleId} ${one.words.join(' ')}`).join('\n');
  return shown(a) === shown(b);
}
