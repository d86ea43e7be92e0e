import { AppError, type Clock, type Id, newId } from '../../base/index.ts';
import { type Account, isRole, type Role } from './account.ts';
import { can } from './can.ts';
import { checkPassword } from './password.ts';
import type { AccountAudit, AccountChange, AccountStore } from './ports.ts';

/** `hashPassword` is slow on purpose (about 0.1 s) and runs outside any transaction. */
export type PeopleDeps = { accounts: AccountStore; hashPassword(password: string): Promise<string>; clock: Clock };

/** Who asks: an account, or the person at the machine's command line, who may do everything. */
export type Asker = Account | 'operator';

export type NewAccount = { name: string; email: string; role: Role; password: string };

/** Throws `forbidden`, `invalid_input`, `address_invalid`, `password_weak`, `account_exists`. */
export async function createAccount(deps: PeopleDeps, asker: Asker, input: NewAccount): Promise<Account> {
  refuseUnless(asker, 'account.manage');
  const name = input.name.trim().replace(/\s+/g, ' ');
  const email = input.email.trim().toLowerCase();
  if (name === '' || name.length > 200) throw new AppError('invalid_input', { at: 'name' });
  if (!isRole(input.role)) throw new AppError('invalid_input', { at: 'role' });
  if (!isAddress(email)) throw new AppError('address_invalid', { address: input.email });
  checkPassword(input.password, { name, email });
  const now = deps.clock.now();
  const account: Account = { id: newId(now), name, email, role: input.role, disabled: false };
  const audit = line(deps, asker, 'account.create', account.id, { role: account.role });
  const passwordHash = await deps.hashPassword(input.password);
  if ((await deps.accounts.add(account, passwordHash, audit)) === 'exists')
    throw new AppError('account_exists', { email });
  return account;
}

/** Changes name, role or whether it may sign in. Throws `forbidden`, `not_found`, `last_admin`. */
export async function changeAccount(deps: PeopleDeps, asker: Asker, id: Id, change: AccountChange): Promise<Account> {
  refuseUnless(asker, 'account.manage');
  if (change.name !== undefined && change.name.trim() === '') throw new AppError('invalid_input', { at: 'name' });
  const audit = line(deps, asker, 'account.change', id, { ...change });
  const result = await deps.accounts.change(id, change, audit);
  if (result === 'not_found') throw new AppError('not_found', { what: 'account' });
  if (result === 'last_admin') throw new AppError('last_admin');
  return result;
}

/** Sets a new password for somebody and ends their sessions. Throws `forbidden`, `not_found`, `password_weak`. */
export async function setPassword(deps: PeopleDeps, asker: Asker, id: Id, password: string): Promise<void> {
  refuseUnless(asker, 'account.manage');
  const account = await deps.accounts.byId(id);
  if (!account) throw new AppError('not_found', { what: 'account' });
  checkPassword(password, account);
  const passwordHash = await deps.hashPassword(password);
  const audit = line(deps, asker, 'account.set_password', id, {});
  if (!(await deps.accounts.setPasswordHash(id, passwordHash, audit)))
    throw new AppError('not_found', { what: 'account' });
}

/** One's own new password, once the old one was verified; ends all sessions. Throws `password_weak`. */
export async function replacePassword(deps: PeopleDeps, account: Account, password: string): Promise<void> {
  checkPassword(password, account);
  const passwordHash = await deps.hashPassword(password);
  await deps.accounts.setPasswordHash(
    account.id,
    passwordHash,
    line(deps, account, 'account.replace_password', account.id, {}),
  );
}

/** Ends all sessions of an account, one's own or, for who manages accounts, anybody's. Returns how many there were. */
export async function endSessions(deps: PeopleDeps, asker: Asker, id: Id): Promise<number> {
  if (asker === 'operator' || asker.id !== id) refuseUnless(asker, 'account.manage');
  return deps.accounts.endSessions(id, line(deps, asker, 'account.end_sessions', id, {}));
}

function refuseUnless(asker: Asker, action: 'account.manage'): void {
  if (asker !== 'operator' && !can(asker, action)) throw new AppError('forbidden', { action });
}

function line(
  deps: PeopleDeps,
  asker: Asker,
  action: string,
  subject: Id,
  detail: Record<string, unknown>,
): AccountAudit {
  return { at: deps.clock.now(), accountId: asker === 'operator' ? null : asker.id, action, subject, detail };
}

/** One @, no spaces, a host; whether mail arrives there only mail can tell. 254: RFC 5321 §4.5.3.1.3. */
function isAddress(email: string): boolean {
  return email.length <= 254 && /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\.]+(\.[^\s@<>,;:"()[\]\\.]+)*$/u.test(email);
}
