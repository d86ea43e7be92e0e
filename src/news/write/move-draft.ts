import { AppError, type Id } from '../../base/index.ts';
import type { Account, Action } from '../people/index.ts';
import type { Article, State } from './article.ts';
import { articleFor, changeOf, commitOrExplain, conflictError, type WriteDeps } from './save-article.ts';

/** Hands a draft to the editors. Throws `title_missing`. */
export async function submitForReview(deps: WriteDeps, account: Account, id: Id, from: number): Promise<Article> {
  return move(deps, account, id, from, { action: 'article.submit', to: 'in_review', note: '' });
}

/** Gives an article in review back to its author with a note that says why. */
export async function returnToDraft(
  deps: WriteDeps,
  account: Account,
  id: Id,
  from: number,
  note: string,
): Promise<Article> {
  return move(deps, account, id, from, { action: 'article.return', to: 'draft', note: note.trim().slice(0, 2000) });
}

/** Removes a draft for good; what was ever published is withdrawn instead. */
export async function deleteDraft(deps: WriteDeps, account: Account, id: Id, from: number): Promise<void> {
  const article = await articleFor(deps.articles, account, id, 'article.delete_draft');
  if (article.publishedAt !== null)
    throw new AppError('wrong_state', { state: article.state, action: 'article.delete_draft' });
  const audit = {
    at: deps.clock.now(),
    accountId: account.id,
    action: 'article.delete_draft',
    subject: id,
    detail: { title: article.content.title },
  };
  if ((await deps.articles.remove(id, from, audit)) === 'conflict') throw await conflictError(deps.articles, id, from);
}

async function move(
  deps: WriteDeps,
  account: Account,
  id: Id,
  from: number,
  step: { action: Action; to: State; note: string },
): Promise<Article> {
  const before = await articleFor(deps.articles, account, id, step.action);
  if (before.version !== from) throw await conflictError(deps.articles, id, from);
  if (step.to === 'in_review' && before.content.title === '') throw new AppError('title_missing');
  const article: Article = { ...before, state: step.to, version: from + 1, updatedAt: deps.clock.now() };
  await commitOrExplain(deps.articles, changeOf(article, from, account.id, step.action, false, step.note));
  return article;
}
