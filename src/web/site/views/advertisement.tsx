import { type AdSlot, advertisementFor } from '../../../news/front/index.ts';
import type { Frame } from '../frame.ts';
import { mediaHref } from '../href.ts';
import type { Shell } from '../shell.ts';
import { themed } from '../themed.tsx';

export type AdvertisementProps = { frame: Frame; ad: Shell['ads'][number] };

/** The advertisement of a slot, if it has one now; `seed` tells pages apart, so that several take turns. */
export function AdvertisementSlot({ frame, slot, seed }: { frame: Frame; slot: AdSlot; seed: string }) {
  const ad = advertisementFor(frame.shell.ads, slot, seed, frame.now);
  return ad === null ? null : <Advertisement frame={frame} ad={ad} />;
}

/** Ours to serve, without a script, with its size said before it loads. */
export const Advertisement = themed('advertisement', ({ frame, ad }: AdvertisementProps) => {
  const { words } = frame;
  const file = ad.media.renditions.at(-1);
  if (file === undefined) return null;
  const raster = ad.media.renditions.filter(({ format }) => format === file.format);
  return (
    // A note, no landmark: several of them would each need a name of their own.
    <div class={`ad ad-${ad.slot}`} role="note" aria-label={words.front.advertisement}>
      <p class="ad-mark">
        {words.front.advertisement}
        {ad.sponsor !== '' && (
          <>
            {' – '}
            <bdi>{ad.sponsor}</bdi>
          </>
        )}
      </p>
      <a href={ad.href} rel="sponsored noopener">
        <img
          src={mediaHref(file.path)}
          srcset={raster.map((one) => `${mediaHref(one.path)} ${one.width}w`).join(', ')}
          sizes={ad.slot === 'rail' ? '(min-width: 64rem) 20rem, 100vw' : '(min-width: 64rem) 60rem, 100vw'}
          width={ad.media.width}
          height={ad.media.height}
          alt={ad.alt}
          loading={ad.slot === 'top' ? undefined : 'lazy'}
          decoding="async"
        />
      </a>
    </div>
  );
});
