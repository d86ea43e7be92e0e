import type { Selectable } from 'kysely';
import { type ApiToken, isRole, type TokenScope, type TokenStore, tokenScopes } from '../news/people/index.ts';
import { accountOf } from './accounts-store.ts';
import type { AccountsTables } from './accounts-tables.ts';
import { insertAudit } from './articles-store.ts';
import type { Storage } from './open.ts';

function tokenOf(row: Selectable<AccountsTables['api_tokens']>): ApiToken {
  const scopes: unknown = JSON.parse(row.scopes);
  return {
    id: row.id,
    accountId: row.account_id,
    name: row.name,
    role: isRole(row.role) ? row.role : 'reporter',
    scopes: tokenScopes.filter((scope: TokenScope) => Array.isArray(scopes) && scopes.includes(scope)),
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  };
}

export function createTokenStore(storage: Storage): TokenStore {
  return {
    add: (token, hash, audit) =>
      storage.write(async (trx) => {
        await trx
          .insertInto('api_tokens')
          .values({
            id: token.id,
            account_id: token.accountId,
            name: token.name,
            hash,
            role: token.role,
            scopes: JSON.stringify(token.scopes),
            created_at: token.createdAt,
            last_used_at: null,
            revoked_at: null,
          })
          .execute();
        await insertAudit(trx, audit);
      }),
    byHash: async (hash) => {
      const row = await storage.read
        .selectFrom('api_tokens')
        .innerJoin('accounts', 'accounts.id', 'api_tokens.account_id')
        .selectAll('api_tokens')
        .select([
          'accounts.name as owner_name',
          'accounts.email as owner_email',
          'accounts.role as owner_role',
          'accounts.disabled as owner_disabled',
        ])
        .where('api_tokens.hash', '=', hash)
        .executeTakeFirst();
      if (!row) return null;
      const account = accountOf({
        id: row.account_id,
        name: row.owner_name,
        email: row.owner_email,
        role: row.owner_role,
        disabled: row.owner_disabled,
      });
      return { token: tokenOf(row), account };
    },
    byId: async (id) => {
      const row = await storage.read.selectFrom('api_tokens').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? tokenOf(row) : null;
    },
    list: async (accountId) => {
      let query = storage.read.selectFrom('api_tokens').selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc');
      if (accountId !== null) query = query.where('account_id', '=', accountId);
      return (await query.execute()).map(tokenOf);
    },
    revoke: (id, at, audit) =>
      storage.write(async (trx) => {
        const result = await trx
          .updateTable('api_tokens')
          .set({ revoked_at: at })
          .where('id', '=', id)
          .where('revoked_at', 'is', null)
          .executeTakeFirst();
        if (result.numUpdatedRows > 0n) await insertAudit(trx, audit);
      }),
    markUsed: (id, at) =>
      storage.write(async (trx) => {
        await trx.updateTable('api_tokens').set({ last_used_at: at }).where('id', '=', id).execute();
      }),
  };
}
