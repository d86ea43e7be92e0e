import { createHash } from 'node:crypto';
import { keyLine, MANIFEST, readManifest } from './copy-manifest.ts';
import type { CopyFolder } from './ports.ts';

export type CopyVerdict = {
  /** unreadable: no manifest that we know; other_key: signed, but not with the key asked for; forged: not signed by the key it names. */
  signature: 'good' | 'unreadable' | 'other_key' | 'forged';
  site: string;
  newest: string;
  publicKey: string;
  files: number;
  missing: string[];
  changed: string[];
  added: string[];
};

/** Whether a copy is whole, unchanged and signed: by `publicKey` (PEM), or, when that is null, by the key it names itself. */
export async function verifyCopy(
  folder: Pick<CopyFolder, 'read' | 'list'>,
  publicKey: string | null,
): Promise<CopyVerdict> {
  const bytes = await folder.read(MANIFEST);
  const manifest = bytes === null ? null : readManifest(bytes);
  if (manifest === null) {
    const empty = { site: '', newest: '', publicKey: '', files: 0, missing: [], changed: [], added: [] };
    return { signature: 'unreadable', ...empty };
  }
  const expected = publicKey ?? manifest.publicKey;
  const signature = manifest.isSignedBy(expected)
    ? 'good'
    : keyLine(expected) === keyLine(manifest.publicKey)
      ? 'forged'
      : 'other_key';
  const missing: string[] = [];
  const changed: string[] = [];
  for (const [path, facts] of manifest.files) {
    const there = await folder.read(path);
    if (there === null) missing.push(path);
    else if (createHash('sha256').update(there).digest('hex') !== facts.sha256) changed.push(path);
  }
  const added = (await folder.list()).filter((path) => path !== MANIFEST && !manifest.files.has(path)).sort();
  const { site, newest } = manifest;
  return {
    signature,
    site,
    newest,
    publicKey: manifest.publicKey,
    files: manifest.files.size,
    missing,
    changed,
    added,
  };
}

export function isWhole({ signature, missing, changed, added }: CopyVerdict): boolean {
  return signature === 'good' && missing.length + changed.length + added.length === 0;
}
