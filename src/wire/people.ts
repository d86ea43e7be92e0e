import { z } from 'zod';
import { instantText } from './parts.ts';

export const roleSchema = z.enum(['admin', 'editor', 'reporter']);
export const scopeSchema = z.enum(['read', 'write']);

export const accountOut = z
  .object({ id: z.string(), name: z.string(), email: z.string(), role: roleSchema, disabled: z.boolean() })
  .meta({ id: 'Account' });
export type AccountOut = z.infer<typeof accountOut>;

/** Who is signed in; `account` null: nobody. `may`: the actions no article's state bears on that are allowed. */
export const sessionOut = z
  .object({ account: accountOut.nullable(), may: z.array(z.string()) })
  .meta({ id: 'Session' });
export type SessionOut = z.infer<typeof sessionOut>;

export const signInIn = z.object({ email: z.string(), password: z.string(), rememberMe: z.boolean().optional() });
export const changePasswordIn = z.object({ currentPassword: z.string(), newPassword: z.string() });

export const newAccountIn = z.strictObject({
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  password: z.string(),
});
export const accountChangeIn = z.strictObject({
  name: z.string().trim().min(1).max(200).optional(),
  role: roleSchema.optional(),
  disabled: z.boolean().optional(),
});
export const passwordIn = z.strictObject({ password: z.string() });

export const tokenOut = z
  .object({
    id: z.string(),
    accountId: z.string(),
    name: z.string(),
    role: roleSchema,
    scopes: z.array(scopeSchema),
    createdAt: instantText,
    lastUsedAt: instantText.nullable(),
    revokedAt: instantText.nullable(),
  })
  .meta({ id: 'Token' });
export type TokenOut = z.infer<typeof tokenOut>;

export const newTokenIn = z.strictObject({
  name: z.string().trim().min(1).max(100),
  /** The most it may do; never more than the account itself. */
  role: roleSchema,
  scopes: z.array(scopeSchema).min(1),
});
/** `secret` is shown this once. */
export const newTokenOut = tokenOut.extend({ secret: z.string() }).meta({ id: 'NewToken' });
