/**
 * Signing in, over better-auth. Words: account (not user), session (a browser that signed in), token (a machine's key),
 * credential (what better-auth calls an account: a way to sign in).
 */
export { type Auth, createAuth } from './create-auth.ts';
export type { Client } from './handle-request.ts';
export { authOptions } from './options.ts';
export type { RequestOrigin } from './origin.ts';
export type { AuthDeps, SignInDatabase } from './ports.ts';
