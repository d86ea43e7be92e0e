import { DAY, type Id, type Instant } from '../../base/index.ts';
import type { Signer } from './ports.ts';
import { makeToken } from './token.ts';

/** Paths of the reader's newsletter pages; the last three take `?t=` with a signed token. */
export const mailPaths = {
  subscribe: '/newsletter',
  confirm: '/newsletter/confirm',
  preferences: '/newsletter/preferences',
  unsubscribe: '/newsletter/unsubscribe',
} as const;

/** 3 days: a confirmation that was overlooked on Thursday still works on Saturday. */
export const CONFIRM_FOR = 3 * DAY;
/** A year: letters are kept, and their footer should work; who forwards one hands on no more than this page. */
export const PREFERENCES_FOR = 365 * DAY;

export function confirmPath(signer: Signer, askId: Id, askedAt: Instant): string {
  return `${mailPaths.confirm}?t=${makeToken(signer, 'confirm', askId, askedAt + CONFIRM_FOR)}`;
}

/** `from`: when the letter was opened, so that every repeat of it carries the same link. */
export function preferencesPath(signer: Signer, subscriberId: Id, from: Instant): string {
  return `${mailPaths.preferences}?t=${makeToken(signer, 'preferences', subscriberId, from + PREFERENCES_FOR)}`;
}

/** Never expires: whoever holds an old letter must be able to leave. */
export function unsubscribePath(signer: Signer, subscriberId: Id): string {
  return `${mailPaths.unsubscribe}?t=${makeToken(signer, 'unsubscribe', subscriberId, null)}`;
}
