import { AppError, type Id, type Instant, newId } from '../../base/index.ts';
import { composeDigest } from './compose-digest.ts';
import { type NewsletterId, newsletterIds } from './newsletters.ts';
import type { Edition, EditionDeps } from './ports.ts';
import { LATE, latestOccasion, nextOccasion, type Occasion, occasionOf, periodLength } from './schedule.ts';

/** 500: what a week of the largest newsroom publishes; the letter shows a few and says how many more there are. */
const PUBLISHED_MAX = 500;
const MOST_READ_MAX = 50;

/**
 * Editions whose hour has come and that nobody opened. A newsletter that nobody received at that hour is left out:
 * on a new installation there is nothing to make up for.
 */
export async function dueEditions(deps: EditionDeps, now: Instant): Promise<Occasion[]> {
  const publication = await deps.publication();
  const due: Occasion[] = [];
  for (const newsletter of newsletterIds) {
    const occasion = latestOccasion(newsletter, now, publication);
    if ((await deps.store.forPeriod(newsletter, occasion.period)) !== null) continue;
    if (await deps.store.awaited(newsletter, occasion.at)) due.push(occasion);
  }
  return due;
}

/** When the next edition is to open. */
export async function nextEditionAt(deps: Pick<EditionDeps, 'publication'>, now: Instant): Promise<Instant> {
  const publication = await deps.publication();
  return Math.min(...newsletterIds.map((newsletter) => nextOccasion(newsletter, now, publication).at));
}

/**
 * Opens the edition of this occasion: composes it from what was published and most read since the last one and freezes
 * that. Nothing new: recorded as empty. More than {@link LATE} after its hour: held until somebody releases it.
 * Unique per newsletter and period; who comes second gets the edition that is there.
 */
export async function openEdition(
  deps: EditionDeps,
  occasion: Occasion,
): Promise<{ edition: Edition; opened: boolean }> {
  const now = deps.clock.now();
  const { newsletter, period } = occasion;
  const publication = await deps.publication();
  const last = await deps.store.last(newsletter);
  const since = last?.until ?? Math.min(occasion.at, now) - periodLength(newsletter);
  const range = { since, until: now };
  const content = composeDigest({
    newsletter,
    publication,
    ...range,
    published: await deps.publishedSince({ ...range, limit: PUBLISHED_MAX }),
    mostRead: await deps.mostReadSince({ ...range, limit: MOST_READ_MAX }),
  });
  const state = content === null ? 'empty' : now - occasion.at > LATE ? 'held' : 'sending';
  const edition: Edition = {
    id: newId(now),
    newsletter,
    period,
    state,
    scheduledFor: occasion.at,
    openedAt: now,
    since,
    until: now,
    contentVersion: 1,
    laidAt: null,
    touchedAt: now,
    finishedAt: state === 'empty' ? now : null,
  };
  if (await deps.store.open(edition, content)) return { edition, opened: true };
  const there = await deps.store.forPeriod(newsletter, period);
  if (there === null) throw new AppError('not_found');
  return { edition: there, opened: false };
}

/** Opens this period's edition without waiting for its hour, for an editor who says «أرسل الآن». */
export async function openEditionNow(
  deps: EditionDeps,
  newsletter: NewsletterId,
): Promise<{ edition: Edition; opened: boolean }> {
  const now = deps.clock.now();
  const occasion = occasionOf(newsletter, now, await deps.publication());
  return openEdition(deps, { ...occasion, at: now });
}

/** Lets a held edition go out. Throws `wrong_state` when it is not held. */
export async function releaseEdition(deps: Pick<EditionDeps, 'store' | 'clock'>, id: Id): Promise<void> {
  if (!(await deps.store.move(id, ['held'], 'sending', deps.clock.now()))) throw new AppError('wrong_state');
}

/** Stops an edition; letters that were accepted stay so and are known. Throws `wrong_state` when it is over already. */
export async function cancelEdition(deps: Pick<EditionDeps, 'store' | 'clock'>, id: Id): Promise<void> {
  if (!(await deps.store.move(id, ['held', 'sending'], 'cancelled', deps.clock.now())))
    throw new AppError('wrong_state');
}
