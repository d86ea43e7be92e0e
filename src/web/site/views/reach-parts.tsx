import type { Frame } from '../frame.ts';
import { liteHref } from '../lite/lite-href.ts';

/** How the reader's browser writes dates as this publication does. */
export function localeOf({ language, months, digits }: Frame['publication']): string {
  const country = { levantine: 'SY', paired: 'SY', latin: 'EG', maghrebi: 'MA' }[months];
  return language === 'ar' ? `ar-${country}-u-nu-${digits}` : language;
}

/** Shown by the service worker when it answers with the copy it kept; it fills in when that was. */
export function SavedNote({ frame }: { frame: Frame }) {
  if (frame.still) return null;
  return (
    <p class="saved-note" data-locale={localeOf(frame.publication)} hidden>
      {frame.words.reach.savedCopy} <time></time>
    </p>
  );
}

/** Shown by the page's script to readers who save data or whose line is slow. */
export function LiteOffer({ frame, canonical }: { frame: Frame; canonical: string | undefined }) {
  if (frame.still) return null;
  return (
    <p class="lite-offer" hidden>
      <a href={liteOf(frame, canonical)}>{frame.words.reach.offer}</a>
    </p>
  );
}

export function SaveButton({ frame }: { frame: Frame }) {
  if (frame.still) return null;
  const words = frame.words.reach;
  return (
    <button
      class="save"
      type="button"
      data-on={words.isSaved}
      data-off={words.save}
      data-failed={words.saved.failed}
      aria-pressed="false"
      hidden
    >
      {words.save}
    </button>
  );
}

/** Items of the footer's list. */
export function ReachLinks({ frame, canonical }: { frame: Frame; canonical: string | undefined }) {
  const words = frame.words.reach;
  return (
    <>
      <li>
        <a href={liteOf(frame, canonical)}>{words.lite}</a>
      </li>
      {!frame.still && (
        <li>
          <a href="/saved">{words.saved.title}</a>
        </li>
      )}
      {hasMirrors(frame) && (
        <li>
          <a href="/mirrors">{words.mirrors.title}</a>
        </li>
      )}
    </>
  );
}

export function hasMirrors({ publication }: Pick<Frame, 'publication'>): boolean {
  return publication.mirrors.length > 0 || publication.onion !== '';
}

/** The light page of this one; of a page without an address of its own, the light front page. */
function liteOf({ publication }: Frame, canonical = publication.baseUrl): string {
  return liteHref(canonical.slice(publication.baseUrl.length) || '/');
}

/** Every other address of the site, in the words and in the order that the publication gave. */
export function MirrorList({ frame }: { frame: Frame }) {
  const { mirrors, onion } = frame.publication;
  const words = frame.words.reach.mirrors;
  if (!hasMirrors(frame)) return <p class="empty">{words.none}</p>;
  return (
    <ul class="mirrors">
      {mirrors.map((url) => (
        <li>
          <a href={`${url}/`} dir="ltr">
            {url.replace(/^https?:\/\//, '')}
          </a>
        </li>
      ))}
      {onion !== '' && (
        <li>
          {words.onion}:{' '}
          <a href={`${onion}/`} dir="ltr">
            {onion.replace(/^https?:\/\//, '')}
          </a>
        </li>
      )}
    </ul>
  );
}
