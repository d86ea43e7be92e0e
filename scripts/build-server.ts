import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { rolldown } from 'rolldown';

/**
 * Makes dist/cli: the command line and its threads with the libraries they use, in some twenty files, and what themes may
 * import. Finding a thousand small files, three times over, took Node longer than all the rest of a start
 * (docs/decisions/0030-bundled-server.md). Nothing is minified, so that a stack still names its functions.
 */
const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const commands = readdirSync(join(root, 'src/cli'))
  .filter((file) => file === 'main.ts' || file.endsWith('-thread.ts'))
  .map((file) => `cli/${basename(file, '.ts')}`);
const input = [...commands, 'web/site/theme-kit'].filter((name) => existsSync(join(root, `src/${name}.ts`)));

const bundle = await rolldown({
  cwd: root,
  input: Object.fromEntries(input.map((name) => [name, `src/${name}.ts`])),
  platform: 'node',
  tsconfig: 'tsconfig.json',
  external: [
    // Machine code, which these look for in their own folder; pg-native is what pg does without.
    'better-sqlite3',
    'sharp',
    'pg-native',
    // A theme's components are hono's, and have to be the same hono's as ours.
    /^hono($|\/)/,
    // Only where there is a theme.
    'vite',
  ],
  onLog: (level, log, handle) => {
    // Libraries' business: what they import and leave unused.
    if (level === 'warn' && log.id?.includes('/node_modules/')) return;
    handle(level, log);
  },
});
const { output } = await bundle.write({
  dir: dist,
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: 'cli/[name]-[hash].js',
});
await bundle.close();

// What earlier builds left, also of the time when each source had a file of its own; other steps fill the other folders.
const made = new Set(output.map((file) => join(dist, file.fileName)));
for (const folder of readdirSync(join(root, 'src')).filter((name) => name !== 'newsroom')) {
  if (!existsSync(join(dist, folder))) continue;
  const entries = readdirSync(join(dist, folder), { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !made.has(path)) rmSync(path);
  }
  const folders = entries.filter((one) => one.isDirectory()).map((one) => join(one.parentPath, one.name));
  // The deepest first; those that still hold something stay.
  for (const path of [join(dist, folder), ...folders].sort().reverse())
    if (readdirSync(path).length === 0) rmdirSync(path);
}
