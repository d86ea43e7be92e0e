import { appendFile, mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { AppError } from '../base/index.ts';
import type { CopyFolder } from '../news/bring/index.ts';

/** Holds what is being written, and the names of new files: there only while an export runs or after it was interrupted. */
const WRITING = '.warraq-writing';

/** A copy of the site as a folder on disk. `manifest` is the file by which a finished one is known. */
export function openCopyFolder(root: string, manifest: string): CopyFolder {
  const writing = join(root, WRITING);
  const journal = join(writing, 'files');
  let next = 0;

  /** Null for a name that leads out of the folder: a manifest from elsewhere may hold anything. */
  const placeOf = (path: string): string | null => {
    const place = join(root, path);
    return place.startsWith(join(root, sep)) ? place : null;
  };

  const read = async (path: string): Promise<Buffer | null> => {
    const place = placeOf(path);
    if (place === null) return null;
    try {
      return await readFile(place);
    } catch (error) {
      if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(codeOf(error))) return null;
      throw error;
    }
  };

  return {
    begin: () =>
      guarded(root, async () => {
        await mkdir(root, { recursive: true });
        const names = await readdir(root);
        const ours = names.includes(manifest) || names.includes(WRITING);
        if (!ours && names.some((name) => !name.startsWith('.'))) throw new AppError('folder_taken', { folder: root });
        const begun = (await readFile(journal, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '');
        await mkdir(writing, { recursive: true });
        // Half-written ones of an export that was killed.
        for (const name of await readdir(writing)) if (name !== 'files') await rm(join(writing, name));
        return begun;
      }),
    read,
    write: (path, bytes) =>
      guarded(root, async () => {
        next += 1;
        const aside = join(writing, String(next));
        await writeFile(aside, bytes);
        // Known before it is there: whatever happens now, the next export finds it.
        await appendFile(journal, `${path}\n`);
        await mkdir(dirname(join(root, path)), { recursive: true });
        await rename(aside, join(root, path));
      }),
    remove: (path) =>
      guarded(root, async () => {
        const place = placeOf(path);
        if (place === null) return;
        await rm(place, { force: true });
        for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
          try {
            await rmdir(join(root, folder));
          } catch {
            // Not empty, or gone already.
            return;
          }
        }
      }),
    list: async () => {
      const entries = await readdir(root, { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => !entry.isDirectory())
        .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
        .filter((path) => !path.split('/').some((name) => name.startsWith('.') && name !== '.well-known'));
    },
    finish: () => guarded(root, () => rm(writing, { recursive: true, force: true })),
  };
}

/** What a disk refuses, in words that say what to do. */
async function guarded<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new AppError('disk_full', {}, { cause: error });
    if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code))
      throw new AppError('folder_unwritable', { folder }, { cause: error });
    throw error;
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? '';
}
