import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isoInstant } from '../../arabic/index.ts';
import { openCopyFolder, zipFiles } from '../../files/index.ts';
import { exportSite, keyLine, MANIFEST, type Rendered, type RenderPath } from '../../news/bring/index.ts';
import { copyPaths, createSite, type SiteDeps } from '../../web/index.ts';
import type { Command, CommandContext } from '../command.ts';
import { openSiteDeps } from '../site-deps.ts';

/** One export into a folder after the other, whoever asks. */
const running = new Map<string, Promise<unknown>>();

/** The whole site as still files, brought up to date where an earlier copy lies; `dir` and `zip` are absolute. */
export const exportCopy: Command = async (context, args, _input, emit) => {
  const dir = String(args.dir);
  const before = running.get(dir);
  const exporting = (before ?? Promise.resolve()).catch(() => undefined).then(() => write(context, dir, args, emit));
  running.set(dir, exporting);
  try {
    return await exporting;
  } finally {
    if (running.get(dir) === exporting) running.delete(dir);
  }
};

async function write(
  context: CommandContext,
  dir: string,
  args: Parameters<Command>[1],
  emit: Parameters<Command>[3],
): ReturnType<Command> {
  const { house } = context;
  const started = house.clock.now();
  const nothingFound = async () => ({ total: 0, totalIsFloor: false, hits: [] });
  const { deps, publication } = await openSiteDeps(house, nothingFound, join(context.dist, 'assets'));
  const { baseUrl } = publication();
  const newest = (await house.live.list({ limit: 1 }))[0]?.publishedAt ?? 0;
  const folder = openCopyFolder(dir, MANIFEST);
  const { paths, ...done } = await exportSite(
    {
      paths: () =>
        copyPaths({ live: deps.live, publication: { ...house.publication, ...deps.publication }, shell: deps.shell }),
      render: renderer(context, deps, newest),
      folder,
      key: house.siteKey,
    },
    { site: baseUrl, base: typeof args.base === 'string' ? args.base : null, newest: isoInstant(newest) },
    ({ done, total, written }) => emit({ type: 'progress', label: 'export', done, total, detail: { written } }),
  );
  if (typeof args.zip === 'string') await zipFiles(dir, [...paths, MANIFEST], args.zip, new Date(newest));
  const seconds = (house.clock.now() - started) / 1000;
  const megabytes = (done.bytes / 1e6).toFixed(1);
  const lines = [
    {
      ar: `نسخة الموقع في ${dir}: ${paths.length} ملفا، ${megabytes} م.ب (كُتب ${done.written}، بقي ${done.kept} كما هو، حُذف ${done.removed})`,
      en: `A copy of the site in ${dir}: ${paths.length} files, ${megabytes} MB (${done.written} written, ${done.kept} left as they were, ${done.removed} removed)`,
    },
    {
      ar: `موقّعة بالمفتاح ${keyLine(house.siteKey.publicKey)}. تحقق منها في أي مكان: bin/warraq verify DIR --key ${baseUrl}`,
      en: `Signed with the key ${keyLine(house.siteKey.publicKey)}. Check it anywhere: bin/warraq verify DIR --key ${baseUrl}`,
    },
  ];
  if (typeof args.zip === 'string') lines.push({ ar: `وفي ملف واحد: ${args.zip}`, en: `And in one file: ${args.zip}` });
  return { report: { dir, zip: args.zip ?? null, files: paths.length, ...done, seconds }, lines };
}

/** The readers' site without what lives: no counts of today, no search, no clock. */
function renderer({ house }: CommandContext, deps: SiteDeps, newest: number): RenderPath {
  const site = createSite({ ...deps, mostRead: async () => [], still: newest });
  return async (path): Promise<Rendered | null> => {
    if (path.startsWith('/media/')) return picture(house.mediaFolder, path.slice('/media/'.length));
    const response = await site.request(path);
    if (response.status >= 500) throw new Error(`${path} answered ${response.status}`);
    if (response.status !== 200 && path !== '/404') return null;
    return {
      type: response.headers.get('content-type') ?? '',
      body: new Uint8Array(await response.arrayBuffer()),
    };
  };
}

async function picture(folder: string, path: string): Promise<Rendered | null> {
  const names = path.split('/').map(decodeURIComponent);
  if (names.some((name) => name === '..' || name.includes('/'))) return null;
  try {
    return { type: 'image/*', body: await readFile(join(folder, ...names)) };
  } catch (error) {
    // A picture whose file is gone leaves its words.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
