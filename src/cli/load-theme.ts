import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AppError } from '../base/index.ts';
import { type Theme, themeParts } from '../web/index.ts';

/**
 * Reads a theme module: TypeScript with or without JSX, compiled and put together with what it imports, so that it may
 * be several files. hono and `warraq/theme` stay ours: two copies of either would not know each other's components.
 * Throws `option_invalid` with what is wrong.
 */
export async function loadTheme(path: string, data: string): Promise<Theme> {
  try {
    const code = await compile(path);
    // Beside the data: the installation may be read-only. Named by content, so that a changed theme is another module.
    const folder = join(data, 'theme');
    const file = join(folder, `${createHash('sha256').update(code).digest('hex').slice(0, 16)}.mjs`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, code);
    return checkTheme((await import(pathToFileURL(file).href)) as { theme?: unknown });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new AppError('option_invalid', { option: `WARRAQ_THEME: ${path}: ${why}` }, { cause: error });
  }
}

async function compile(path: string): Promise<string> {
  // The compiler is loaded only where there is a theme: it takes 50 MB that nobody else needs.
  const { build } = await import('vite');
  const made = await build({
    configFile: false,
    root: dirname(path),
    logLevel: 'silent',
    oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
    ssr: { noExternal: true },
    plugins: [{ name: 'ours', enforce: 'pre', resolveId: ours }],
    build: { ssr: path, write: false, target: 'node24', minify: false },
  });
  const [first] = Array.isArray(made) ? made : [made];
  if (first === undefined || !('output' in first)) throw new Error('nothing was built');
  const [chunk] = first.output;
  return chunk.code;
}

const require = createRequire(import.meta.url);

function ours(id: string) {
  if (id === 'warraq/theme')
    return { id: new URL('../web/site/theme-kit.js', import.meta.url).href, external: true as const };
  if (id === 'hono' || id.startsWith('hono/')) {
    const found = import.meta.resolve?.(id) ?? pathToFileURL(require.resolve(id)).href;
    return { id: found, external: true as const };
  }
  return null;
}

function checkTheme({ theme }: { theme?: unknown }): Theme {
  if (typeof theme !== 'object' || theme === null) throw new Error('export const theme: Theme = { … }');
  for (const [name, value] of Object.entries(theme)) {
    const wanted = name === 'css' ? 'string' : (themeParts as readonly string[]).includes(name) ? 'function' : null;
    if (wanted === null) throw new Error(`${name}: ${[...themeParts, 'css'].join(', ')}`);
    if (typeof value !== wanted) throw new Error(`${name}: ${wanted}`);
  }
  return theme as Theme;
}
