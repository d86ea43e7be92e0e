import { createRoute, z } from '@hono/zod-openapi';
import { AppError } from '../../../base/index.ts';
import {
  can,
  changeAccount,
  createAccount,
  createToken,
  endSessions,
  listTokens,
  revokeToken,
  setPassword,
} from '../../../news/people/index.ts';
import {
  accountChangeIn,
  accountOut,
  newAccountIn,
  newTokenIn,
  newTokenOut,
  passwordIn,
  tokenOut,
} from '../../../wire/index.ts';
import { type ApiApp, accountOf, answers, body, personOf, problems, security } from '../app.ts';
import type { ApiDeps } from '../ports.ts';
import { tokenOutOf } from '../present.ts';

const params = z.object({ id: z.string() });
const done = { 204: { description: 'Done' }, ...problems };

/** Accounts, for admins. Making and changing them takes a person: a token cannot open a door for others. */
export function addAccounts(app: ApiApp, deps: ApiDeps): void {
  const tags = ['accounts'];

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/accounts',
      tags,
      security,
      summary: 'All accounts, by name',
      responses: answers(z.object({ accounts: z.array(accountOut) }), 'The accounts'),
    }),
    async (c) => {
      if (!can(accountOf(c), 'account.manage')) throw new AppError('forbidden', { action: 'account.manage' });
      return c.json({ accounts: await deps.people.accounts.list() }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/accounts',
      tags,
      security,
      summary: 'Make an account',
      request: body(newAccountIn),
      responses: {
        201: { description: 'The account', content: { 'application/json': { schema: accountOut } } },
        ...problems,
      },
    }),
    async (c) => c.json(await createAccount(deps.people, personOf(c), c.req.valid('json')), 201),
  );
  app.openapi(
    createRoute({
      method: 'patch',
      path: '/api/accounts/{id}',
      tags,
      security,
      summary: 'Change name or role, disable or enable',
      description: 'A changed role and disabling end all sessions of the account. The last admin stays one.',
      request: { params, ...body(accountChangeIn) },
      responses: answers(accountOut, 'The account'),
    }),
    async (c) =>
      c.json(await changeAccount(deps.people, personOf(c), c.req.valid('param').id, c.req.valid('json')), 200),
  );
  app.openapi(
    createRoute({
      method: 'put',
      path: '/api/accounts/{id}/password',
      tags,
      security,
      summary: 'Set somebody’s password; ends their sessions',
      request: { params, ...body(passwordIn) },
      responses: done,
    }),
    async (c) => {
      await setPassword(deps.people, personOf(c), c.req.valid('param').id, c.req.valid('json').password);
      return c.body(null, 204);
    },
  );
  app.openapi(
    createRoute({
      method: 'delete',
      path: '/api/accounts/{id}/sessions',
      tags,
      security,
      summary: 'End all sessions of an account: a laptop was lost',
      request: { params },
      responses: done,
    }),
    async (c) => {
      await endSessions(deps.people, personOf(c), c.req.valid('param').id);
      return c.body(null, 204);
    },
  );
}

/** Keys for machines; each acts as the account that made it. */
export function addTokens(app: ApiApp, deps: ApiDeps): void {
  const tags = ['tokens'];

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/tokens',
      tags,
      security,
      summary: 'One’s own tokens; for admins everybody’s',
      responses: answers(z.object({ tokens: z.array(tokenOut) }), 'The tokens, newest first, without their secrets'),
    }),
    async (c) => c.json({ tokens: (await listTokens(deps.tokens, personOf(c))).map(tokenOutOf) }, 200),
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/tokens',
      tags,
      security,
      summary: 'Make a token',
      request: body(newTokenIn),
      responses: {
        201: {
          description: 'The token; its secret is shown this once',
          content: { 'application/json': { schema: newTokenOut } },
        },
        ...problems,
      },
    }),
    async (c) => {
      const { token, secret } = await createToken(deps.tokens, personOf(c), c.req.valid('json'));
      c.header('cache-control', 'no-store');
      return c.json({ ...tokenOutOf(token), secret }, 201);
    },
  );
  app.openapi(
    createRoute({
      method: 'delete',
      path: '/api/tokens/{id}',
      tags,
      security,
      summary: 'Revoke a token',
      request: { params },
      responses: done,
    }),
    async (c) => {
      await revokeToken(deps.tokens, personOf(c), c.req.valid('param').id);
      return c.body(null, 204);
    },
  );
}
