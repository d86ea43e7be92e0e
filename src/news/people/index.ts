/**
 * Accounts and what they may do. Words: account (not user), role, action, subject (what the action is done to).
 * A contributor is a name on a byline, not an account: see publication.
 */
export { type Account, isRole, type Role, roles } from './account.ts';
export { can, canElsewhere, type Subject } from './can.ts';
export {
  type Asker,
  changeAccount,
  createAccount,
  endSessions,
  type NewAccount,
  type PeopleDeps,
  replacePassword,
  setPassword,
} from './manage-accounts.ts';
export { bearerOf, createToken, listTokens, revokeToken, type TokenBearer, type TokenDeps } from './manage-tokens.ts';
export { checkPassword, PASSWORD_MAX, PASSWORD_MIN } from './password.ts';
export {
  type Action,
  type ArticleAction,
  type ArticleState,
  articleActions,
  articleStates,
  type PlainAction,
  plainActions,
} from './permissions.ts';
export {
  type AccountAudit,
  type AccountChange,
  type AccountStore,
  type ApiToken,
  type AttemptLimit,
  type AttemptStore,
  type TokenScope,
  type TokenStore,
  tokenScopes,
} from './ports.ts';
