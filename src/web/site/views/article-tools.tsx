import { raw } from 'hono/html';
import type { LiveArticle } from '../../../news/publish/index.ts';
import type { Frame } from '../frame.ts';
import { href, shareHref } from '../href.ts';
import { SaveButton } from './reach-parts.tsx';

/** What a reader can do with an article; each button shows itself where the browser can do it. */
export function ArticleTools({ frame, article }: { frame: Frame; article: LiveArticle }) {
  const words = frame.words.article;
  return (
    <div class="tools">
      <a href={shareHref(article.shortId)} data-link>
        {words.shortLink}
      </a>
      <button type="button" data-share hidden>
        {words.share}
      </button>
      <button type="button" data-copy data-done={words.linkCopied} hidden>
        {words.copyLink}
      </button>
      <button type="button" data-listen data-stop={words.stopListening} aria-pressed="false" hidden>
        {words.listen}
      </button>
      <SaveButton frame={frame} />
      <span class="hidden" role="status" data-status />
    </div>
  );
}

/** 3 subheads and 500 words: under that a reader sees the end from the beginning. */
const CONTENTS_HEADINGS = 3;
const CONTENTS_WORDS = 500;

type Heading = { id: string; html: string };

/** Subheads of a long article, from its rendered body; none for a short one. */
export function contentsOf({ html, wordCount }: Pick<LiveArticle, 'html' | 'wordCount'>): Heading[] {
  if (wordCount < CONTENTS_WORDS) return [];
  const headings = [...html.matchAll(/<h2 id="([^"]+)">(.*?)<\/h2>/g)].map(([, id = '', inner = '']) => ({
    id,
    // Text alone, escaped by the renderer already: no link stands inside a link, and no footnote.
    html: inner.replace(/<sup.*?<\/sup>/g, '').replace(/<[^>]+>/g, ''),
  }));
  return headings.length >= CONTENTS_HEADINGS ? headings : [];
}

export function Contents({ frame, headings }: { frame: Frame; headings: readonly Heading[] }) {
  if (headings.length === 0) return null;
  return (
    <details class="contents">
      <summary>{frame.words.article.contents}</summary>
      <nav aria-label={frame.words.article.contents}>
        <ol>
          {headings.map(({ id, html }) => (
            <li>
              <a href={`#${encodeURIComponent(id)}`}>{raw(html)}</a>
            </li>
          ))}
        </ol>
      </nav>
    </details>
  );
}

/** A language by its own name: «English», «français». */
function languageName(language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  } catch {
    return language;
  }
}

export function OtherLanguages({ frame, article }: { frame: Frame; article: LiveArticle }) {
  if (article.translations.length === 0) return null;
  return (
    <p class="languages">
      {frame.words.article.otherLanguages}{' '}
      {article.translations.map((one, i) => (
        <>
          {i > 0 && frame.words.comma}
          <a href={href(one.path)} hreflang={one.language} lang={one.language} title={one.title}>
            <bdi>{languageName(one.language)}</bdi>
          </a>
        </>
      ))}
    </p>
  );
}
