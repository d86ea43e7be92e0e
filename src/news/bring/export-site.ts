import { createHash } from 'node:crypto';
import { type CopySite, copyDocument, copyFile, copyPage, copyStyles } from './copy-links.ts';
import { type CopyFileFacts, MANIFEST, readManifest, writeManifest } from './copy-manifest.ts';
import type { CopyFolder, CopyKey, Rendered, RenderPath } from './ports.ts';

export type ExportDeps = {
  /** Every page that belongs in a copy, percent-encoded or not. */
  paths(): AsyncIterable<string>;
  render: RenderPath;
  folder: CopyFolder;
  key: CopyKey;
};

export type ExportOptions = {
  site: string;
  base: string | null;
  newest: string;
};

export type ExportReport = {
  /** Every file of the copy but its manifest, in order. */
  paths: string[];
  bytes: number;
  written: number;
  kept: number;
  removed: number;
};
export type ExportListener = (progress: { done: number; total: number; written: number }) => void;

/** 4: enough that the disk is written while the next page is rendered. */
const AT_ONCE = 4;

/**
 * Writes the whole site into a folder as still files. What is there already and the same stays untouched; what left the
 * site since the last time is removed. The manifest comes last, so that an export which was interrupted is none, and
 * doing it again ends where a first one would have.
 */
export async function exportSite(
  deps: ExportDeps,
  options: ExportOptions,
  listener: ExportListener,
): Promise<ExportReport> {
  const { folder } = deps;
  const begun = await folder.begin();
  const before = await folder.read(MANIFEST);
  const known = (before && readManifest(before)?.files) || new Map<string, CopyFileFacts>();

  const queue: string[] = [];
  const planned = new Set<string>();
  const plan = (path: string) => {
    const file = copyFile(path);
    if (file === null || planned.has(file)) return;
    planned.add(file);
    queue.push(path);
  };
  for await (const path of deps.paths()) plan(path);

  const files = new Map<string, CopyFileFacts>();
  const counts = { written: 0, kept: 0 };
  // Pages that lists lead on to join later: only what was planned from the start is surely there.
  const pages = new Set(planned);
  const copy: CopySite = { ...options, has: (file) => pages.has(file) };

  const put = async (file: string, bytes: Uint8Array) => {
    const there = await folder.read(file);
    if (there !== null && Buffer.compare(there, bytes) === 0) counts.kept += 1;
    else {
      await folder.write(file, bytes);
      counts.written += 1;
    }
    files.set(file, { sha256: sha256(bytes), bytes: bytes.length });
  };

  const one = async (path: string) => {
    const file = copyFile(path) as string;
    const facts = path.startsWith('/media/') ? known.get(file) : undefined;
    if (facts !== undefined) {
      // Other bytes would have another name: what is still as it was signed need not be fetched.
      const there = await folder.read(file);
      if (there !== null && sha256(there) === facts.sha256) {
        files.set(file, facts);
        counts.kept += 1;
        return;
      }
    }
    const rendered = await deps.render(path);
    // Withdrawn since the list was made.
    if (rendered === null) return;
    const { bytes, needs } = asFile(rendered, file, copy);
    for (const need of needs) plan(need);
    await put(file, bytes);
  };

  let done = 0;
  let failed = false;
  const work = async () => {
    for (let path = queue[done]; path !== undefined && !failed; path = queue[done]) {
      done += 1;
      await one(path).catch((error: unknown) => {
        failed = true;
        throw error;
      });
      listener({ done, total: queue.length, written: counts.written });
    }
  };
  // Again until nothing new was found: a worker that ends early may have left the last page's needs to nobody.
  while (done < queue.length) {
    // All have stopped before a failure leaves here: nobody writes any more when the next export begins.
    const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
    const fault = ended.find((one) => one.status === 'rejected');
    if (fault !== undefined) throw fault.reason;
  }

  const gone = [...new Set([...known.keys(), ...begun])].filter((file) => !files.has(file) && file !== MANIFEST);
  for (const file of gone) await folder.remove(file);
  const manifest = writeManifest({ site: options.site, newest: options.newest, files }, deps.key);
  if (before === null || Buffer.compare(before, manifest) !== 0) await folder.write(MANIFEST, manifest);
  await folder.finish();
  const bytes = [...files.values()].reduce((sum, facts) => sum + facts.bytes, 0);
  return { paths: [...files.keys()].sort(), bytes, ...counts, removed: gone.length };
}

function asFile({ type, body }: Rendered, file: string, copy: CopySite): { bytes: Uint8Array; needs: string[] } {
  const text = () => Buffer.from(body).toString('utf8');
  if (type.startsWith('text/html')) {
    const { html, needs } = copyPage(text(), file, copy);
    return { bytes: Buffer.from(html), needs };
  }
  if (type.startsWith('text/css')) {
    const { css, needs } = copyStyles(text(), file);
    return { bytes: Buffer.from(css), needs };
  }
  const isText = /^(?:text\/plain|application\/)/.test(type);
  return { bytes: isText ? Buffer.from(copyDocument(text(), copy)) : body, needs: [] };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
