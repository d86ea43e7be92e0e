import { titleKey } from '../../arabic/index.ts';
import type { Id } from '../../base/index.ts';
import type { TextRun } from '../write/index.ts';
import type { Attribution, Span } from './attribution.ts';
import { isOutletName } from './nouns.ts';
import type { Anchoring, LedgerDraft, LedgerEntry, OutletRef, Settlement, SourceRef } from './ports.ts';

/**
 * Decides what the ledger holds of a new version: entries that editors judged keep their word and are found again by
 * their text; what was found anew joins them, except where an editor has spoken already.
 */
export function settleFound(
  articleId: Id,
  runs: readonly TextRun[],
  found: readonly Attribution[],
  judged: readonly LedgerEntry[],
): Settlement {
  const anchorings = judged.map((entry) => anchor(runs, entry));
  const spoken = anchorings.filter((one) => one.anchored);
  return {
    judged: anchorings,
    found: found
      .filter((one) => !spoken.some((other) => sameStatement(one.content, other.content)))
      .map((attribution) => draftOf(articleId, attribution)),
  };
}

/** Half of the shorter one: an editor may have drawn the borders anew. */
function sameStatement(a: Span, b: Span): boolean {
  if (a.run !== b.run) return false;
  const common = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return common > 0 && common * 2 >= Math.min(a.end - a.start, b.end - b.start);
}

function anchor(runs: readonly TextRun[], entry: LedgerEntry): Anchoring {
  const { content, cue, source } = entry.attribution;
  const place = nearest(runs, content);
  if (place === null) return { id: entry.id, anchored: false, cue, source, content };
  // Cue and source stay at their distance where the words around the content are the same.
  const moved = (span: Span | null): Span | null => {
    if (span === null) return null;
    const start = place.start + (span.start - content.start);
    const end = start + span.text.length;
    return span.run === content.run && start >= 0 && runs[place.run]?.text.slice(start, end) === span.text
      ? { run: place.run, start, end, text: span.text }
      : null;
  };
  return { id: entry.id, anchored: true, cue: moved(cue), source: moved(source), content: place };
}

/** Where the words of a span stand now: in its own run if they are there, else in the nearest one. Null when nowhere. */
function nearest(runs: readonly TextRun[], span: Span): Span | null {
  for (let distance = 0; distance < runs.length + span.run; distance += 1) {
    for (const run of distance === 0 ? [span.run] : [span.run - distance, span.run + distance]) {
      const text = runs[run]?.text;
      if (text === undefined) continue;
      const exact = text.startsWith(span.text, span.start) ? span.start : text.indexOf(span.text);
      if (exact >= 0) return { run, start: exact, end: exact + span.text.length, text: span.text };
    }
  }
  return null;
}

export function draftOf(articleId: Id, attribution: Attribution): LedgerDraft {
  return {
    attribution,
    source: attribution.resolved === '' ? null : sourceRef(articleId, attribution),
    outlet: attribution.outlet === null ? null : outletRef(attribution.outlet),
  };
}

function outletRef(name: string): OutletRef | null {
  const nameKey = titleKey(name);
  return nameKey === '' ? null : { name, nameKey };
}

/** «الجاسر» alone, «الوزارة», «مصدر أمني», «البيان» may be somebody else in the next article; a full name is one person. */
function sourceRef(articleId: Id, { kind, resolved }: Attribution): SourceRef | null {
  const nameKey = titleKey(resolved);
  if (nameKey === '') return null;
  const full = (kind === 'person' || kind === 'organisation') && (nameKey.includes(' ') || isOutletName(nameKey));
  return { kind, name: resolved, nameKey, scope: full ? '' : articleId };
}
