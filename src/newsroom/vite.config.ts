import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { convertCssVariables, DEFAULT_THEME, mergeMantineTheme } from '@mantine/core';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { cssVariables, theme } from './app/theme.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const outDir = fileURLToPath(new URL('../../dist/newsroom', import.meta.url));
const siteAssets = fileURLToPath(new URL('../../dist/assets', import.meta.url));

/** The theme as a style sheet: Mantine would put it into the page as a <style>, which the policy of /newsroom refuses. */
function themeSheet(): Plugin {
  return {
    name: 'theme-sheet',
    enforce: 'pre',
    transform: (_code, id) =>
      id.endsWith('/app/theme.css')
        ? convertCssVariables(cssVariables(mergeMantineTheme(DEFAULT_THEME, theme)), ':root')
        : null,
  };
}

/** The faces that the site's own build has cut; the assets step runs before this one. */
function siteFonts(): Plugin {
  return {
    name: 'site-fonts',
    transformIndexHtml: () => {
      const { files } = JSON.parse(readFileSync(join(siteAssets, 'manifest.json'), 'utf8')) as {
        files: Record<string, string>;
      };
      return [{ tag: 'link', attrs: { rel: 'stylesheet', href: `/assets/${files['fonts.css']}` }, injectTo: 'head' }];
    },
  };
}

/** Compressed once here instead of on every first visit. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    closeBundle: () => {
      for (const entry of readdirSync(outDir, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !/\.(js|css|html)$/.test(entry.name)) continue;
        const path = join(entry.parentPath, entry.name);
        const bytes = readFileSync(path);
        writeFileSync(`${path}.br`, brotliCompressSync(bytes));
        writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  root,
  base: '/newsroom/',
  plugins: [react(), themeSheet(), siteFonts(), compressed()],
  build: {
    outDir,
    emptyOutDir: true,
    // The policy of /newsroom takes no script and no style from a data: address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
