import type { Rendition } from '../../../news/media/index.ts';
import type { LiveImage } from '../../../news/publish/index.ts';
import type { Frame } from '../frame.ts';
import { mediaHref } from '../href.ts';

type PictureProps = {
  image: LiveImage;
  /** The `sizes` attribute: how wide it shows. */
  sizes: string;
  /** The first picture of a page loads at once; others when they come near. */
  first?: boolean;
  /** Alternative text; empty on cards, where the headline beside it says it already. */
  alt?: string;
};

const order: readonly Rendition['format'][] = ['avif', 'webp', 'jpeg', 'png', 'svg'];

function srcset(renditions: readonly Rendition[]): string {
  return renditions.map((one) => `${mediaHref(one.path)} ${one.width}w`).join(', ');
}

/** A picture in every format there is, smallest first choice; nothing when it has no file. */
export function Picture({ image, sizes, first = false, alt }: PictureProps) {
  const formats = order.filter((format) => image.media.renditions.some((one) => one.format === format));
  const last = formats.at(-1);
  const fallback = image.media.renditions.filter((one) => one.format === last);
  const widest = fallback.at(-1);
  if (widest === undefined) return null;
  return (
    <picture>
      {formats.slice(0, -1).map((format) => (
        <source
          type={`image/${format}`}
          srcset={srcset(image.media.renditions.filter((one) => one.format === format))}
          sizes={sizes}
        />
      ))}
      <img
        src={mediaHref(widest.path)}
        srcset={last === 'svg' ? undefined : srcset(fallback)}
        sizes={last === 'svg' ? undefined : sizes}
        width={image.media.width}
        height={image.media.height}
        alt={alt ?? image.alt}
        loading={first ? undefined : 'lazy'}
        fetchpriority={first ? 'high' : undefined}
        decoding="async"
      />
    </picture>
  );
}

type CaptionProps = { frame: Frame; image: LiveImage; lang?: string; dir?: 'rtl' | 'ltr' };

/** The line under a picture: caption, credit, and where it comes from when that is not ourselves. */
export function Caption({ frame, image, lang, dir }: CaptionProps) {
  const notes = [image.credit, frame.words.origins[image.origin]].filter((note) => note !== '');
  if (image.caption === '' && notes.length === 0) return null;
  return (
    <figcaption lang={lang} dir={dir}>
      {image.caption !== '' && <span>{image.caption}</span>}
      {notes.length > 0 && (
        <small>
          {notes.map((note, i) => (
            <>
              {i > 0 && ' – '}
              <bdi>{note}</bdi>
            </>
          ))}
        </small>
      )}
    </figcaption>
  );
}
