import type { Id } from '../../base/index.ts';
import type { Media } from '../../news/media/index.ts';
import {
  type Account,
  type AccountStore,
  type ApiToken,
  articleActions,
  can,
  plainActions,
} from '../../news/people/index.ts';
import { type ArticleCard, type LiveArticles, SYSTEM_ACCOUNT } from '../../news/publish/index.ts';
import type { Article, ArticleSummary } from '../../news/write/index.ts';
import {
  type ArticleOut,
  type ArticleSummaryOut,
  type CardOut,
  type Language,
  type MediaOut,
  type PersonRef,
  type SessionOut,
  type TokenOut,
  toInstantText,
} from '../../wire/index.ts';

/** Values of the domain as they go over the wire. */

type Names = Map<Id, string>;

/** Looks up who the ids are; one query for a whole page. */
export async function namesOf(accounts: AccountStore, ids: readonly Id[], language: Language): Promise<Names> {
  const names = await accounts.namesOf([...new Set(ids)]);
  names.set(SYSTEM_ACCOUNT, language === 'ar' ? 'ورّاق' : 'Warraq');
  return names;
}

/** An id without a name is an account that no longer exists. */
export function personOf(id: Id, names: Names): PersonRef {
  return { id, name: names.get(id) ?? '—' };
}

export function summaryOut(row: ArticleSummary, names: Names): ArticleSummaryOut {
  return {
    id: row.id,
    shortId: row.shortId,
    version: row.version,
    state: row.state,
    title: row.title,
    sectionId: row.sectionId,
    createdBy: personOf(row.createdBy, names),
    updatedBy: personOf(row.updatedBy, names),
    createdAt: toInstantText(row.createdAt),
    updatedAt: toInstantText(row.updatedAt),
    scheduledFor: timeOrNull(row.scheduledFor),
    publishedAt: timeOrNull(row.publishedAt),
    liveVersion: row.liveVersion,
  };
}

export async function articleOutOf(
  deps: { people: { accounts: AccountStore }; live: LiveArticles },
  account: Account,
  article: Article,
  language: Language,
): Promise<ArticleOut> {
  const names = await namesOf(deps.people.accounts, [article.createdBy], language);
  const found = article.liveVersion === null ? null : await deps.live.byShortId(article.shortId);
  const live = found?.kind === 'live' ? found.article : null;
  const subject = { state: article.state, authorIds: [article.createdBy], section: article.content.sectionId };
  return {
    id: article.id,
    shortId: article.shortId,
    version: article.version,
    state: article.state,
    content: article.content,
    createdBy: personOf(article.createdBy, names),
    createdAt: toInstantText(article.createdAt),
    updatedAt: toInstantText(article.updatedAt),
    scheduledFor: timeOrNull(article.scheduledFor),
    publishedAt: timeOrNull(article.publishedAt),
    liveVersion: article.liveVersion,
    withdrawal: article.withdrawal && { ...article.withdrawal, at: toInstantText(article.withdrawal.at) },
    live: live && {
      path: live.path,
      modifiedAt: toInstantText(live.modifiedAt),
      corrections: live.corrections.map((one) => ({ id: one.id, at: toInstantText(one.at), note: one.note })),
    },
    may: articleActions.filter((action) => can(account, action, subject)),
  };
}

export function sessionOutOf(account: Account | null): SessionOut {
  const authorIds = account ? [account.id] : [];
  return { account, may: plainActions.filter((action) => can(account, action, { authorIds })) };
}

export function tokenOutOf(token: ApiToken): TokenOut {
  return {
    ...token,
    scopes: [...token.scopes],
    createdAt: toInstantText(token.createdAt),
    lastUsedAt: timeOrNull(token.lastUsedAt),
    revokedAt: timeOrNull(token.revokedAt),
  };
}

export function cardOutOf(card: ArticleCard): CardOut {
  return {
    id: card.id,
    path: card.path,
    title: card.title,
    deck: card.deck,
    form: card.form,
    language: card.language,
    section: card.section,
    bylines: card.bylines.map(({ slug, name }) => ({ slug, name })),
    publishedAt: toInstantText(card.publishedAt),
    modifiedAt: toInstantText(card.modifiedAt),
  };
}

export function mediaOutOf(media: Media): MediaOut {
  return {
    id: media.id,
    width: media.width,
    height: media.height,
    createdAt: toInstantText(media.createdAt),
    renditions: media.renditions.map(({ path, ...rest }) => ({ ...rest, url: `/media/${path}` })),
  };
}

export function timeOrNull(at: number | null): string | null {
  return at === null ? null : toInstantText(at);
}
