import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';

/** Pictures and fonts are compressed already. */
const COMPRESSED = /\.(?:webp|avif|jpe?g|png|woff2)$/;

/** Packs files of a folder into one, whole or not at all; the same files at the same `time` make the same bytes. */
export async function zipFiles(root: string, paths: readonly string[], target: string, time: Date): Promise<void> {
  const zip = new yazl.ZipFile();
  // Clocks of memory cards begin in 1980.
  const mtime = time.getUTCFullYear() < 1980 ? new Date(Date.UTC(1980, 0, 2)) : time;
  for (const path of paths)
    zip.addFile(join(root, path), path, { mtime, mode: 0o100644, compress: !COMPRESSED.test(path) });
  zip.end();
  const aside = `${target}.part`;
  try {
    await pipeline(zip.outputStream, createWriteStream(aside));
    await rename(aside, target);
  } finally {
    await rm(aside, { force: true });
  }
}
