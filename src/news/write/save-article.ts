import { isSlug } from '../../arabic/index.ts';
import { AppError, type Clock, type Id, newId, shortIdOf } from '../../base/index.ts';
import { type Account, type Action, can, canElsewhere } from '../people/index.ts';
import { type Article, type ArticleContent, type ArticleContentInput, contentSchema, TITLE_MAX } from './article.ts';
import { parseDocument } from './document.ts';
import type { ArticleChange, ArticleStore } from './ports.ts';

export type WriteDeps = { articles: ArticleStore; clock: Clock };

/** Reads an article's content from untrusted input. Throws `title_too_long`, `document_invalid`, `invalid_input`. */
export function parseContent(input: ArticleContentInput | unknown): ArticleContent {
  const parsed = contentSchema.safeParse(input);
  if (parsed.success) {
    const { slug } = parsed.data;
    if (slug !== '' && !isSlug(slug)) throw new AppError('slug_invalid', { slug: slug.slice(0, 100) });
    return parsed.data;
  }
  const issue = parsed.error.issues[0];
  const at = issue?.path.join('.') ?? '';
  if (at === 'title' && issue?.code === 'too_big') throw new AppError('title_too_long', { max: TITLE_MAX });
  if (issue?.path[0] === 'body') parseDocument((input as { body: unknown }).body);
  throw new AppError('invalid_input', { at, why: issue?.message ?? '' });
}

/** A new draft of `account`. */
export async function createDraft(deps: WriteDeps, account: Account, input: ArticleContentInput): Promise<Article> {
  if (!can(account, 'article.create')) throw new AppError('forbidden', { action: 'article.create' });
  const now = deps.clock.now();
  const id = newId(now);
  const article: Article = {
    id,
    shortId: shortIdOf(id),
    version: 1,
    state: 'draft',
    content: parseContent(input),
    createdBy: account.id,
    createdAt: now,
    updatedAt: now,
    scheduledFor: null,
    publishedAt: null,
    liveVersion: null,
    withdrawal: null,
  };
  await commitOrExplain(deps.articles, changeOf(article, null, account.id, 'article.create', true));
  return article;
}

/**
 * Saves new content made from version `from`. Every save that changes something is a revision.
 * A published article's page stays as it is until it is published again or corrected.
 * Throws `article_changed` with who changed what when the article has moved on; nothing is overwritten.
 */
export async function saveArticle(
  deps: WriteDeps,
  account: Account,
  id: Id,
  from: number,
  input: ArticleContentInput,
): Promise<Article> {
  const before = await articleFor(deps.articles, account, id, 'article.edit');
  const content = parseContent(input);
  if (before.version !== from) throw await conflictError(deps.articles, id, from);
  if (changedFields(before.content, content).length === 0) return before;
  const article: Article = { ...before, content, version: from + 1, updatedAt: deps.clock.now() };
  await commitOrExplain(deps.articles, changeOf(article, from, account.id, 'article.save', true));
  return article;
}

/** Puts an older revision's content on top, as a new revision. */
export async function restoreRevision(
  deps: WriteDeps,
  account: Account,
  id: Id,
  from: number,
  version: number,
): Promise<Article> {
  const revision = await deps.articles.revisionAt(id, version);
  if (!revision) throw new AppError('not_found', { what: 'revision' });
  return saveArticle(deps, account, id, from, revision.content);
}

/** The article, if it exists and `account` may do `action` to it. Throws `not_found`, `forbidden`. */
export async function articleFor(store: ArticleStore, account: Account, id: Id, action: Action): Promise<Article> {
  const article = await store.byId(id);
  const subject = article && {
    state: article.state,
    authorIds: [article.createdBy],
    section: article.content.sectionId,
  };
  // An article whose draft the account may not read is not there for it.
  if (!article || !subject || !can(account, 'article.read_draft', subject))
    throw new AppError('not_found', { what: 'article' });
  if (!can(account, action, subject)) {
    throw new AppError(canElsewhere(account, action, subject) ? 'wrong_state' : 'forbidden', {
      action,
      state: article.state,
    });
  }
  return article;
}

/** Names of the content's fields that differ, in the schema's order. */
export function changedFields(a: ArticleContent, b: ArticleContent): (keyof ArticleContent)[] {
  const keys = Object.keys(contentSchema.shape) as (keyof ArticleContent)[];
  return keys.filter((key) => JSON.stringify(a[key]) !== JSON.stringify(b[key]));
}

export function changeOf(
  article: Article,
  from: number | null,
  by: Id,
  action: string,
  contentChanged: boolean,
  note = '',
): ArticleChange {
  return {
    article,
    from,
    contentChanged,
    by,
    note,
    audit: { at: article.updatedAt, accountId: by, action, subject: article.id, detail: { version: article.version } },
  };
}

/** Commits, or throws `article_changed` with what the other one changed. */
export async function commitOrExplain(store: ArticleStore, change: ArticleChange): Promise<void> {
  if ((await store.commit(change)) === 'conflict')
    throw await conflictError(store, change.article.id, change.from ?? 0);
}

/** What stands between version `from` and the newest one, as the error that refuses a save. */
export async function conflictError(store: ArticleStore, id: Id, from: number): Promise<AppError> {
  const [current, base] = await Promise.all([store.byId(id), store.revisionAt(id, from)]);
  if (!current) return new AppError('not_found', { what: 'article' });
  const latest = await store.revisionAt(id, current.version);
  return new AppError('article_changed', {
    version: current.version,
    state: current.state,
    by: latest?.savedBy ?? current.createdBy,
    at: current.updatedAt,
    fields: base ? changedFields(base.content, current.content) : [],
  });
}
