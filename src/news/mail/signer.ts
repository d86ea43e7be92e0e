import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Signer } from './ports.ts';

/** 16 bytes: forging one link takes 2^127 tries on average, and RFC 2104 allows half of the hash. */
const SIGNATURE_BYTES = 16;

/** `keys`: the first signs, all of them verify, so that a key can be replaced while its links are out. At least 32 bytes each. */
export function createSigner(keys: readonly Uint8Array[]): Signer {
  const [first] = keys;
  if (first === undefined || keys.some((key) => key.length < 32)) throw new RangeError('A signing key needs 32 bytes');
  const sign = (key: Uint8Array, value: Uint8Array): Uint8Array =>
    createHmac('sha256', key).update('warraq mail link\0').update(value).digest().subarray(0, SIGNATURE_BYTES);
  return {
    sign: (value) => sign(first, value),
    verify: (value, signature) =>
      signature.length === SIGNATURE_BYTES && keys.some((key) => timingSafeEqual(sign(key, value), signature)),
  };
}
