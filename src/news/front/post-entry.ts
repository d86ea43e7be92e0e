import { AppError, type Clock, type Id, type Instant, newId } from '../../base/index.ts';
import type { Account } from '../people/index.ts';
import type { Purge } from '../publish/index.ts';
import type { ArticleStore } from '../write/index.ts';
import { type EntryInput, entrySchema, entryWordsSchema, type LiveEntry } from './live-entry.ts';
import type { LiveEntryStore, Trail } from './ports.ts';
import { refuseUnlessMay } from './records.ts';

export type LiveDeps = { entries: LiveEntryStore; articles: Pick<ArticleStore, 'byId'>; purge: Purge; clock: Clock };

export const liveTag = (articleId: Id): string => `live:${articleId}`;

/** Adds an entry to a published live coverage, at once and without publishing the article anew. */
export async function postEntry(
  deps: LiveDeps,
  account: Account,
  articleId: Id,
  input: EntryInput,
  at?: Instant,
): Promise<LiveEntry> {
  await refuseUnlessLive(deps, account, articleId);
  const content = entrySchema.parse(input);
  if (content.title === '' && content.body.content.length === 0) throw new AppError('body_missing');
  const now = at ?? deps.clock.now();
  const entry: LiveEntry = {
    ...content,
    id: newId(now),
    articleId,
    version: 1,
    at: now,
    createdBy: account.id,
    corrections: [],
    withdrawal: null,
  };
  await save(deps, account, entry, null);
  return entry;
}

/** New words in an entry that readers have seen, with a dated note of what was wrong. Throws `note_missing`. */
export function correctEntry(
  deps: LiveDeps,
  account: Account,
  id: Id,
  from: number,
  input: Partial<Pick<EntryInput, 'title' | 'body'>> & { note: string },
): Promise<LiveEntry> {
  const { note, ...content } = input;
  return change(deps, account, id, from, (entry, now) => ({
    ...entry,
    ...entryWordsSchema.parse(content),
    corrections: [...entry.corrections, { at: now, note: noteOf(note) }],
  }));
}

/** Where it stands, not what it says: pinned to the top, or a key point. */
export function markEntry(
  deps: LiveDeps,
  account: Account,
  id: Id,
  from: number,
  marks: { pinned?: boolean; keyPoint?: string },
): Promise<LiveEntry> {
  return change(deps, account, id, from, (entry) => ({
    ...entry,
    pinned: marks.pinned ?? entry.pinned,
    keyPoint: marks.keyPoint ?? entry.keyPoint,
  }));
}

/** Takes its words away; the line that says so stays in its place. Throws `note_missing`. */
export function withdrawEntry(
  deps: LiveDeps,
  account: Account,
  id: Id,
  from: number,
  note: string,
): Promise<LiveEntry> {
  return change(deps, account, id, from, (entry, now) => ({
    ...entry,
    pinned: false,
    keyPoint: '',
    withdrawal: { at: now, note: noteOf(note) },
  }));
}

async function change(
  deps: LiveDeps,
  account: Account,
  id: Id,
  from: number,
  make: (entry: LiveEntry, now: Instant) => LiveEntry,
): Promise<LiveEntry> {
  const entry = await deps.entries.byId(id);
  if (entry === null) throw new AppError('not_found', { what: 'entry' });
  await refuseUnlessLive(deps, account, entry.articleId);
  if (entry.withdrawal !== null) throw new AppError('gone');
  const changed = { ...make(entry, deps.clock.now()), version: from + 1 };
  await save(deps, account, changed, from);
  return changed;
}

async function save(deps: LiveDeps, account: Account, entry: LiveEntry, from: number | null): Promise<void> {
  const purge = [liveTag(entry.articleId)];
  const trail: Trail = {
    audit: {
      at: deps.clock.now(),
      accountId: account.id,
      action: 'live.post',
      subject: entry.articleId,
      detail: { entry: entry.id, version: entry.version, withdrawn: entry.withdrawal !== null },
    },
    purge,
  };
  if ((await deps.entries.save(entry, from, trail)) === 'conflict') {
    const current = await deps.entries.byId(entry.id);
    throw new AppError('article_changed', { version: current?.version ?? 0, fields: ['body'] });
  }
  await deps.purge.purge(purge);
}

async function refuseUnlessLive(deps: LiveDeps, account: Account, articleId: Id): Promise<void> {
  const article = await deps.articles.byId(articleId);
  if (article === null) throw new AppError('not_found', { what: 'article' });
  refuseUnlessMay(account, 'live.post', [article.createdBy]);
  if (article.state !== 'published') throw new AppError('wrong_state', { state: article.state, action: 'live.post' });
  if (article.content.form !== 'live') throw new AppError('not_live');
}

function noteOf(note: string): string {
  const text = note.trim().slice(0, 2000);
  if (text === '') throw new AppError('note_missing');
  return text;
}
