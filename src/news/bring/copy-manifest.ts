import { createPublicKey, verify } from 'node:crypto';
import type { CopyKey } from './ports.ts';

/** In every copy: what belongs to it, and the publication's signature over that. */
export const MANIFEST = 'warraq-manifest.txt';
const FIRST = 'warraq-manifest 1';

export type CopyFileFacts = { sha256: string; bytes: number };
export type Manifest = {
  /** Where the living site is. */
  site: string;
  /** When the newest article in it was published, ISO 8601: how old the copy is. */
  newest: string;
  files: ReadonlyMap<string, CopyFileFacts>;
};

/**
 * Lines of text, so that it can be read and checked without this program: a head, one line for each file, and last an
 * Ed25519 signature over every byte before its own line. The same files make the same bytes.
 */
export function writeManifest({ site, newest, files }: Manifest, key: CopyKey): Uint8Array {
  const paths = [...files.keys()].sort();
  const lines = [
    FIRST,
    `site ${site}`,
    `newest ${newest}`,
    `key ${keyLine(key.publicKey)}`,
    ...paths.map((path) => `file ${files.get(path)?.sha256} ${files.get(path)?.bytes} ${path}`),
    '',
  ];
  const signed = Buffer.from(lines.join('\n'));
  return Buffer.concat([signed, Buffer.from(`signature ${key.sign(signed)}\n`)]);
}

export type SignedManifest = Manifest & {
  /** The key it names, PEM: whose copy it says it is. */
  publicKey: string;
  /** Whether the signature is that of `publicKey`. */
  isSignedBy(publicKey: string): boolean;
};

/** Null for what is no manifest, or of a format that this version does not know. */
export function readManifest(bytes: Uint8Array): SignedManifest | null {
  const text = Buffer.from(bytes).toString('utf8');
  const at = text.lastIndexOf('\nsignature ');
  const lines = text.slice(0, at).split('\n');
  const signature = /^signature ([A-Za-z0-9+/=]+)\n$/.exec(text.slice(at + 1))?.[1];
  if (at === -1 || signature === undefined || lines[0] !== FIRST) return null;
  const head = new Map<string, string>();
  const files = new Map<string, CopyFileFacts>();
  for (const line of lines.slice(1)) {
    const file = /^file ([0-9a-f]{64}) (\d{1,15}) (.+)$/.exec(line);
    if (file !== null) files.set(file[3] as string, { sha256: file[1] as string, bytes: Number(file[2]) });
    else if (/^(?:site|newest|key) /.test(line))
      head.set(line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1));
    else return null;
  }
  const key = head.get('key');
  if (key === undefined) return null;
  const signed = Buffer.from(text.slice(0, at + 1));
  return {
    site: head.get('site') ?? '',
    newest: head.get('newest') ?? '',
    files,
    publicKey: `-----BEGIN PUBLIC KEY-----\n${key}\n-----END PUBLIC KEY-----\n`,
    isSignedBy: (publicKey) => {
      try {
        const bytes = Buffer.from(signature, 'base64');
        // One way of writing it only: the last letter has bits that a decoder does not look at.
        return bytes.toString('base64') === signature && verify(null, signed, createPublicKey(publicKey), bytes);
      } catch {
        // What is no Ed25519 key signed nothing.
        return false;
      }
    },
  };
}

/** A public key as one line: the body of its PEM. Two keys are the same when these are. */
export function keyLine(publicKey: string): string {
  return publicKey.replace(/-----[^-]*-----/g, '').replace(/\s/g, '');
}
