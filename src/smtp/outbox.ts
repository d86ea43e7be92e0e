import { mkdir, open, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mail, Outcome, Transport } from '../news/mail/index.ts';
import { composeMime } from './compose-mime.ts';

/**
 * Writes letters as .eml files into `folder` instead of sending them, for a publication without a mail server. A file is
 * named by its Message-ID, so a repeat replaces itself; half a file is never seen.
 */
export function createOutbox(folder: string): Transport {
  const lane = { send: (mail: Mail) => store(folder, mail), close: async () => undefined };
  return { lanes: 1, lane: () => lane, close: async () => undefined };
}

async function store(folder: string, mail: Mail): Promise<Outcome> {
  const name = `${mail.messageId.replace(/[^A-Za-z0-9.@_-]/g, '_')}.eml`;
  const draft = join(folder, `.${name}.draft`);
  try {
    await mkdir(folder, { recursive: true });
    const file = await open(draft, 'w', 0o600);
    try {
      await file.writeFile(await composeMime(mail));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, join(folder, name));
    return { kind: 'accepted', reply: name };
  } catch (error) {
    await unlink(draft).catch(() => undefined);
    return { kind: 'unavailable', reply: error instanceof Error ? error.message : String(error) };
  }
}
