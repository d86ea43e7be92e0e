import type { Clock, Id, LeasedJob, NewJob } from '../../base/index.ts';
import { documentRuns } from '../write/index.ts';
import { DETECTOR_VERSION, detectInRuns } from './detect.ts';
import type { LedgerEntry, PurgePages, Settlement, SourceStore } from './ports.ts';
import { settleFound } from './settle-found.ts';

/** An article changed: its attributions are read anew. */
export const SOURCE_DETECT = 'source.detect';
/** Finds published articles that this detector has not read yet and asks for each to be read. */
export const SOURCE_SWEEP = 'source.sweep';

/** 200: the jobs of one step are written in one transaction. */
const SWEEP = 200;

export type DetectSourcesDeps = { sources: SourceStore; purge: PurgePages; clock: Clock };

/**
 * Reads the attributions of the jobs' subjects into the ledger and purges pages whose sources changed. Harmless to repeat:
 * what an article says now is read, and an older version never replaces a newer one's. A withdrawn article loses what was
 * found, not what editors judged.
 */
export async function detectSources(
  deps: DetectSourcesDeps,
  jobs: readonly Pick<LeasedJob, 'subject' | 'version'>[],
): Promise<NewJob[]> {
  for (const { subject, version } of jobs) {
    if ((await readSources(deps, subject, version)) === 'changed') await deps.purge.purge([`article:${subject}`]);
  }
  return [];
}

/** The first step of a sweep; once per detector, so that every process may ask for it at its start. */
export function sweepSources(): NewJob {
  return { kind: SOURCE_SWEEP, subject: 'articles', version: DETECTOR_VERSION, lane: 'bulk' };
}

/** One step of a sweep: the jobs that read the next articles, and the next step while there are more. */
export async function sweepUnread(
  deps: Pick<DetectSourcesDeps, 'sources'>,
  jobs: readonly Pick<LeasedJob, 'payload'>[],
): Promise<NewJob[]> {
  const follow: NewJob[] = [];
  for (const { payload } of jobs) {
    const after = typeof payload === 'string' ? payload : null;
    const articles = await deps.sources.unread(DETECTOR_VERSION, after, SWEEP);
    for (const { articleId, version } of articles)
      follow.push({ kind: SOURCE_DETECT, subject: articleId, version, lane: 'bulk' });
    const last = articles.at(-1);
    if (last && articles.length === SWEEP) follow.push({ ...sweepSources(), payload: last.articleId });
  }
  return follow;
}

/** Reads one article; `version` is what is noted when readers see nothing of it any more. */
export async function readSources(
  { sources, clock }: Pick<DetectSourcesDeps, 'sources' | 'clock'>,
  articleId: Id,
  version: number,
): Promise<'older' | 'same' | 'changed'> {
  const article = await sources.published(articleId);
  const runs = article === null ? [] : documentRuns(article.document);
  const found = article === null ? [] : detectInRuns(runs, article.title);
  return sources.replaceFound(
    { articleId, version: article?.version ?? version, detector: DETECTOR_VERSION },
    (judged) => (article === null ? withdrawn(judged) : settleFound(articleId, runs, found, judged)),
    clock.now(),
  );
}

function withdrawn(judged: readonly LedgerEntry[]): Settlement {
  return {
    found: [],
    judged: judged.map(({ id, attribution: { cue, source, content } }) => ({
      id,
      anchored: false,
      cue,
      source,
      content,
    })),
  };
}
