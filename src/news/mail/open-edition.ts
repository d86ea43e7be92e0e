import { AppError, type Id, type Instant, newId } from '../../base/index.ts';
import { composeDigest } from './compose-digest.ts';
import type { EditionContent } from './edition-content.ts';
import { type NewsletterId, newsletterIds } from './newsletters.ts';
import type { Edition, EditionDeps, EditionState } from './ports.ts';
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
  const { edition, content } = await composeEdition(deps, occasion);
  if (await deps.store.open(edition, content)) return { edition, opened: true };
  const there = await deps.store.forPeriod(occasion.newsletter, occasion.period);
  if (there === null) throw new AppError('not_found', { what: 'edition' });
  return { edition: there, opened: false };
}

/**
 * Opens this period's edition without waiting for its hour, for an editor who says «أرسل الآن»; the hour then passes without
 * another. An edition that nobody would get, or with nothing in it, is refused and leaves no trace: recorded, it would use the
 * period up. Throws `edition_exists`, `edition_unawaited`, `edition_empty`.
 */
export async function openEditionNow(deps: EditionDeps, newsletter: NewsletterId): Promise<Edition> {
  const now = deps.clock.now();
  const occasion = { ...occasionOf(newsletter, now, await deps.publication()), at: now };
  const exists = new AppError('edition_exists', { newsletter, period: occasion.period });
  if ((await deps.store.forPeriod(newsletter, occasion.period)) !== null) throw exists;
  if (!(await deps.store.awaited(newsletter, now))) throw new AppError('edition_unawaited', { newsletter });
  const { edition, content } = await composeEdition(deps, occasion);
  if (content === null) throw new AppError('edition_empty', { newsletter });
  if (!(await deps.store.open(edition, content))) throw exists;
  return edition;
}

async function composeEdition(
  deps: EditionDeps,
  { newsletter, period, at }: Occasion,
): Promise<{ edition: Edition; content: EditionContent | null }> {
  const now = deps.clock.now();
  const publication = await deps.publication();
  const last = await deps.store.last(newsletter);
  const since = last?.until ?? Math.min(at, now) - periodLength(newsletter);
  const range = { since, until: now };
  const content = composeDigest({
    newsletter,
    publication,
    ...range,
    published: await deps.publishedSince({ ...range, limit: PUBLISHED_MAX }),
    mostRead: await deps.mostReadSince({ ...range, limit: MOST_READ_MAX }),
  });
  const state = content === null ? 'empty' : now - at > LATE ? 'held' : 'sending';
  const edition: Edition = {
    id: newId(now),
    newsletter,
    period,
    state,
    scheduledFor: at,
    openedAt: now,
    since,
    until: now,
    contentVersion: 1,
    laidAt: null,
    touchedAt: now,
    finishedAt: state === 'empty' ? now : null,
  };
  return { edition, content };
}

type StepDeps = Pick<EditionDeps, 'store' | 'clock'>;

/** Lets a held edition go out. Throws `not_found`, `edition_state` when it is not held. */
export async function releaseEdition(deps: StepDeps, id: Id): Promise<void> {
  await move(deps, id, ['held'], 'sending');
}

/** Stops an edition; letters that were accepted stay so and are known. Throws `not_found`, `edition_state` when it is over already. */
export async function cancelEdition(deps: StepDeps, id: Id): Promise<void> {
  await move(deps, id, ['held', 'sending'], 'cancelled');
}

async function move(deps: StepDeps, id: Id, from: readonly EditionState[], to: EditionState): Promise<void> {
  if (await deps.store.move(id, from, to, deps.clock.now())) return;
  const edition = await deps.store.find(id);
  throw edition === null
    ? new AppError('not_found', { what: 'edition' })
    : new AppError('edition_state', { state: edition.state });
}
