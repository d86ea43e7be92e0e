import { createHash } from 'node:crypto';
import { access, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

/**
 * Renders `demo/pictures/*.svg` to `dist/demo/pictures/NAME-{480,960,1600}.webp`, for letters and cards to
 * `NAME-{320,1120}.jpg`, and writes `manifest.json` beside them:
 * `{ [name]: { source, renditions: [{ file, width, height, bytes }] } }`, where `source` is the SHA-256 of the drawing.
 * A picture whose drawing and renditions are as the manifest says is left alone, so a second build costs nothing.
 */
const WIDTHS = [480, 960, 1600];
const JPEG_WIDTHS = [320, 1120];
/** 72: below it the flat skies of the drawings show bands. */
const QUALITY = 72;
/** Part of the hash: changing how pictures are rendered renders them all anew. */
const RECIPE = `webp-${QUALITY}-${WIDTHS.join('-')}-jpg-${JPEG_WIDTHS.join('-')}`;

type Rendition = { file: string; width: number; height: number; bytes: number };
type Manifest = Record<string, { source: string; renditions: Rendition[] }>;

const root = fileURLToPath(new URL('..', import.meta.url));
const from = join(root, 'demo/pictures');
const to = join(root, 'dist/demo/pictures');

async function readManifest(): Promise<Manifest> {
  try {
    return JSON.parse(await readFile(join(to, 'manifest.json'), 'utf8')) as Manifest;
  } catch {
    return {};
  }
}

async function allThere(renditions: readonly Rendition[]): Promise<boolean> {
  const found = await Promise.all(
    renditions.map(({ file }) =>
      access(join(to, file)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.every(Boolean);
}

async function render(name: string, svg: Buffer): Promise<Rendition[]> {
  // Drawn once at full size; the smaller ones come from those pixels, because drawing costs more than scaling.
  const { data, info } = await sharp(svg)
    .resize({ width: Math.max(...WIDTHS) })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  const scaled = (width: number) => sharp(data, { raw }).resize({ width });
  const made = [
    ...WIDTHS.map((width) => ({
      file: `${name}-${width}.webp`,
      picture: scaled(width).webp({ quality: QUALITY, effort: 2 }),
    })),
    ...JPEG_WIDTHS.map((width) => ({ file: `${name}-${width}.jpg`, picture: scaled(width).jpeg({ quality: 80 }) })),
  ];
  return Promise.all(
    made.map(async ({ file, picture }) => {
      const done = await picture.toFile(join(to, file));
      return { file, width: done.width, height: done.height, bytes: done.size };
    }),
  );
}

await mkdir(to, { recursive: true });
const before = await readManifest();
const after: Manifest = {};
let rendered = 0;
const files = (await readdir(from)).filter((name) => name.endsWith('.svg')).sort();

async function one(file: string): Promise<void> {
  const name = basename(file, '.svg');
  const svg = await readFile(join(from, file));
  const source = createHash('sha256').update(RECIPE).update(svg).digest('hex');
  const known = before[name];
  if (known?.source === source && (await allThere(known.renditions))) {
    after[name] = known;
  } else {
    after[name] = { source, renditions: await render(name, svg) };
    rendered += 1;
  }
}

// Two at a time: one draws, which uses a single core, while the other is encoded.
for (let i = 0; i < files.length; i += 2) await Promise.all(files.slice(i, i + 2).map(one));
await writeFile(
  join(to, 'manifest.json'),
  `${JSON.stringify(Object.fromEntries(Object.entries(after).sort()), null, 1)}\n`,
);
process.stdout.write(`demo pictures: ${rendered} rendered, ${Object.keys(after).length - rendered} up to date\n`);
