import type { Instant } from './clock.ts';

/** A UUIDv7 in lower case, 36 characters (RFC 9562 §5.7). Sorts by the time it was made. */
export type Id = string;

/** Eight characters of Crockford's base32, lower case: 40 bits. The part of an address that finds an article. */
export type ShortId = string;

const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz';

let lastMoment: Instant = -1;
let sequence = 0;

/**
 * Makes a UUIDv7 for `now`, safe in a browser. Ids that one thread makes in the same millisecond ascend by a counter in
 * the twelve bits after the version (RFC 9562 §6.2, method 1), so that lists keep the order in which things were made.
 */
export function newId(now: Instant): Id {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const view = new DataView(bytes.buffer);
  // 0xfff ids in a millisecond are more than this ever makes; past them order is lost, uniqueness is not.
  sequence = now === lastMoment ? Math.min(sequence + 1, 0xfff) : 0;
  lastMoment = now;
  view.setUint16(0, Math.floor(now / 2 ** 32) & 0xffff);
  view.setUint32(2, now >>> 0);
  view.setUint16(6, 0x7000 | sequence);
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80);
  const hex = [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The short id of an article: the last 40 bits of its UUIDv7, all of them random. */
export function shortIdOf(id: Id): ShortId {
  let bits = BigInt(`0x${id.slice(-10)}`);
  let out = '';
  for (let i = 0; i < 8; i += 1) {
    out = CROCKFORD[Number(bits & 31n)] + out;
    bits >>= 5n;
  }
  return out;
}

/** True for exactly eight characters of the alphabet that {@link shortIdOf} writes. */
export function isShortId(text: string): text is ShortId {
  return /^[0-9a-hjkmnp-tv-z]{8}$/.test(text);
}

/** True for a UUID in lower-case text form. */
export function isId(text: string): text is Id {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
