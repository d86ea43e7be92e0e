import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../base/index.ts';
import type { Salts } from '../news/count/index.ts';

const SALT_BYTES = 32;
const NAME = /^read-salt-(\d{4}-\d{2}-\d{2})$/;

/** Writes `salt` under `path` whole or not at all; false when another process was first. */
async function claim(path: string, salt: Buffer): Promise<boolean> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(salt);
    await file.sync();
    await file.close();
    await link(draft, path);
    return true;
  } catch (error) {
    await file.close().catch(() => undefined);
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    throw code === 'ENOSPC' ? new AppError('disk_full', {}, { cause: error }) : error;
  } finally {
    await unlink(draft).catch(() => undefined);
  }
}

async function readSalt(path: string): Promise<Buffer | null> {
  try {
    const salt = await readFile(path);
    return salt.length === SALT_BYTES ? salt : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** The day's salt in `folder`; the first process to ask makes it, days before it and drafts left behind go. */
async function takeSalt(folder: string, day: string): Promise<Buffer> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `read-salt-${day}`);
  // Twice: another process may remove or replace the file between our claim and our reading.
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const there = await readSalt(path);
    if (there) {
      await forgetOlder(folder, day);
      return there;
    }
    const made = randomBytes(SALT_BYTES);
    if (await claim(path, made)) {
      await forgetOlder(folder, day);
      return made;
    }
    // A file of the wrong length is damaged: without it the day starts anew, which counts a reader once more at worst.
    if ((await readSalt(path)) === null) await unlink(path).catch(() => undefined);
  }
  throw new Error(`no salt could be kept in ${folder}`);
}

async function forgetOlder(folder: string, day: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const found = NAME.exec(name)?.[1];
    if (found && found < day) await unlink(join(folder, name)).catch(() => undefined);
  }
}

/**
 * Daily salts as files of mode 0600 in `folder`, one a day, older ones deleted when a new day is asked for. The folder
 * is `private/` in the data folder, which backups leave out. Processes that share the folder share the salt; a process
 * with a folder of its own counts a reader who meets both once in each.
 */
export function createSaltFile(folder: string): Salts {
  let known: { day: string; salt: Promise<Buffer> } | null = null;
  return {
    saltOf: (day) => {
      if (known?.day !== day) {
        const salt = takeSalt(folder, day);
        const asked = { day, salt };
        known = asked;
        // A failed attempt must not be remembered for the rest of the day.
        salt.catch(() => {
          if (known === asked) known = null;
        });
      }
      return known.salt;
    },
  };
}
