import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import { type Id, type Instant, newId } from '../base/index.ts';
import {
  type Account,
  type AccountAudit,
  type AccountChange,
  type AccountStore,
  isRole,
} from '../news/people/index.ts';
import type { AccountsTables } from './accounts-tables.ts';
import { insertAudit } from './articles-store.ts';
import { isUniqueViolation } from './database-errors.ts';
import type { Storage } from './open.ts';
import type { Schema } from './schema.ts';

const columns = ['id', 'name', 'email', 'role', 'disabled'] as const;

export function accountOf(row: Pick<Selectable<AccountsTables['accounts']>, (typeof columns)[number]>): Account {
  // A role this version does not know may do least.
  const role = isRole(row.role) ? row.role : 'reporter';
  return { id: row.id, name: row.name, email: row.email, role, disabled: row.disabled !== 0 };
}

export function createAccountStore(storage: Storage): AccountStore {
  const select = (db: Kysely<Schema>) => db.selectFrom('accounts').select(columns);
  const byId = async (db: Kysely<Schema>, id: Id) => {
    const row = await select(db).where('id', '=', id).executeTakeFirst();
    return row ? accountOf(row) : null;
  };
  return {
    byId: (id) => byId(storage.read, id),
    byEmail: async (email) => {
      const row = await select(storage.read).where('email', '=', email).executeTakeFirst();
      return row ? accountOf(row) : null;
    },
    list: async () => (await select(storage.read).orderBy('name').orderBy('id').execute()).map(accountOf),
    namesOf: async (ids) => {
      if (ids.length === 0) return new Map();
      const rows = await storage.read
        .selectFrom('accounts')
        .select(['id', 'name'])
        .where('id', 'in', [...ids])
        .execute();
      return new Map(rows.map((row) => [row.id, row.name]));
    },
    add: async (account, passwordHash, audit) => {
      try {
        await storage.write((trx) => insertAccount(trx, account, passwordHash, audit));
        return 'added';
      } catch (error) {
        if (isUniqueViolation(error)) return 'exists';
        throw error;
      }
    },
    change: (id, change, audit) => storage.write((trx) => changeAccount(trx, storage.dialect, id, change, audit, byId)),
    setPasswordHash: (id, passwordHash, audit) =>
      storage.write(async (trx) => {
        const result = await trx
          .updateTable('credentials')
          .set({ password: passwordHash, updated_at: iso(audit.at) })
          .where('account_id', '=', id)
          .where('provider', '=', 'credential')
          .executeTakeFirst();
        if (result.numUpdatedRows === 0n) return false;
        await endSessions(trx, id);
        await insertAudit(trx, audit);
        return true;
      }),
    endSessions: (id, audit) =>
      storage.write(async (trx) => {
        const ended = await endSessions(trx, id);
        await insertAudit(trx, audit);
        return ended;
      }),
  };
}

/** The account and its password, in the shape in which better-auth looks for them. */
async function insertAccount(
  trx: Transaction<Schema>,
  account: Account,
  passwordHash: string,
  audit: AccountAudit,
): Promise<void> {
  const at = iso(audit.at);
  await trx
    .insertInto('accounts')
    .values({
      id: account.id,
      name: account.name,
      email: account.email,
      // Whoever makes the account vouches for the address; nothing is mailed to it.
      email_verified: sql<boolean>`true`,
      image: null,
      created_at: at,
      updated_at: at,
      role: account.role,
      disabled: account.disabled ? 1 : 0,
    })
    .execute();
  await trx
    .insertInto('credentials')
    .values({
      id: newId(audit.at),
      provider_account_id: account.id,
      provider: 'credential',
      account_id: account.id,
      access_token: null,
      refresh_token: null,
      id_token: null,
      access_token_expires_at: null,
      refresh_token_expires_at: null,
      scope: null,
      password: passwordHash,
      created_at: at,
      updated_at: at,
    })
    .execute();
  await insertAudit(trx, audit);
}

async function changeAccount(
  trx: Transaction<Schema>,
  dialect: Storage['dialect'],
  id: Id,
  change: AccountChange,
  audit: AccountAudit,
  byId: (db: Kysely<Schema>, id: Id) => Promise<Account | null>,
): Promise<Account | 'not_found' | 'last_admin'> {
  // Two admins who demote each other at once must not both succeed; SQLite has one writer, PostgreSQL locks the admins' rows.
  let admins = trx
    .selectFrom('accounts')
    .select('id')
    .where('role', '=', 'admin')
    .where('disabled', '=', 0)
    .orderBy('id');
  if (dialect === 'postgres') admins = admins.forUpdate();
  const adminIds = (await admins.execute()).map((row) => row.id);
  const before = await byId(trx, id);
  if (!before) return 'not_found';
  const after: Account = { ...before, ...change };
  const staysAdmin = after.role === 'admin' && !after.disabled;
  if (!staysAdmin && adminIds.length === 1 && adminIds[0] === id) return 'last_admin';
  await trx
    .updateTable('accounts')
    .set({ name: after.name, role: after.role, disabled: after.disabled ? 1 : 0, updated_at: iso(audit.at) })
    .where('id', '=', id)
    .execute();
  if (after.disabled || after.role !== before.role) await endSessions(trx, id);
  await insertAudit(trx, audit);
  return after;
}

async function endSessions(trx: Transaction<Schema>, id: Id): Promise<number> {
  const result = await trx.deleteFrom('sessions').where('account_id', '=', id).executeTakeFirst();
  return Number(result.numDeletedRows);
}

function iso(at: Instant): string {
  return new Date(at).toISOString();
}
