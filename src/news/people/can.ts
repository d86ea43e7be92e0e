import type { Id } from '../../base/index.ts';
import type { Account } from './account.ts';
import {
  type Action,
  type ArticleRule,
  type ArticleState,
  articlePermissions,
  articleStates,
  type PlainRule,
  plainPermissions,
} from './permissions.ts';

/** What the action is done to. Leave out what the thing does not have. */
export type Subject = {
  /** Needed for every action on an article; without it those are refused. */
  state?: ArticleState;
  /** Accounts whose work it is: who created it and the accounts behind its bylines. */
  authorIds?: readonly Id[];
  /** Id of its section; no role is bound to a section, the table has the place for it. */
  section?: Id | null;
};

/** The one answer to "may they?". Nobody (`null`) and disabled accounts may nothing. */
export function can(account: Account | null, action: Action, subject: Subject = {}): boolean {
  if (account === null || account.disabled) return false;
  const own = subject.authorIds?.includes(account.id) ?? false;
  if (action in plainPermissions) {
    const rule: PlainRule = plainPermissions[action as keyof typeof plainPermissions][account.role];
    return rule === 'any' || (rule === 'own' && own);
  }
  const { state } = subject;
  if (state === undefined) return false;
  const rule: ArticleRule = articlePermissions[action as keyof typeof articlePermissions][account.role];
  return (rule.any?.includes(state) ?? false) || (own && (rule.own?.includes(state) ?? false));
}

/**
 * True when the account could do the action if the article stood elsewhere: the refusal is then about the article's
 * state (`wrong_state`), not about the account (`forbidden`).
 */
export function canElsewhere(account: Account | null, action: Action, subject: Subject): boolean {
  return articleStates.some((state) => state !== subject.state && can(account, action, { ...subject, state }));
}
