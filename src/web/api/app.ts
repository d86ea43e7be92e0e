import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { z } from 'zod';
import { AppError } from '../../base/index.ts';
import type { Account, TokenBearer } from '../../news/people/index.ts';
import { type Language, problemOut } from '../../wire/index.ts';
import { InvalidInput } from '../problem.ts';
import { inputErrors } from './input-errors.ts';

/** Who asks: nobody, a browser's session or a machine's token. */
export type Caller = { account: Account | null; token: TokenBearer | null };

export type ApiEnv = { Variables: { caller: Caller; language: Language } };
export type ApiContext = Context<ApiEnv>;
export type ApiApp = OpenAPIHono<ApiEnv>;

/** A router whose input faults become problems. */
export function newApp(): ApiApp {
  return new OpenAPIHono<ApiEnv>({
    defaultHook: (result, c) => {
      if (result.success) return;
      const { issues } = result.error;
      const [first] = issues;
      if (result.target === 'json' && first?.path[0] === 'title' && first.code === 'too_big') {
        throw new AppError('title_too_long', { max: Number(first.maximum) });
      }
      const code = result.target === 'json' && first?.path[0] === 'body' ? 'document_invalid' : 'invalid_input';
      throw new InvalidInput(code, inputErrors(issues, result.target, c.get('language')));
    },
  });
}

/** The signed-in account, by session or token. Throws `sign_in_needed`. */
export function accountOf(c: ApiContext): Account {
  const { account } = c.get('caller');
  if (!account) throw new AppError('sign_in_needed');
  return account;
}

/** As accountOf, for what only a person may do: a leaked token must not be able to make others or open accounts. */
export function personOf(c: ApiContext): Account {
  if (c.get('caller').token) throw new AppError('forbidden', { action: 'token' });
  return accountOf(c);
}

export const problems = {
  default: { description: 'A problem (RFC 9457)', content: { 'application/problem+json': { schema: problemOut } } },
} as const;

/** The `responses` of a route that answers with one JSON value. */
export function answers<S extends z.ZodType>(schema: S, description: string) {
  return { 200: { description, content: { 'application/json': { schema } } }, ...problems };
}

export function body<S extends z.ZodType>(schema: S) {
  return { body: { required: true, content: { 'application/json': { schema } } } };
}

export const security: Record<string, string[]>[] = [{ session: [] }, { token: [] }];
