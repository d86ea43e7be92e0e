import { createHash, randomBytes } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { hashPassword } from 'better-auth/crypto';
import type { Id } from '../base/index.ts';
import {
  type Account,
  bearerOf,
  createAccount,
  endSessions,
  type NewAccount,
  type PeopleDeps,
  setPassword,
  type TokenBearer,
  type TokenDeps,
} from '../news/people/index.ts';
import { type Client, handleRequest } from './handle-request.ts';
import { authOptions } from './options.ts';
import { originOf, type RequestOrigin } from './origin.ts';
import type { AuthDeps } from './ports.ts';

export type Auth = {
  /** Answers /api/auth/*: sign-in/email, sign-out, get-session, change-password, revoke-sessions. Throws AppErrors. */
  handler(request: Request, client?: Client): Promise<Response>;
  /** The account behind the session cookie, or null: none, expired, ended or disabled. */
  sessionAccount(headers: Headers): Promise<Account | null>;
  /** The account behind an API token, its role lowered to the token's. Throws `token_invalid`. */
  bearer(token: string): Promise<TokenBearer>;
  /** For refusing requests that other sites make with our cookie. */
  originOf(request: Request): RequestOrigin;
  /** What the operations on accounts and tokens need; handed on to the API. */
  people: PeopleDeps;
  tokens: TokenDeps;
  /** For the command line, whose user may do everything. */
  createAccount(input: NewAccount): Promise<Account>;
  setPassword(id: Id, password: string): Promise<void>;
  listAccounts(): Promise<Account[]>;
  revokeSessions(id: Id): Promise<number>;
};

/** 32: less could be guessed offline from one cookie. */
const SECRET_MIN = 32;

export function createAuth(deps: AuthDeps): Auth {
  if (deps.secret.length < SECRET_MIN) throw new Error(`the cookie secret must have at least ${SECRET_MIN} characters`);
  const engine = betterAuth({
    ...authOptions(deps.database, deps.secret, deps.log),
    databaseHooks: {
      session: {
        create: {
          before: async (session) => {
            const account = await deps.accounts.byId(session.userId);
            if (!account || account.disabled) return false;
            // Where editors sit and on what device is nobody's business, a seized database's least of all.
            return { data: { ...session, ipAddress: null, userAgent: null } };
          },
        },
      },
    },
  });
  const people: PeopleDeps = { accounts: deps.accounts, hashPassword, clock: deps.clock };
  const tokens: TokenDeps = { tokens: deps.tokens, makeSecret: makeToken, hashSecret: hashToken, clock: deps.clock };

  async function sessionAccount(headers: Headers): Promise<Account | null> {
    // Most requests to the API carry a token or nothing.
    if (!headers.get('cookie')?.includes('warraq.session_token')) return null;
    const found = await engine.api.getSession({ headers, query: { disableRefresh: true } });
    // Read anew: whoever was disabled or demoted a moment ago is so at once.
    const account = found ? await deps.accounts.byId(found.user.id) : null;
    return account && !account.disabled ? account : null;
  }

  return {
    handler: (request, client = { address: null }) =>
      handleRequest({ auth: deps, engine, people, sessionAccount }, request, client),
    sessionAccount,
    bearer: (token) => bearerOf(tokens, token),
    originOf: (request) => originOf(request, deps.publicUrl()),
    people,
    tokens,
    createAccount: (input) => createAccount(people, 'operator', input),
    setPassword: (id, password) => setPassword(people, 'operator', id, password),
    listAccounts: () => deps.accounts.list(),
    revokeSessions: (id) => endSessions(people, 'operator', id),
  };
}

/** `wrq_` so that scanners for leaked secrets can find it; 256 random bits after it. */
function makeToken(): string {
  return `wrq_${randomBytes(32).toString('base64url')}`;
}

/** A plain hash is enough: there is nothing to guess in 256 random bits. */
function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
