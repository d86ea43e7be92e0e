import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../base/index.ts';
import type { Rendition, RenditionMaker } from '../news/media/index.ts';

/** Column, desk and wide screen; a picture is never enlarged. */
const WIDTHS = [480, 960, 1600] as const;
/** 100 megapixels: above any newsroom's camera, below what fills the memory. */
const MAX_PIXELS = 100_000_000;

/** Renditions as WebP files under `folder`, named by id and width, so that an address never changes its bytes. */
export function createRenditionMaker(folder: string): RenditionMaker {
  return {
    make: async (id, bytes) => {
      // Loaded with the first picture: 40 ms that every start would pay in each thread.
      const { default: sharp } = await import('sharp');
      const source = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' });
      const { width, height, format } = await source.metadata().catch((error: unknown) => {
        throw new AppError('media_invalid', {}, { cause: error });
      });
      if (!['jpeg', 'png', 'webp', 'avif', 'heif', 'gif', 'svg'].includes(format))
        throw new AppError('media_invalid', { format });
      await mkdir(folder, { recursive: true });
      const widths = [...WIDTHS.filter((one) => one < width), Math.min(width, WIDTHS[2])].filter(
        (w, i, all) => all.indexOf(w) === i,
      );
      const renditions: Rendition[] = [];
      for (const one of widths) {
        // rotate() applies the camera's orientation before the metadata, place and device included, is dropped.
        const { data, info } = await sharp(bytes, { limitInputPixels: MAX_PIXELS })
          .rotate()
          .resize({ width: one, withoutEnlargement: true })
          .webp({ quality: 76 })
          .toBuffer({ resolveWithObject: true })
          .catch((error: unknown) => {
            throw new AppError('media_invalid', {}, { cause: error });
          });
        const path = `${id}-${one}.webp`;
        await store(join(folder, path), data);
        renditions.push({ width: info.width, height: info.height, format: 'webp', path });
      }
      const widest = renditions.at(-1);
      return { width: widest?.width ?? width, height: widest?.height ?? height, renditions };
    },
  };
}

/** Whole or not at all: a half-written picture must not be served. */
async function store(path: string, data: Uint8Array): Promise<void> {
  const aside = `${path}.part`;
  await writeFile(aside, data);
  await rename(aside, path);
}
