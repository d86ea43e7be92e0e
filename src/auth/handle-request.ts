import { z } from 'zod';
import { AppError } from '../base/index.ts';
import { type Account, endSessions, type PeopleDeps, replacePassword } from '../news/people/index.ts';
import { AUTH_PATH } from './options.ts';
import { isSecure, originOf } from './origin.ts';
import type { AuthDeps } from './ports.ts';
import { withSignInLimits } from './sign-in-limits.ts';

/** What better-auth offers that we mount. Everything else it has (sign-up, deleting accounts, …) answers not_found. */
type Engine = { handler(request: Request): Promise<Response> };

export type RequestDeps = {
  auth: AuthDeps;
  engine: Engine;
  people: PeopleDeps;
  sessionAccount(headers: Headers): Promise<Account | null>;
};

/** Who sent the request: the address of the connection, or of the client where a configured proxy names it. */
export type Client = { address: string | null };

const signInInput = z.object({
  email: z.string().max(254),
  password: z.string().max(1000),
  rememberMe: z.boolean().optional(),
});
const passwordInput = z.object({ currentPassword: z.string().max(1000), newPassword: z.string().max(1000) });

/** Answers everything under /api/auth. Throws AppErrors for what goes wrong; the web turns them into problems. */
export async function handleRequest(deps: RequestDeps, request: Request, client: Client): Promise<Response> {
  const path = new URL(request.url).pathname.slice(AUTH_PATH.length);
  if (request.method === 'GET' && path === '/get-session') return session(deps, request);
  if (request.method !== 'POST') throw new AppError('not_found');
  const origin = originOf(request, deps.auth.publicUrl());
  // Without a cookie there is nothing to abuse but signing somebody in as somebody else, which only a browser can be led to.
  if (origin === 'other' || (origin === 'unsaid' && request.headers.has('cookie')))
    throw new AppError('origin_refused');
  switch (path) {
    case '/sign-in/email':
      return signIn(deps, request, client);
    case '/sign-out':
      return signOut(deps, request);
    case '/change-password':
      return changePassword(deps, request, client);
    case '/revoke-sessions': {
      const account = await signedIn(deps, request);
      await endSessions(deps.people, account, account.id);
      return signOut(deps, request);
    }
    default:
      throw new AppError('not_found');
  }
}

async function signIn(deps: RequestDeps, request: Request, client: Client): Promise<Response> {
  const input = await read(request, signInInput);
  const email = input.email.trim().toLowerCase();
  const credentials = { email, password: input.password, rememberMe: input.rememberMe ?? true };
  return withSignInLimits(deps.auth, { email, address: client.address }, deps.auth.clock.now(), () =>
    openSession(deps, request, credentials, 'sign_in_failed'),
  );
}

async function changePassword(deps: RequestDeps, request: Request, client: Client): Promise<Response> {
  const account = await signedIn(deps, request);
  const input = await read(request, passwordInput);
  const credentials = { email: account.email, password: input.currentPassword, rememberMe: true };
  await withSignInLimits(deps.auth, { email: account.email, address: client.address }, deps.auth.clock.now(), () =>
    openSession(deps, request, credentials, 'password_wrong'),
  );
  // Ends every session, also the one that the check above opened; the answer carries a new one.
  await replacePassword(deps.people, account, input.newPassword);
  return openSession(deps, request, { ...credentials, password: input.newPassword }, 'sign_in_failed');
}

/** Signs in and answers with the account and its cookie; the session's own token stays out of a script's reach. */
async function openSession(
  deps: RequestDeps,
  request: Request,
  credentials: { email: string; password: string; rememberMe: boolean },
  refusal: 'sign_in_failed' | 'password_wrong',
): Promise<Response> {
  const response = await engine(deps, request, '/sign-in/email', credentials);
  if (!response.ok) {
    if (response.status >= 500) throw new AppError('internal');
    const body: unknown = await response.json().catch(() => null);
    // Our hook refuses a session to disabled accounts, after the password was found right.
    const disabled = z.object({ code: z.literal('FAILED_TO_CREATE_SESSION') }).safeParse(body).success;
    throw new AppError(disabled ? 'account_disabled' : refusal);
  }
  const account = await deps.people.accounts.byEmail(credentials.email);
  return Response.json({ account }, { headers: cookiesOf(deps, request, response) });
}

async function signOut(deps: RequestDeps, request: Request): Promise<Response> {
  const response = await engine(deps, request, '/sign-out', {});
  return new Response(null, { status: 204, headers: cookiesOf(deps, request, response) });
}

async function session(deps: RequestDeps, request: Request): Promise<Response> {
  const account = await deps.sessionAccount(request.headers);
  // Asked a second time through the engine, which moves the cookie's end forward once a day.
  const response = await engine(deps, request, '/get-session');
  return Response.json({ account }, { headers: cookiesOf(deps, request, response) });
}

async function signedIn(deps: RequestDeps, request: Request): Promise<Account> {
  const account = await deps.sessionAccount(request.headers);
  if (!account) throw new AppError('sign_in_needed');
  return account;
}

function engine(deps: RequestDeps, request: Request, path: string, body?: unknown): Promise<Response> {
  const headers = new Headers({ cookie: request.headers.get('cookie') ?? '' });
  if (body === undefined) return deps.engine.handler(new Request(`http://localhost${AUTH_PATH}${path}`, { headers }));
  headers.set('content-type', 'application/json');
  return deps.engine.handler(
    new Request(`http://localhost${AUTH_PATH}${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
  );
}

/** The engine's cookies, marked Secure where the browser came over TLS; for nobody to store. */
function cookiesOf(deps: RequestDeps, request: Request, response: Response): Headers {
  const secure = isSecure(request, deps.auth.publicUrl());
  const headers = new Headers({ 'cache-control': 'no-store' });
  for (const cookie of response.headers.getSetCookie())
    headers.append('set-cookie', secure ? `${cookie}; Secure` : cookie);
  return headers;
}

async function read<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  // A form from another site cannot send this type without asking first.
  if (!request.headers.get('content-type')?.startsWith('application/json')) throw new AppError('not_json');
  const body: unknown = await request.json().catch(() => {
    throw new AppError('not_json');
  });
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new AppError('invalid_input', { at: parsed.error.issues[0]?.path.join('.') ?? '' });
  return parsed.data;
}
