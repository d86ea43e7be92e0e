import { DAY, type Instant, MINUTE, SECOND } from '../../base/index.ts';
import { CONFIRM_FOR } from './links.ts';
import { dueEditions, nextEditionAt, openEdition } from './open-edition.ts';
import type { ConsentStore, Edition, MailDeps } from './ports.ts';
import { LATE } from './schedule.ts';
import { type BatchReport, sendBatch, sendNotices } from './send-batch.ts';

/** 2,000 rows: about 20 ms on either database, so that readers' writes pass in between. */
const LAY_BATCH = 2000;

/** Pauses of a sender that meets no server; the last one repeats. */
const PAUSES = [15 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE] as const;

export type RoundEvent =
  | { event: 'edition_opened'; edition: Edition }
  | { event: 'edition_held'; edition: Edition }
  | { event: 'edition_done'; edition: Edition }
  | { event: 'batch'; edition: Edition | null; report: BatchReport }
  | { event: 'unavailable'; reply: string; until: Instant };

export type Round = {
  /** More may be done at once. */
  busy: boolean;
  /** When to come back if nothing wakes the sender before; null when nothing is planned. */
  wakeAt: Instant;
};

/**
 * Mail's share of a worker: `advance` does one bounded piece of what is most urgent (a batch of confirmations, opening a due
 * edition, laying out letters, one batch of an edition) and says whether to go on. Call it in a loop, from one place per process.
 */
export function createMailRound(
  deps: MailDeps & { store: ConsentStore },
  note: (event: RoundEvent) => void = () => undefined,
) {
  let failures = 0;
  let pausedUntil: Instant = 0;
  let forgottenAt: Instant = 0;

  function sent(edition: Edition | null, report: BatchReport): void {
    if (report.claimed > 0) note({ event: 'batch', edition, report });
    if (report.trouble !== null) {
      pausedUntil = deps.clock.now() + (PAUSES[Math.min(failures, PAUSES.length - 1)] ?? MINUTE);
      failures += 1;
      note({ event: 'unavailable', reply: report.trouble, until: pausedUntil });
    } else if (report.claimed > 0) failures = 0;
  }

  /** Addresses that never confirmed are not kept: their links have run out. */
  async function forget(now: Instant): Promise<void> {
    if (now - forgottenAt < DAY / 24) return;
    const gone = await deps.store.forgetUnconfirmed(now - CONFIRM_FOR - DAY, 500);
    if (gone < 500) forgottenAt = now;
  }

  return {
    async advance(): Promise<Round> {
      const now = deps.clock.now();
      const busy: Round = { busy: true, wakeAt: now };
      const maySend = now >= pausedUntil;
      if (maySend) {
        const notices = await sendNotices(deps);
        sent(null, notices);
        if (notices.claimed > 0) return busy;
      }
      const [due] = await dueEditions(deps, now);
      if (due !== undefined) {
        const { edition, opened } = await openEdition(deps, due);
        if (opened) note({ event: edition.state === 'held' ? 'edition_held' : 'edition_opened', edition });
        return busy;
      }
      await forget(now);
      let wakeAt = Math.min(
        await nextEditionAt(deps, now),
        (await deps.store.nextNoticeDue()) ?? Number.POSITIVE_INFINITY,
      );
      for (const edition of await deps.store.sending()) {
        // A sender that slept this long may be a restored copy of one that did not.
        if (now - edition.touchedAt > LATE) {
          if (await deps.store.move(edition.id, ['sending'], 'held', now)) note({ event: 'edition_held', edition });
          return busy;
        }
        if (edition.laidAt === null) {
          await deps.store.lay(edition.id, now, LAY_BATCH);
          // The first letters need not wait for the last to be laid out.
          if (!maySend) return busy;
        }
        const report = maySend ? await sendBatch(deps, edition) : null;
        if (report !== null) sent(edition, report);
        if (edition.laidAt === null || (report?.claimed ?? 0) > 0) return busy;
        if (await deps.store.finish(edition.id, now)) {
          note({ event: 'edition_done', edition });
          return busy;
        }
        wakeAt = Math.min(wakeAt, (await deps.store.nextDue(edition.id)) ?? Number.POSITIVE_INFINITY);
      }
      // A second: a letter that another process is just claiming looks due until its commit.
      return { busy: false, wakeAt: Math.max(wakeAt, now + SECOND, pausedUntil) };
    },
  };
}
