import type { BetterAuthOptions } from 'better-auth';
import { DAY, newId, SECOND } from '../base/index.ts';
import { PASSWORD_MAX } from '../news/people/index.ts';
import type { SignInDatabase } from './ports.ts';

/** 14 days without a visit end a session; a lost laptop is locked out at once by revoking them all. */
const SESSION_SECONDS = (14 * DAY) / SECOND;
/** The end moves at most once a day: a write for every page would be too many. */
const SESSION_RENEWAL_SECONDS = DAY / SECOND;

export const AUTH_PATH = '/api/auth';

/**
 * better-auth with our names for its tables. What it offers beyond signing in and out is not mounted
 * (see handle-request.ts), so nobody can sign up, and roles are only written by our own store.
 */
export function authOptions(database: SignInDatabase, secret: string, log?: (message: string) => void) {
  return {
    appName: 'warraq',
    // Never shown and never compared: origins are checked before a request gets here (origin.ts).
    baseURL: 'http://localhost',
    basePath: AUTH_PATH,
    secret,
    database: { db: database.kysely, type: database.dialect },
    // The schema is ours: numbered migrations, and a contract test that compares them with what better-auth wants.
    telemetry: { enabled: false },
    logger: { level: 'error', disableColors: true, log: (_level: string, message: string) => log?.(message) },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 1, maxPasswordLength: PASSWORD_MAX },
    rateLimit: { enabled: false },
    user: {
      modelName: 'accounts',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: {
        role: { type: 'string', required: true, input: false },
        disabled: { type: 'number', required: true, input: false },
      },
    },
    account: {
      modelName: 'credentials',
      fields: {
        accountId: 'provider_account_id',
        providerId: 'provider',
        userId: 'account_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    session: {
      modelName: 'sessions',
      fields: {
        userId: 'account_id',
        expiresAt: 'expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
      },
      expiresIn: SESSION_SECONDS,
      updateAge: SESSION_RENEWAL_SECONDS,
    },
    verification: {
      modelName: 'verifications',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    advanced: {
      cookiePrefix: 'warraq',
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      disableCSRFCheck: true,
      disableOriginCheck: true,
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => newId(Date.now()) },
    },
  } satisfies BetterAuthOptions;
}
