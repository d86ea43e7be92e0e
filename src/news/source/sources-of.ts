import { titleKey } from '../../arabic/index.ts';
import type { Id } from '../../base/index.ts';
import { GOOD_ENOUGH } from './confidence.ts';
import type { LedgerEntry, NamedOutlet, Source, SourceStore } from './ports.ts';

/** What readers are shown of a ledger: what was found as well, once it is sure enough, or only what an editor accepted. */
export type Shown = 'found' | 'accepted';

/** One who speaks in an article, as its readers are told. */
export type Credit = {
  source: Source;
  role: string | null;
  /** Media that carried the words, each once; never the source itself. */
  outlets: NamedOutlet[];
  /** Times given for the statements, as written, each once. */
  when: string[];
  statements: number;
  /** An editor has looked at one of the statements. */
  accepted: boolean;
  /** The words were said to the publication itself. */
  toUs: boolean;
};

/** The lowest confidence that readers are shown; 101 when it takes an editor's word. */
export const shownFrom = (shown: Shown): number => (shown === 'found' ? GOOD_ENOUGH : 101);

/** The sources of an article as its readers see them. */
export async function sourcesOf(
  deps: { sources: SourceStore },
  articleId: Id,
  shown: Shown,
  publication: string,
): Promise<Credit[]> {
  return creditsOf(await deps.sources.entriesOf(articleId), shown, publication);
}

/**
 * Named ones first, who says most before the others; without what editors rejected and what no longer stands in the text.
 * `publication` is the name of our own, which is no outlet that carried something here.
 */
export function creditsOf(entries: readonly LedgerEntry[], shown: Shown, publication: string): Credit[] {
  const us = titleKey(publication);
  const credits = new Map<Id, Credit>();
  for (const entry of entries) {
    const { source, outlet, attribution } = entry;
    if (source === null || !isShown(entry, shown)) continue;
    const credit: Credit = credits.get(source.id) ?? {
      source,
      role: null,
      outlets: [],
      when: [],
      statements: 0,
      accepted: false,
      toUs: false,
    };
    credit.statements += 1;
    credit.accepted ||= entry.status === 'accepted';
    // What somebody unnamed is beside the description may say who it is.
    if (source.kind !== 'anonymous') credit.role ??= attribution.role;
    const ours = outlet !== null && titleKey(outlet.name) === us;
    credit.toUs ||= ours;
    if (outlet && !ours && !isItself(source, outlet) && !credit.outlets.some((one) => one.id === outlet.id))
      credit.outlets.push(outlet);
    if (attribution.when !== null && !credit.when.includes(attribution.when)) credit.when.push(attribution.when);
    credits.set(source.id, credit);
  }
  // Stable: among equals the one who speaks first stays first.
  return [...credits.values()].sort(
    (a, b) =>
      Number(a.source.kind === 'anonymous') - Number(b.source.kind === 'anonymous') || b.statements - a.statements,
  );
}

function isShown(entry: LedgerEntry, shown: Shown): boolean {
  if (!entry.anchored || entry.status === 'rejected') return false;
  return entry.status === 'accepted' || entry.attribution.confidence >= shownFrom(shown);
}

/** «وكالة رويترز» is not carried by «رويترز». */
const isItself = (source: Source, outlet: NamedOutlet): boolean =>
  source.kind === 'organisation' && source.name.includes(outlet.name);
