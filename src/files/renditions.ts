import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../base/index.ts';
import type { Rendition, RenditionMaker } from '../news/media/index.ts';

/** Column, desk and wide screen; a picture is never enlarged. */
const WIDTHS = [480, 960, 1600] as const;
/** Beside a headline and across a letter, both at twice their size: for mail programs and cards, many of which read no WebP. */
const JPEG_WIDTHS = [320, 1120] as const;
/** 100 megapixels: above any newsroom's camera, below what fills the memory. */
const MAX_PIXELS = 100_000_000;

/** Renditions as WebP and JPEG files under `folder`, named by id and width, so that an address never changes its bytes. */
export function createRenditionMaker(folder: string): RenditionMaker {
  return {
    make: async (id, bytes) => {
      // Loaded with the first picture: 40 ms that every start would pay in each thread.
      const { default: sharp } = await import('sharp');
      // Nothing is made of one picture twice in a row; the library would keep up to 50 MB for that.
      sharp.cache(false);
      const source = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' });
      const {
        width,
        height,
        format: given,
      } = await source.metadata().catch((error: unknown) => {
        throw new AppError('media_invalid', {}, { cause: error });
      });
      if (!['jpeg', 'png', 'webp', 'avif', 'heif', 'gif', 'svg'].includes(given))
        throw new AppError('media_invalid', { format: given });
      await mkdir(folder, { recursive: true });
      const wanted = [
        ...fitting(WIDTHS, width).map((one) => ({ width: one, format: 'webp' as const, ending: 'webp' })),
        ...fitting(JPEG_WIDTHS, width).map((one) => ({ width: one, format: 'jpeg' as const, ending: 'jpg' })),
      ];
      const renditions: Rendition[] = [];
      for (const { width: one, format, ending } of wanted) {
        // rotate() applies the camera's orientation before the metadata, place and device included, is dropped.
        const resized = sharp(bytes, { limitInputPixels: MAX_PIXELS })
          .rotate()
          .resize({ width: one, withoutEnlargement: true });
        const encoded =
          format === 'webp'
            ? resized.webp({ quality: 76 })
            : // JPEG knows no transparency; paper is white.
              resized.flatten({ background: '#ffffff' }).jpeg({ quality: 78, mozjpeg: true });
        const { data, info } = await encoded.toBuffer({ resolveWithObject: true }).catch((error: unknown) => {
          throw new AppError('media_invalid', {}, { cause: error });
        });
        const path = `${id}-${one}.${ending}`;
        await store(join(folder, path), data);
        renditions.push({ width: info.width, height: info.height, format, path });
      }
      const widest = renditions.findLast((one) => one.format === 'webp');
      return { width: widest?.width ?? width, height: widest?.height ?? height, renditions };
    },
  };
}

/** Those of `widths` that `width` reaches, and itself where it reaches not all. */
function fitting(widths: readonly number[], width: number): number[] {
  return [...new Set(widths.map((one) => Math.min(one, width)))];
}

/** Whole or not at all: a half-written picture must not be served. */
async function store(path: string, data: Uint8Array): Promise<void> {
  const aside = `${path}.part`;
  await writeFile(aside, data);
  await rename(aside, path);
}
