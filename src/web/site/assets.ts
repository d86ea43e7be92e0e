import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Addresses of what the build made, for the views. */
export type AssetUrls = {
  css: string;
  article: string;
  /** Offers the light page, registers the worker, saves articles. */
  reach: string;
  /** Lists what the browser keeps. */
  keptList: string;
  /** The service worker's code, answered at /sw.js. */
  worker: string;
  readerChoices: string;
  liveEntries: string;
  icon: string;
  touchIcon: string;
  largeIcon: string;
  smallIcon: string;
  /** With room around it, for systems that cut icons into a shape of theirs. */
  maskableIcon: string;
  /** Fonts that nearly every page needs at once. */
  preload: readonly string[];
};

export type AssetFile = { body: Uint8Array<ArrayBuffer>; type: string; encoding: 'br' | 'gzip' | null };

export type Assets = {
  urls: AssetUrls;
  /** The file of that name in the best encoding the client takes, or null. */
  find(name: string, acceptEncoding: string): AssetFile | null;
};

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
};

/** Reads the folder that scripts/build-assets.ts made, once; some 250 kB stay in memory. Throws when it is missing. */
export function loadAssets(folder: string): Assets {
  const path = join(folder, 'manifest.json');
  if (!existsSync(path)) throw new Error(`No assets in ${folder}: run "npm run build" first.`);
  const manifest: { files: Record<string, string>; preload: string[] } = JSON.parse(readFileSync(path, 'utf8'));
  const files = new Map(
    readdirSync(folder)
      // The rest, manifest and fonts of share pictures, is for this side only.
      .filter((name) => types[name.replace(/\.(br|gz)$/, '').replace(/^.*\./, '')] !== undefined)
      .map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]),
  );
  const url = (name: string) => `/assets/${manifest.files[name] ?? name}`;
  return {
    urls: {
      css: url('site.css'),
      article: url('article.js'),
      reach: url('reach.js'),
      keptList: url('kept-list.js'),
      worker: url('sw.js'),
      readerChoices: url('reader-choices.js'),
      liveEntries: url('live-entries.js'),
      icon: url('icon.svg'),
      touchIcon: url('icon-180.png'),
      largeIcon: url('icon-512.png'),
      smallIcon: url('icon-192.png'),
      maskableIcon: url('icon-maskable-512.png'),
      preload: manifest.preload.map((file) => `/assets/${file}`),
    },
    find: (name, acceptEncoding) => {
      const type = types[name.slice(name.lastIndexOf('.') + 1)];
      const plain = files.get(name);
      if (type === undefined || plain === undefined) return null;
      const brotli = /\bbr\b/.test(acceptEncoding) ? files.get(`${name}.br`) : undefined;
      if (brotli !== undefined) return { body: brotli, type, encoding: 'br' };
      const gzip = /\bgzip\b/.test(acceptEncoding) ? files.get(`${name}.gz`) : undefined;
      if (gzip !== undefined) return { body: gzip, type, encoding: 'gzip' };
      return { body: plain, type, encoding: null };
    },
  };
}
