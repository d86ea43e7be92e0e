import { type Id, MINUTE, newId } from '../../base/index.ts';
import { withoutArticles } from './compose-digest.ts';
import { decideSettlement } from './decide-settlement.ts';
import { makeLetter, makeNotice } from './make-letter.ts';
import type { Claimed, Deliveries, DeliveryDeps, Edition, Mail, Step } from './ports.ts';
import { type EditionBody, renderEdition } from './render-edition.ts';

/** 12 min: longer than a transport may take over one letter (10 min, RFC 5321 §4.5.3.2.6), so nobody else begins it meanwhile. */
export const LEASE = 12 * MINUTE;

/** 10 letters a connection: few enough to be gone soon after a pause or a withdrawal, enough to make claiming cheap. */
const PER_LANE = 10;

export type BatchReport = {
  claimed: number;
  accepted: number;
  temporary: number;
  refused: number;
  unknown: number;
  /** Left, paused or suppressed after the claim, or taken over by another sender. */
  skipped: number;
  /** What the server said when nothing could be handed over; the rest of the batch was given back. */
  trouble: string | null;
};

const nothing = (): BatchReport => ({
  claimed: 0,
  accepted: 0,
  temporary: 0,
  refused: 0,
  unknown: 0,
  skipped: 0,
  trouble: null,
});

/**
 * Sends one batch of an edition's letters: claims them under a lease, renders the content once, and hands them over on
 * all connections. Stops at the first sign that the server takes nothing. Bounded; call again until it claims none.
 */
export async function sendBatch(deps: DeliveryDeps, edition: Edition): Promise<BatchReport> {
  const claim = newClaim(deps);
  const batch = await deps.store.claimLetters(edition.id, claim, withoutArticles);
  if (batch === null || batch.letters.length === 0) return nothing();
  const bodies = new Map<string, EditionBody>();
  const bodyFor = (language: Claimed['language']) => {
    const body = bodies.get(language) ?? renderEdition(batch.content, language);
    bodies.set(language, body);
    return body;
  };
  return deliver(deps, deps.store.letters(edition.id), claim.token, batch.letters, (letter) =>
    makeLetter(bodyFor(letter.language), batch.content, edition, letter, deps.signer),
  );
}

/** Sends confirmations and welcomes that are due; one batch. */
export async function sendNotices(deps: DeliveryDeps): Promise<BatchReport> {
  const claim = newClaim(deps);
  const notices = await deps.store.claimNotices(claim);
  if (notices.length === 0) return nothing();
  const publication = await deps.publication();
  return deliver(deps, deps.store.notices(), claim.token, notices, (notice) =>
    makeNotice(notice, publication, deps.signer),
  );
}

function newClaim(deps: DeliveryDeps) {
  const now = deps.clock.now();
  return { now, limit: deps.transport.lanes * PER_LANE, token: `${deps.owner}/${newId(now)}`, leaseUntil: now + LEASE };
}

async function deliver<T extends Claimed>(
  deps: DeliveryDeps,
  deliveries: Deliveries,
  token: string,
  letters: readonly T[],
  make: (letter: T) => Mail,
): Promise<BatchReport> {
  const report = { ...nothing(), claimed: letters.length };
  const queue = [...letters];
  const lanes = Math.min(deps.transport.lanes, letters.length);
  const ends = await Promise.allSettled(
    Array.from({ length: lanes }, () => runLane(deps, deliveries, token, queue, make, report)),
  );
  if (queue.length > 0 || report.trouble !== null) await deliveries.release(token, deps.clock.now());
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return report;
}

/**
 * One connection's work. What the last letter came to and that the next is begun are one commit, so a crash leaves at most
 * one letter per connection whose outcome nobody knows.
 */
async function runLane<T extends Claimed>(
  deps: DeliveryDeps,
  deliveries: Deliveries,
  token: string,
  queue: T[],
  make: (letter: T) => Mail,
  report: BatchReport,
): Promise<void> {
  const lane = deps.transport.lane();
  let settled: Step['settled'] = null;
  try {
    for (;;) {
      const letter = report.trouble === null ? queue.shift() : undefined;
      if (letter === undefined && settled === null) return;
      const now = deps.clock.now();
      const begin: Id | null = letter?.key ?? null;
      const begun = await deliveries.step({ token, now, leaseUntil: now + LEASE, settled, begin });
      settled = null;
      if (letter === undefined) return;
      if (begun !== 'begun') {
        report.skipped += 1;
        continue;
      }
      const outcome = await lane.send(make(letter));
      settled = { key: letter.key, settlement: decideSettlement(outcome, letter.attempts + 1, deps.clock.now()) };
      if (outcome.kind === 'unavailable') report.trouble ??= outcome.reply;
      else report[outcome.kind === 'permanent' ? 'refused' : outcome.kind] += 1;
    }
  } catch (error) {
    // The other connections must not go on claiming an order that is broken; what was theirs is settled or comes back.
    queue.length = 0;
    throw error;
  } finally {
    await lane.close();
  }
}
