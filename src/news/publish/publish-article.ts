import { AppError, type Clock, type Id, type Instant, type NewJob, newId } from '../../base/index.ts';
import type { Account } from '../people/index.ts';
import {
  type Article,
  type ArticleStore,
  articleFor,
  type Correction,
  changeOf,
  conflictError,
  documentMedia,
  type Withdrawal,
} from '../write/index.ts';
import { decideCorrect, decidePublish, decideSchedule, decideUnschedule, decideWithdraw } from './decide.ts';
import { makeLivePage } from './make-live-page.ts';
import type { LivePage, PageRefs, PublishChange, PublishStore, Purge } from './ports.ts';

export type PublishDeps = { articles: ArticleStore; publishing: PublishStore; purge: Purge; clock: Clock };

/** The account that signs what Warraq does by itself, at a time an editor set. */
export const SYSTEM_ACCOUNT: Id = '00000000-0000-7000-8000-000000000000';

/**
 * Puts the newest content of an article before readers, now. `publishedAt` dates a first publication back (archives).
 * Throws `wrong_state`, `title_missing`, `body_missing`, `section_unknown`, `article_changed`, `forbidden`.
 */
export async function publishArticle(
  deps: PublishDeps,
  account: Account,
  id: Id,
  from: number,
  options: { publishedAt?: Instant } = {},
): Promise<Article> {
  const before = await expect(deps, account, id, from, 'article.publish');
  return goLive(
    deps,
    account.id,
    before,
    decidePublish(before, deps.clock.now(), options.publishedAt),
    'article.publish',
    null,
  );
}

/** Publishes at `at`, which is in the future. Throws `time_in_past`. */
export async function scheduleArticle(
  deps: PublishDeps,
  account: Account,
  id: Id,
  from: number,
  at: Instant,
): Promise<Article> {
  const before = await expect(deps, account, id, from, 'article.schedule');
  const article = decideSchedule(before, at, deps.clock.now());
  await commit(deps, change(article, from, account.id, 'article.schedule'));
  return article;
}

/** Takes a scheduled article back into review. */
export async function unscheduleArticle(deps: PublishDeps, account: Account, id: Id, from: number): Promise<Article> {
  const before = await expect(deps, account, id, from, 'article.unschedule');
  const article = decideUnschedule(before, deps.clock.now());
  await commit(deps, change(article, from, account.id, 'article.unschedule'));
  return article;
}

/** Publishes the content as it stands with a dated note that the page shows for good. */
export async function correctArticle(
  deps: PublishDeps,
  account: Account,
  id: Id,
  from: number,
  note: string,
): Promise<Article> {
  const before = await expect(deps, account, id, from, 'article.correct');
  const now = deps.clock.now();
  const correction: Correction = { id: newId(now), at: now, note: note.trim().slice(0, 2000), accountId: account.id };
  return goLive(deps, account.id, before, decideCorrect(before, note, now), 'article.correct', correction);
}

/** Takes an article from readers; its address answers with the notice. Search, lists and letters to come lose it at once. */
export async function withdrawArticle(
  deps: PublishDeps,
  account: Account,
  id: Id,
  from: number,
  withdrawal: Omit<Withdrawal, 'at'>,
): Promise<Article> {
  const before = await expect(deps, account, id, from, 'article.withdraw');
  const article = decideWithdraw(before, withdrawal, deps.clock.now());
  await commit(deps, {
    ...change(article, from, account.id, 'article.withdraw'),
    live: 'withdrawn',
    jobs: [articleChanged(article)],
  });
  return article;
}

/**
 * Publishes every article whose time has come, also what a stopped server slept through; returns how many.
 * An article that was moved on meanwhile is left alone, one that cannot be published goes back into review.
 */
export async function publishDue(deps: PublishDeps): Promise<number> {
  // 20: a pass stays short; the schedule comes back at once while there is more.
  const due = await deps.publishing.dueArticles(deps.clock.now(), 20);
  let published = 0;
  for (const { id, version } of due) {
    const before = await deps.articles.byId(id);
    if (before?.state !== 'scheduled' || before.version !== version) continue;
    try {
      const after = decidePublish(before, deps.clock.now());
      await goLive(deps, SYSTEM_ACCOUNT, before, after, 'article.publish', null);
      published += 1;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.code === 'article_changed') continue;
      const back = decideUnschedule(before, deps.clock.now());
      await commit(deps, change(back, before.version, SYSTEM_ACCOUNT, 'article.unschedule', error.code));
    }
  }
  return published;
}

/** The job every change that readers can see causes, once a version. */
export function articleChanged(article: Article, lane: NewJob['lane'] = 'urgent'): NewJob {
  return { kind: 'article_changed', subject: article.id, version: article.version, lane };
}

async function expect(
  deps: PublishDeps,
  account: Account,
  id: Id,
  from: number,
  action: Parameters<typeof articleFor>[3],
) {
  const article = await articleFor(deps.articles, account, id, action);
  if (article.version !== from) throw await conflictError(deps.articles, id, from);
  return article;
}

async function goLive(
  deps: PublishDeps,
  by: Id,
  before: Article,
  after: Article,
  action: string,
  correction: Correction | null,
): Promise<Article> {
  const live: LivePage = makeLivePage(after, await mediaOf(deps, after), deps.clock.now());
  // First publication is not a change that readers were promised word of.
  if (before.liveVersion === null) live.modifiedAt = live.publishedAt;
  await commit(deps, {
    ...change(after, before.version, by, action),
    contentChanged: true,
    live,
    correction,
    jobs: [articleChanged(after)],
  });
  return after;
}

function mediaOf(deps: PublishDeps, article: Article) {
  const ids = documentMedia(article.content.body);
  return ids.length === 0 ? Promise.resolve([]) : deps.publishing.mediaByIds(ids);
}

function change(article: Article, from: number, by: Id, action: string, note = ''): PublishChange {
  return { ...changeOf(article, from, by, action, false, note), live: null, correction: null, jobs: [] };
}

async function commit(deps: PublishDeps, publishing: PublishChange): Promise<void> {
  const refs = await deps.publishing.commit(publishing);
  if (refs === 'conflict') throw await conflictError(deps.articles, publishing.article.id, publishing.from ?? 0);
  if (publishing.live !== null) await deps.purge.purge(purgeTags(publishing.article.id, refs));
}

/** Everything that shows the article or may show it now. */
export function purgeTags(id: Id, refs: PageRefs): string[] {
  return [
    'home',
    'lists',
    `article:${id}`,
    ...refs.sections.map((slug) => `section:${slug}`),
    ...refs.tags.map((slug) => `tag:${slug}`),
    ...refs.contributors.map((slug) => `author:${slug}`),
    ...refs.titleKeys.map((key) => `title:${key}`),
    ...refs.originals.map((original) => `article:${original}`),
  ];
}
