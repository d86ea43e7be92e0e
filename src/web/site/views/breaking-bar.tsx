import { shortIdOf } from '../../../base/index.ts';
import type { Breaking, Kept } from '../../../news/front/index.ts';
import type { Frame } from '../frame.ts';
import { shareHref } from '../href.ts';
import { themed } from '../themed.tsx';

export type BreakingProps = { frame: Frame; breaking: Kept<Breaking> };

/** «عاجل»: the only red on the site. Spoken when a reader comes to it, never in the middle of something else. */
export const BreakingBar = themed('breaking', ({ frame, breaking: { value } }: BreakingProps) => {
  const { say, words } = frame;
  const corrected = value.corrections.at(-1);
  return (
    <div class="breaking" role="status" aria-label={words.front.breaking} data-until={String(value.endsAt)}>
      <p class="page">
        <b class="breaking-mark">{words.front.breaking}</b>
        <span class="breaking-line">
          {value.articleId === null ? value.line : <a href={shareHref(shortIdOf(value.articleId))}>{value.line}</a>}
        </span>
        <span class="breaking-meta">
          {value.author !== '' && <bdi>{value.author}</bdi>}
          <time datetime={say.iso(value.startedAt)}>{say.brief(value.startedAt)}</time>
          {corrected !== undefined && (
            <span>
              {words.front.breakingCorrected}
              <time datetime={say.iso(corrected.at)}>{say.brief(corrected.at)}</time>
            </span>
          )}
        </span>
      </p>
    </div>
  );
});
