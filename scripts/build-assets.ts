/**
 * Makes dist/assets: fonts cut to the letters the site needs, one style sheet, the scripts and the icons, each named by
 * the hash of its content, and manifest.json that says which is which. Does nothing when nothing it reads has changed.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';
import subsetFont from 'subset-font';
import { build } from 'vite';
import { cardFonts, type Face, faces, unicodeRange } from './font-faces.ts';
import { minifyCss } from './minify-css.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = join(root, 'src/web/assets');
const target = join(root, 'dist/assets');
/** What Arabic joining, marks and spacing need; stylistic sets and fractions go. */
const FEATURES = [
  'rlig',
  'liga',
  'calt',
  'ccmp',
  'init',
  'medi',
  'fina',
  'isol',
  'mark',
  'mkmk',
  'kern',
  'locl',
  'rclt',
  'curs',
];

type Manifest = { inputs: string; files: Record<string, string>; preload: string[] };

function sha(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Font packages are locked, so the lock file stands for their bytes. */
function hashOfInputs(): string {
  const inputs = [
    ...readdirSync(source, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
    ...['build-assets.ts', 'font-faces.ts', 'minify-css.ts'].map((name) => join(root, 'scripts', name)),
    join(root, 'package-lock.json'),
  ];
  return sha(
    inputs
      .sort()
      .map((path) => `${path.slice(root.length)} ${sha(readFileSync(path))}\n`)
      .join(''),
  );
}

function upToDate(inputs: string): boolean {
  const path = join(target, 'manifest.json');
  if (!existsSync(path)) return false;
  try {
    const manifest: Manifest = JSON.parse(readFileSync(path, 'utf8'));
    return manifest.inputs === inputs && Object.values(manifest.files).every((file) => existsSync(join(target, file)));
  } catch {
    return false;
  }
}

const manifest: Manifest = { inputs: hashOfInputs(), files: {}, preload: [] };
if (upToDate(manifest.inputs)) process.exit(0);

// Built aside and moved at the end: a build that dies halfway leaves the old one whole.
const making = `${target}.${process.pid}`;
rmSync(making, { recursive: true, force: true });
mkdirSync(making, { recursive: true });

function put(name: string, bytes: Buffer | string): string {
  const data = Buffer.from(bytes);
  const dot = name.lastIndexOf('.');
  const file = `${name.slice(0, dot)}-${sha(data).slice(0, 10)}${name.slice(dot)}`;
  writeFileSync(join(making, file), data);
  if (/\.(css|js|svg)$/.test(name)) {
    writeFileSync(join(making, `${file}.br`), brotliCompressSync(data));
    writeFileSync(join(making, `${file}.gz`), gzipSync(data, { level: 9 }));
  }
  manifest.files[name] = file;
  return file;
}

async function cut(face: Face): Promise<{ face: Face; bytes: Buffer }> {
  const font = readFileSync(join(root, 'node_modules', face.from));
  const bytes = await subsetFont(font, face.letters, {
    targetFormat: 'woff2',
    keepFeatures: FEATURES,
    noHinting: true,
  });
  return { face, bytes };
}

/** A script with what it imports, as one classic script: no page waits for a chain of modules. */
async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    root,
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: entry, output: { format: 'iife' } },
    },
  });
  const [made] = [result].flat();
  if (made === undefined || !('output' in made)) throw new Error(`${entry} was not built`);
  return made.output[0].code;
}

function sides(width: number) {
  return { top: width, bottom: width, left: width, right: width };
}

let rules = '';
let fontBytes = 0;
for (const { face, bytes } of await Promise.all(faces.map(cut))) {
  const file = put(`${face.name}.woff2`, bytes);
  fontBytes += bytes.length;
  if (face.preload) manifest.preload.push(file);
  rules += `@font-face{font-family:"${face.family}";font-weight:${face.weight};font-display:swap;src:url(/assets/${file}) format("woff2");unicode-range:${unicodeRange(face.letters)}}`;
}

// Under names of their own: no browser asks for them.
for (const { file, from, letters } of cardFonts) {
  const font = readFileSync(join(root, 'node_modules', from));
  writeFileSync(join(making, file), await subsetFont(font, letters, { targetFormat: 'sfnt', keepFeatures: FEATURES }));
}

// The newsroom writes in the site's own type and takes the faces alone.
put('fonts.css', rules);
const sheets = readdirSync(join(source, 'css'))
  .filter((name) => name.endsWith('.css'))
  .sort();
put('site.css', rules + minifyCss(sheets.map((name) => readFileSync(join(source, 'css', name), 'utf8')).join('\n')));
for (const name of readdirSync(source).filter((file) => file.endsWith('.ts'))) {
  put(`${basename(name, '.ts')}.js`, await bundle(join(source, name)));
}
const icon = readFileSync(join(source, 'icon.svg'));
put('icon.svg', icon);
for (const size of [180, 192, 512])
  put(
    `icon-${size}.png`,
    await sharp(icon, { density: 72 * (size / 64) })
      .resize(size)
      .png({ palette: true })
      .toBuffer(),
  );
// Android cuts a circle of 80 % out of a maskable icon: the drawing is set into that, on its own ground.
const MASKABLE = { size: 512, drawing: 400 };
put(
  'icon-maskable-512.png',
  await sharp(icon, { density: 72 * (MASKABLE.drawing / 64) })
    .resize(MASKABLE.drawing)
    .extend({ ...sides((MASKABLE.size - MASKABLE.drawing) / 2), background: '#16303a' })
    .flatten({ background: '#16303a' })
    .png({ palette: true })
    .toBuffer(),
);
writeFileSync(join(making, 'manifest.json'), JSON.stringify(manifest, null, 1));

rmSync(target, { recursive: true, force: true });
renameSync(making, target);
process.stdout.write(
  `assets: ${Object.keys(manifest.files).length} files, fonts ${(fontBytes / 1000).toFixed(1)} kB\n`,
);
