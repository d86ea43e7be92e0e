import { MINUTE } from '../../base/index.ts';
import type { RevisionOut } from '../../wire/index.ts';

/** Saves of one person in one sitting, shown as one: the newest of them, and how many there were. */
export type Group = { newest: RevisionOut; oldest: RevisionOut; saves: number; live: boolean };

/** A pause of ten minutes ends a sitting. */
const SITTING = 10 * MINUTE;

/**
 * Revisions, newest first, as sittings. A save with a note stands alone, and so does what readers see: the last one up
 * to the live version, since publishing itself saves no content.
 */
export function groupRevisions(revisions: readonly RevisionOut[], liveVersion: number | null): Group[] {
  const live = liveVersion === null ? undefined : revisions.find(({ version }) => version <= liveVersion);
  const groups: Group[] = [];
  for (const revision of revisions) {
    const last = groups.at(-1);
    const together =
      last !== undefined &&
      revision !== live &&
      revision.note === '' &&
      revision.savedBy.id === last.newest.savedBy.id &&
      Date.parse(last.newest.savedAt) - Date.parse(revision.savedAt) < SITTING;
    if (together) {
      last.saves += 1;
      last.oldest = revision;
    } else groups.push({ newest: revision, oldest: revision, saves: 1, live: revision === live });
  }
  return groups;
}
