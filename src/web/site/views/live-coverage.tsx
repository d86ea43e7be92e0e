import { raw } from 'hono/html';
import type { LiveEntry as Entry } from '../../../news/front/index.ts';
import type { Frame } from '../frame.ts';
import { entryAnchor } from '../href.ts';
import { themed } from '../themed.tsx';
import { Pager } from './pieces.tsx';

/** An entry with its body as HTML; trusted, made by the renderer. */
export type ShownEntry = Entry & { html: string };

export type LiveCoverageProps = {
  frame: Frame;
  /** Newest first, without those that are pinned. */
  entries: readonly ShownEntry[];
  pinned: readonly ShownEntry[];
  /** Newest first. */
  keyPoints: readonly Pick<Entry, 'id' | 'keyPoint'>[];
  /** Where the newest entries are asked for again; null on older pages, which do not change. */
  source: string | null;
  newest: string | null;
  older: string | null;
};

/** The stream below the article's text. Whole without a script; with one, new entries are offered and never push. */
export function LiveCoverage({ frame, entries, pinned, keyPoints, source, newest, older }: LiveCoverageProps) {
  const { live } = frame.words;
  const forms = frame.words.counted.entries;
  return (
    <section class="live" aria-labelledby="live">
      {keyPoints.length > 0 && (
        <div class="key-points">
          <h2>{live.keyPoints}</h2>
          <ul>
            {keyPoints.map(({ id, keyPoint }) => (
              <li>
                <a href={`#${entryAnchor(id)}`}>{keyPoint}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
      <h2 id="live" class="strip">
        {live.stream} <span class="strip-note">{live.zone(frame.publication.zoneCity)}</span>
      </h2>
      {source !== null && (
        <p class="live-more" aria-live="polite">
          <button
            type="button"
            hidden
            data-live-more={source}
            data-forms={JSON.stringify(forms)}
            data-digits={frame.publication.digits}
          />
        </p>
      )}
      {pinned.length > 0 && (
        <ol class="live-entries is-pinned">
          {pinned.map((entry) => (
            <LiveEntry frame={frame} entry={entry} />
          ))}
        </ol>
      )}
      {entries.length === 0 && pinned.length === 0 && <p class="empty">{live.none}</p>}
      <ol class="live-entries" data-live="">
        {entries.map((entry) => (
          <LiveEntry frame={frame} entry={entry} />
        ))}
      </ol>
      <Pager frame={frame} first={newest} older={older} newer={live.newest} further={live.older} />
    </section>
  );
}

export type LiveEntryProps = { frame: Frame; entry: ShownEntry };

export const LiveEntry = themed('liveEntry', ({ frame, entry }: LiveEntryProps) => {
  const { say, words } = frame;
  const anchor = entryAnchor(entry.id);
  return (
    <li id={anchor} data-version={String(entry.version)} class={entry.pinned ? 'live-entry is-pinned' : 'live-entry'}>
      <p class="live-entry-meta">
        <a href={`#${anchor}`} aria-label={words.live.link(say.moment(entry.at))}>
          <time datetime={say.iso(entry.at)}>{say.clock(entry.at)}</time>
        </a>
        {entry.pinned && <span class="live-pin">{words.live.pinned}</span>}
        {entry.withdrawal === null && entry.author !== '' && <bdi>{entry.author}</bdi>}
      </p>
      {entry.withdrawal === null ? (
        <>
          {entry.title !== '' && <h3>{entry.title}</h3>}
          {entry.html !== '' && <div class="body">{raw(entry.html)}</div>}
          {entry.corrections.map(({ at, note }) => (
            <p class="live-correction">
              <b>{words.article.correction}</b> <time datetime={say.iso(at)}>{say.clock(at)}</time> {note}
            </p>
          ))}
        </>
      ) : (
        <p class="live-correction">
          <b>{words.live.withdrawn}</b> {entry.withdrawal.note}
        </p>
      )}
    </li>
  );
});
