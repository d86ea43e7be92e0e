import type { NewJob } from '../base/index.ts';
import type { Purge } from '../news/publish/index.ts';
import { RELATE_AGAIN, RELATE_REFRESH, refreshRelated } from '../news/relate/index.ts';
import { detectSources, SOURCE_DETECT, SOURCE_SWEEP, sweepUnread } from '../news/source/index.ts';
import {
  CARD_DRAW,
  drawCards,
  HUB_TELL,
  INDEX_NOW,
  type SpreadDeps,
  tellHubs,
  tellSearchEngines,
} from '../news/spread/index.ts';
import { fanOut, type JobHandler } from '../work/index.ts';
import type { FindDesk } from './find-desk.ts';
import type { House } from './house.ts';
import { tell } from './tell.ts';

/**
 * In the order in which they go first: an archive is followed, then indexed, and only then are neighbours looked for.
 * Who follows an article's changes, and what each does. Neighbours are looked for once the article is in the index, so that
 * an archive's articles find one another and not only those that came before them.
 */
export function jobHandlers(
  house: Pick<
    House,
    'related' | 'sources' | 'clock' | 'live' | 'publishing' | 'readPublication' | 'shareCards' | 'indexNowKey'
  >,
  desk: Pick<FindDesk, 'index' | 'similar'>,
  purge: Purge,
): JobHandler[] {
  const similar = {
    similar: (words: Parameters<FindDesk['similar']>[0], limit: number, except: readonly string[] = []) =>
      desk.similar(words, limit, except),
  };
  const relate = { related: house.related, similar, purge, clock: house.clock };
  const ledger = { sources: house.sources, purge, clock: house.clock };
  const spread: SpreadDeps = {
    live: house.live,
    places: (id) => house.publishing.places(id),
    publication: house.readPublication,
    cards: house.shareCards,
    tell,
    indexNowKey: house.indexNowKey,
    purgeFeeds: () => purge.purge(['feeds']),
  };
  return [
    fanOut(['find.index', SOURCE_DETECT], [HUB_TELL, INDEX_NOW, CARD_DRAW]),
    {
      kind: 'find.index',
      batch: 200,
      run: async (jobs) => {
        await desk.index(jobs.map((job) => job.subject));
        return jobs.map(({ subject, version, lane }): NewJob => ({ kind: RELATE_REFRESH, subject, version, lane }));
      },
    },
    // Sources before neighbours: a page shows them by itself, and they take less. 50: a few milliseconds each.
    { kind: SOURCE_DETECT, batch: 50, run: (jobs) => detectSources(ledger, jobs) },
    { kind: SOURCE_SWEEP, batch: 1, run: (jobs) => sweepUnread(ledger, jobs) },
    // 1: a failed drawing is tried again alone.
    { kind: CARD_DRAW, batch: 1, run: async (jobs) => drawCards(spread, jobs).then(() => []) },
    { kind: HUB_TELL, batch: 50, run: async (jobs) => tellHubs(spread, jobs).then(() => []) },
    { kind: INDEX_NOW, batch: 200, run: async (jobs) => tellSearchEngines(spread, jobs).then(() => []) },
    // 20: some milliseconds each, and one transaction for all of them.
    { kind: RELATE_REFRESH, batch: 20, run: (jobs) => refreshRelated(relate, jobs) },
    { kind: RELATE_AGAIN, batch: 20, run: (jobs) => refreshRelated(relate, jobs) },
  ];
}
