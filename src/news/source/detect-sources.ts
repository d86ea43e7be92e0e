import type { Clock, Id, LeasedJob, NewJob } from '../../base/index.ts';
import { documentRuns } from '../write/index.ts';
import { detectInRuns } from './detect.ts';
import type { SourceStore } from './ports.ts';
import { settleFound } from './settle-found.ts';

/** An article changed: its attributions are read anew. */
export const SOURCE_DETECT = 'source.detect';

export type DetectSourcesDeps = { sources: SourceStore; clock: Clock };

/**
 * Reads the attributions of the jobs' subjects into the ledger. Harmless to repeat: what an article says now is read, and
 * an older version never replaces a newer one's. A withdrawn article loses what was found, not what editors judged.
 */
export async function detectSources(
  deps: DetectSourcesDeps,
  jobs: readonly Pick<LeasedJob, 'subject' | 'version'>[],
): Promise<NewJob[]> {
  for (const job of jobs) await detectOne(deps, job.subject, job.version);
  return [];
}

async function detectOne({ sources, clock }: DetectSourcesDeps, articleId: Id, version: number): Promise<void> {
  const article = await sources.published(articleId);
  const runs = article === null ? [] : documentRuns(article.document);
  const found = article === null ? [] : detectInRuns(runs, article.title);
  await sources.replaceFound(
    articleId,
    article?.version ?? version,
    (judged) =>
      article === null
        ? {
            found: [],
            judged: judged.map(({ id, attribution: { cue, source, content } }) => ({
              id,
              anchored: false,
              cue,
              source,
              content,
            })),
          }
        : settleFound(articleId, runs, found, judged),
    clock.now(),
  );
}
