import { createHmac } from 'node:crypto';
import type { DayKey } from '../../arabic/index.ts';
import type { Id } from '../../base/index.ts';

/** 16 bytes: at a million reads a day a false "repeat" has a chance of about 1 in 10^27. */
const MARK_BYTES = 16;

/** The eight groups of an IPv6 address in text form, or null for anything else. */
function ipv6Groups(address: string): string[] | null {
  const halves = address.split('::');
  if (halves.length > 2 || !address.includes(':')) return null;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - tail.length;
  const groups = halves.length === 2 ? [...head, ...Array<string>(Math.max(missing, 0)).fill('0'), ...tail] : head;
  return groups.length === 8 && groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) ? groups : null;
}

/**
 * The network a reader counts as. IPv4 whole; of IPv6 the first 64 bits, because one household holds 2^64 addresses
 * and phones change theirs within the day.
 */
export function readerNetwork(address: string): string {
  const bare = address.trim().toLowerCase().replace(/%.*$/, '');
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/.exec(bare);
  if (mapped?.[1]) return mapped[1];
  const groups = ipv6Groups(bare);
  if (!groups) return bare;
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

/**
 * The mark of one reader at one article on one day: HMAC-SHA-256 (RFC 2104) under the day's salt, cut to 16 bytes.
 * The parts are joined by U+0000, which can stand in none of them.
 */
export function readerMark(
  salt: Uint8Array,
  reader: { address: string; userAgent: string; articleId: Id; day: DayKey },
): Uint8Array {
  const text = [readerNetwork(reader.address), reader.userAgent, reader.articleId, reader.day]
    .map((part) => part.replaceAll('\0', ''))
    .join('\0');
  return createHmac('sha256', salt).update(text, 'utf8').digest().subarray(0, MARK_BYTES);
}
