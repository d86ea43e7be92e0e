import { fold } from '../../arabic/index.ts';
import { AppError, type Clock, type Id } from '../../base/index.ts';
import type { Account } from '../people/index.ts';
import { type ArticleStore, articleFor } from '../write/index.ts';
import type { Attribution } from './attribution.ts';
import { readSources } from './detect-sources.ts';
import type { Judgement, LedgerEntry, PurgePages, SourceStore } from './ports.ts';
import { draftOf } from './settle-found.ts';

/** What an editor may put right: who it was, in which capacity, named or not, through which outlet, and when. */
export type Amendment = Partial<Pick<Attribution, 'resolved' | 'role' | 'kind' | 'outlet' | 'when'>>;

/** `found` takes a word back: the article is read as if nobody had spoken. */
export type Verdict = { status: 'accepted'; amendment?: Amendment } | { status: 'rejected' } | { status: 'found' };

export type JudgeDeps = { articles: ArticleStore; sources: SourceStore; purge: PurgePages; clock: Clock };

/**
 * Keeps an editor's word on one attribution of a published article; the article's entries as they are then. Throws
 * `not_found`, `forbidden`, `wrong_state`, `invalid_input` (`at` says which field).
 */
export async function judgeAttribution(
  deps: JudgeDeps,
  account: Account,
  articleId: Id,
  entryId: Id,
  verdict: Verdict,
): Promise<LedgerEntry[]> {
  const { sources, clock, purge } = deps;
  const article = await articleFor(deps.articles, account, articleId, 'article.judge_sources');
  const entry = (await sources.entriesOf(articleId)).find((one) => one.id === entryId);
  if (!entry) throw new AppError('not_found', { what: 'attribution' });
  const judgement = decideJudgement(entry, verdict);
  // The log says what was touched, not what stood there: a name that had to go must not live on in it.
  const changed = verdict.status === 'accepted' ? Object.keys(verdict.amendment ?? {}) : [];
  const kept = await sources.judge(articleId, judgement, {
    at: clock.now(),
    accountId: account.id,
    action: 'attribution.judge',
    subject: articleId,
    detail: { attribution: entryId, status: verdict.status, changed },
  });
  if (!kept) throw new AppError('not_found', { what: 'attribution' });
  if (verdict.status === 'found') await readSources(deps, articleId, article.version);
  await purge.purge([`article:${articleId}`]);
  return sources.entriesOf(articleId);
}

/** Pure. Throws `invalid_input` for a source without a name, and for an unnamed one whose description gives the name away. */
export function decideJudgement(entry: LedgerEntry, verdict: Verdict): Judgement {
  const { id: entryId, articleId } = entry;
  if (verdict.status !== 'accepted') return { entryId, status: verdict.status, draft: null };
  const before = entry.attribution;
  const after = tidy({ ...before, ...verdict.amendment });
  if (after.resolved === '') throw new AppError('invalid_input', { at: 'resolved' });
  if (after.kind === 'anonymous' && before.kind !== 'anonymous' && revealsName(after.resolved, before.resolved))
    throw new AppError('invalid_input', { at: 'resolved' });
  const draft = verdict.amendment === undefined ? null : draftOf(articleId, after);
  return { entryId, status: 'accepted', draft };
}

function tidy(attribution: Attribution): Attribution {
  const orNull = (text: string | null): string | null => (text?.trim() ? text.trim() : null);
  return {
    ...attribution,
    resolved: attribution.resolved.trim().replace(/\s+/gu, ' '),
    role: attribution.kind === 'person' ? orNull(attribution.role) : null,
    outlet: orNull(attribution.outlet),
    when: orNull(attribution.when),
  };
}

/** True when a word of the name stands in the description; short ones («بن», «آل») give nobody away. */
function revealsName(description: string, name: string): boolean {
  const said = new Set(fold(description).split(' '));
  return fold(name)
    .split(' ')
    .some((word) => word.length > 3 && said.has(word));
}
