import { AppError, type Clock, type Id, MINUTE, newId } from '../../base/index.ts';
import type { Account, Role } from './account.ts';
import { roles } from './account.ts';
import { can } from './can.ts';
import type { ApiToken, TokenScope, TokenStore } from './ports.ts';

/** `makeSecret` gives a new random token; `hashSecret` its SHA-256, the only thing that is kept. */
export type TokenDeps = { tokens: TokenStore; makeSecret(): string; hashSecret(secret: string): string; clock: Clock };

/** What a request with a token may do: act as `account` (its role already lowered), and change things or only look. */
export type TokenBearer = { account: Account; token: ApiToken; mayWrite: boolean };

/** A new token of one's own; `secret` is shown this once. Throws `forbidden`, `invalid_input`. */
export async function createToken(
  deps: TokenDeps,
  account: Account,
  input: { name: string; role: Role; scopes: readonly TokenScope[] },
): Promise<{ token: ApiToken; secret: string }> {
  if (!can(account, 'token.manage', { authorIds: [account.id] }))
    throw new AppError('forbidden', { action: 'token.manage' });
  const name = input.name.trim();
  if (name === '' || name.length > 100) throw new AppError('invalid_input', { at: 'name' });
  if (input.scopes.length === 0) throw new AppError('invalid_input', { at: 'scopes' });
  if (rank(input.role) > rank(account.role))
    throw new AppError('forbidden', { action: 'token.manage', role: input.role });
  const now = deps.clock.now();
  const token: ApiToken = {
    id: newId(now),
    accountId: account.id,
    name,
    role: input.role,
    scopes: [...new Set(input.scopes)],
    createdAt: now,
    lastUsedAt: null,
    revokedAt: null,
  };
  const secret = deps.makeSecret();
  const detail = { name, role: token.role, scopes: token.scopes };
  await deps.tokens.add(token, deps.hashSecret(secret), {
    at: now,
    accountId: account.id,
    action: 'token.create',
    subject: token.id,
    detail,
  });
  return { token, secret };
}

/** The account's own tokens or, for who manages all of them, everybody's. */
export function listTokens(deps: TokenDeps, account: Account): Promise<ApiToken[]> {
  return deps.tokens.list(can(account, 'token.manage') ? null : account.id);
}

/** Ends a token for good. Throws `not_found` for what is not there or not theirs. */
export async function revokeToken(deps: TokenDeps, account: Account, id: Id): Promise<void> {
  const token = await deps.tokens.byId(id);
  if (!token || !can(account, 'token.manage', { authorIds: [token.accountId] }))
    throw new AppError('not_found', { what: 'token' });
  const now = deps.clock.now();
  await deps.tokens.revoke(id, now, {
    at: now,
    accountId: account.id,
    action: 'token.revoke',
    subject: id,
    detail: { name: token.name },
  });
}

/** Who stands behind a token. Throws `token_invalid` for an unknown or revoked one and for a disabled account's. */
export async function bearerOf(deps: TokenDeps, secret: string): Promise<TokenBearer> {
  const found = await deps.tokens.byHash(deps.hashSecret(secret));
  if (!found || found.token.revokedAt !== null || found.account.disabled) throw new AppError('token_invalid');
  const { token } = found;
  const now = deps.clock.now();
  // A minute: "last used" is for people, and a write for every request would cost more than the request.
  if (token.lastUsedAt === null || now - token.lastUsedAt > MINUTE) await deps.tokens.markUsed(token.id, now);
  const role = rank(token.role) < rank(found.account.role) ? token.role : found.account.role;
  return { account: { ...found.account, role }, token, mayWrite: token.scopes.includes('write') };
}

/** 0 for who may least. */
function rank(role: Role): number {
  return roles.length - 1 - roles.indexOf(role);
}
