/**
 * Accounts and what they may do. Words: account (not user), role, action, subject (what the action is done to).
 * A contributor is a name on a byline, not an account: see publication.
 */
export { type Account, isRole, type Role, roles } from './account.ts';
export { can, type Subject } from './can.ts';
export {
  changeAccount, createAccount, endSessions, type Asker, type NewAccount, type PeopleDeps, replacePassword, setPassword,
} from './manage-accounts.ts';
export { bearerOf, createToken, listTokens, revokeToken, type TokenBearer, type TokenDeps } from './manage-tokens.ts';
export { checkPassword, PASSWORD_MAX, PASSWORD_MIN } from './password.ts';
export { type Action, type ArticleAction, articleActions, type ArticleState, articleStates, type PlainAction, plainActions } from './permissions.ts';
export {
  type AccountAudit, type AccountChange, type AccountStore, type ApiToken, type AttemptLimit, type AttemptStore, type TokenScope,
  tokenScopes, type TokenStore,
} from './ports.ts';
