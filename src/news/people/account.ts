import type { Id } from '../../base/index.ts';

export const roles = ['admin', 'editor', 'reporter'] as const;
export type Role = (typeof roles)[number];

/** A person who can sign in to the newsroom. Never shown to readers: bylines carry contributors, not accounts. */
export type Account = {
  id: Id;
  name: string;
  email: string;
  role: Role;
  /** Can neither sign in nor do anything; what the account wrote keeps pointing at it. */
  disabled: boolean;
};

/** True for one of the three roles, as text from a command line or a database. */
export function isRole(text: string): text is Role {
  return (roles as readonly string[]).includes(text);
}
