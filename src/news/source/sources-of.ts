import type { Id } from '../../base/index.ts';
import type { LedgerEntry, NamedOutlet, Source, SourceStore } from './ports.ts';

/** One who speaks in an article, with the media that carried it there. */
export type QuotedSource = { source: Source; role: string | null; statements: number; outlets: NamedOutlet[] };

/** What the box «كيف نعرف هذا» shows of an article. */
export type ArticleSources = {
  /** Persons, organisations and documents, those who say most first. */
  named: QuotedSource[];
  /** Sources that the article does not name, by their descriptions. */
  anonymous: QuotedSource[];
  /** Media that carried statements, each once. */
  outlets: NamedOutlet[];
  statements: number;
};

/** The sources of an article as its readers see them: without what editors rejected and what no longer stands in it. */
export async function sourcesOf(deps: { sources: SourceStore }, articleId: Id): Promise<ArticleSources> {
  return summarise(await deps.sources.entriesOf(articleId));
}

export function summarise(entries: readonly LedgerEntry[]): ArticleSources {
  const shown = entries.filter((entry) => entry.status !== 'rejected' && entry.anchored);
  const bySource = new Map<Id, QuotedSource>();
  const outlets = new Map<Id, NamedOutlet>();
  for (const { source, outlet, attribution } of shown) {
    if (outlet) outlets.set(outlet.id, outlet);
    if (!source) continue;
    const quoted = bySource.get(source.id) ?? { source, role: null, statements: 0, outlets: [] };
    quoted.statements += 1;
    quoted.role ??= attribution.role;
    if (outlet && !quoted.outlets.some((one) => one.id === outlet.id)) quoted.outlets.push(outlet);
    bySource.set(source.id, quoted);
  }
  // Stable: among equals the one who speaks first stays first.
  const all = [...bySource.values()].sort((a, b) => b.statements - a.statements);
  return {
    named: all.filter((one) => one.source.kind !== 'anonymous'),
    anonymous: all.filter((one) => one.source.kind === 'anonymous'),
    outlets: [...outlets.values()],
    statements: shown.length,
  };
}
