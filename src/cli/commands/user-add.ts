import { randomInt } from 'node:crypto';
import { AppError } from '../../base/index.ts';
import { isRole } from '../../news/people/index.ts';
import type { Command } from '../command.ts';
import { openAuth } from '../open-auth.ts';

/** No letters or digits that look alike; 16 of 54 are 92 bits. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

export function makePassword(): string {
  return Array.from({ length: 16 }, () => LETTERS[randomInt(LETTERS.length)])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-');
}

/** Opens an account; makes a password when none is given and shows it once. */
export const userAdd: Command = async (context, args) => {
  const role = String(args.role ?? '');
  if (!isRole(role))
    throw new AppError('option_invalid', { option: '--role', value: role, why: 'admin, editor, reporter' });
  const given = typeof args.password === 'string' ? args.password : null;
  const password = given ?? makePassword();
  const auth = openAuth(context.house);
  const account = await auth.createAccount({
    name: String(args.name ?? ''),
    email: String(args.email ?? ''),
    role,
    password,
  });
  const lines = [
    {
      ar: `فُتح حساب ${account.name} (${account.role}): ${account.email}`,
      en: `Account opened for ${account.name} (${account.role}): ${account.email}`,
    },
  ];
  if (given === null)
    lines.push({ ar: `كلمة السر، ولن تظهر مرة أخرى: ${password}`, en: `Password, shown only now: ${password}` });
  return {
    report: { id: account.id, email: account.email, role: account.role, ...(given === null ? { password } : {}) },
    lines,
  };
};
