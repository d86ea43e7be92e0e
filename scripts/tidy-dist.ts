import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * After the compiler: puts the files beside the code that are no TypeScript (word lists, templates) where the compiled
 * code looks for them, and deletes what earlier builds left of sources that are gone.
 * Only folders that the compiler fills: what `dist` holds besides (assets, the newsroom) belongs to other steps.
 */
const root = join(import.meta.dirname, '..');
const source = join(root, 'src');
const target = join(root, 'dist');
const BUILT_BY_VITE = 'newsroom';

for (const folder of readdirSync(source, { withFileTypes: true })) {
  if (!folder.isDirectory() || folder.name === BUILT_BY_VITE) continue;
  const wanted = new Set<string>();
  for (const file of filesIn(join(source, folder.name))) {
    const path = join(folder.name, file);
    if (/\.d\.ts$|\.md$|\.test\.tsx?$|\.contract\.ts$/.test(file)) continue;
    if (/\.tsx?$/.test(file)) {
      wanted.add(path.replace(/\.tsx?$/, '.js'));
      continue;
    }
    wanted.add(path);
    mkdirSync(dirname(join(target, path)), { recursive: true });
    copyFileSync(join(source, path), join(target, path));
  }
  for (const file of filesIn(join(target, folder.name))) {
    if (!wanted.has(join(folder.name, file))) rmSync(join(target, folder.name, file));
  }
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}
