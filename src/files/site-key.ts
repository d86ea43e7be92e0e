import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { keyFile } from './key-file.ts';

/** The publication's own key: whoever holds a copy of the site can tell that it is whole and ours. */
export type SiteKey = {
  /** PEM, as it is published. */
  publicKey: string;
  /** Ed25519 (RFC 8032), base64. */
  sign(bytes: Uint8Array): string;
};

/** PKCS #8 around an Ed25519 seed (RFC 8410): the 32 bytes that follow are the key. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Reads the key's seed from `path`, or makes it there. */
export function siteKeyFile(path: string): SiteKey {
  const seed = Buffer.from(keyFile(path), 'hex');
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
  return { publicKey, sign: (bytes) => sign(null, bytes, key).toString('base64') };
}
