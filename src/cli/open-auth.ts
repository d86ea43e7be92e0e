import { type Auth, createAuth } from '../auth/index.ts';
import { signInDatabase } from '../storage/index.ts';
import type { House } from './house.ts';

/** Signing in over a house's database and keys. `publicUrl` decides whether cookies are for https only. */
export function openAuth(house: House, publicUrl: () => string = () => 'http://localhost'): Auth {
  return createAuth({
    database: signInDatabase(house.storage),
    accounts: house.accounts,
    tokens: house.tokens,
    attempts: house.attempts,
    secret: house.cookieSecret(),
    clock: house.clock,
    publicUrl,
    log: (message) => house.log.warn(message),
  });
}
