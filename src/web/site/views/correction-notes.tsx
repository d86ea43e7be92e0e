import type { Correction } from '../../../news/write/index.ts';
import type { Frame } from '../frame.ts';

type Props = { frame: Frame; corrections: readonly Correction[] };

function newestFirst(corrections: readonly Correction[]): Correction[] {
  return [...corrections].sort((a, b) => b.at - a.at);
}

/** Above the body: the newest correction whole, since what it mends may have been what the reader came for. */
export function CorrectionNotice({ frame, corrections }: Props) {
  const [newest, ...older] = newestFirst(corrections);
  if (newest === undefined) return null;
  return (
    <section class="correction-notice" aria-label={frame.words.article.correction}>
      <p>
        <b>{frame.words.article.correction}</b>{' '}
        <time datetime={frame.say.iso(newest.at)}>({frame.say.date(newest.at)})</time>: {newest.note}
      </p>
      {older.length > 0 && (
        <p>
          <a href="#corrections">{frame.words.article.allCorrections(frame.say.number(corrections.length))}</a>
        </p>
      )}
    </section>
  );
}

/** Below the body: the whole record, once there is more than the one that stands above. */
export function CorrectionList({ frame, corrections }: Props) {
  if (corrections.length < 2) return null;
  return (
    <section class="correction-list" id="corrections" aria-labelledby="corrections-title">
      <h2 id="corrections-title">{frame.words.article.itsCorrections}</h2>
      <ul>
        {newestFirst(corrections).map(({ at, note }) => (
          <li>
            <time datetime={frame.say.iso(at)}>{frame.say.moment(at)}</time>
            <p>{note}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
