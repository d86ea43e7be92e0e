import { AppError, type Instant } from '../../base/index.ts';
import { type Article, documentText, type Withdrawal } from '../write/index.ts';

/** Pure decisions: an article and a moment in, the article's next value out, or an AppError that says why not. */

/** Throws `wrong_state`, `title_missing`, `body_missing`, `time_in_future` (that is scheduling). */
export function decidePublish(article: Article, now: Instant, publishedAt?: Instant): Article {
  refuseUnless(article, ['draft', 'in_review', 'scheduled', 'published'], 'article.publish');
  refuseUnlessComplete(article);
  if (publishedAt !== undefined && publishedAt > now) throw new AppError('time_in_future', { at: publishedAt });
  const version = article.version + 1;
  return {
    ...article,
    state: 'published',
    version,
    liveVersion: version,
    scheduledFor: null,
    publishedAt: article.publishedAt ?? publishedAt ?? now,
    updatedAt: now,
  };
}

/** Throws `time_in_past` for a moment that is not in the future. Already published articles cannot be scheduled. */
export function decideSchedule(article: Article, at: Instant, now: Instant): Article {
  refuseUnless(article, ['draft', 'in_review', 'scheduled'], 'article.schedule');
  refuseUnlessComplete(article);
  if (!Number.isSafeInteger(at) || at <= now) throw new AppError('time_in_past', { at });
  return { ...article, state: 'scheduled', scheduledFor: at, version: article.version + 1, updatedAt: now };
}

export function decideUnschedule(article: Article, now: Instant): Article {
  refuseUnless(article, ['scheduled'], 'article.unschedule');
  return { ...article, state: 'in_review', scheduledFor: null, version: article.version + 1, updatedAt: now };
}

/** A correction publishes the content as it now stands, with a dated note. Throws `note_missing`. */
export function decideCorrect(article: Article, note: string, now: Instant): Article {
  refuseUnless(article, ['published'], 'article.correct');
  refuseUnlessComplete(article);
  if (note.trim() === '') throw new AppError('note_missing');
  const version = article.version + 1;
  return { ...article, version, liveVersion: version, updatedAt: now };
}

/** Throws `note_missing` without a notice: readers who come by a link are told why. */
export function decideWithdraw(article: Article, withdrawal: Omit<Withdrawal, 'at'>, now: Instant): Article {
  refuseUnless(article, ['published'], 'article.withdraw');
  if (withdrawal.notice.trim() === '') throw new AppError('note_missing');
  return {
    ...article,
    state: 'withdrawn',
    version: article.version + 1,
    updatedAt: now,
    withdrawal: { at: now, reason: withdrawal.reason, notice: withdrawal.notice.trim() },
  };
}

function refuseUnless(article: Article, states: readonly Article['state'][], action: string): void {
  if (!states.includes(article.state)) throw new AppError('wrong_state', { state: article.state, action });
}

function refuseUnlessComplete(article: Article): void {
  if (article.content.title.trim() === '') throw new AppError('title_missing');
  const hasPicture = article.content.body.content.some((block) => block.type === 'image');
  if (!hasPicture && documentText(article.content.body).trim() === '') throw new AppError('body_missing');
}
