import { raw } from 'hono/html';
import type { ArticleCard, LiveArticle } from '../../../news/publish/index.ts';
import type { Credit } from '../../../news/source/index.ts';
import type { Frame } from '../frame.ts';
import { tagHref } from '../href.ts';
import type { PageHead } from '../page-head.ts';
import { themed } from '../themed.tsx';
import { isVocalised } from '../words/words.ts';
import { AdvertisementSlot } from './advertisement.tsx';
import { ArticleSources } from './article-sources.tsx';
import { ArticleTools, Contents, contentsOf, OtherLanguages } from './article-tools.tsx';
import { Bylines } from './byline.tsx';
import { Card, Kicker } from './card.tsx';
import { CorrectionList, CorrectionNotice } from './correction-notes.tsx';
import { Layout } from './layout.tsx';
import { LiveCoverage, type LiveCoverageProps } from './live-coverage.tsx';
import { Caption, Picture } from './picture.tsx';
import { MostRead, NewsletterBox } from './pieces.tsx';

export type ArticleProps = {
  frame: Frame;
  head: PageHead;
  article: LiveArticle;
  /** Body HTML with its related links filled in; trusted, made by the renderer. */
  body: string;
  related: readonly { card: ArticleCard; reason: string }[];
  mostRead: readonly ArticleCard[];
  /** Who speaks in it, as readers may be told. */
  credits: readonly Credit[];
  /** Seconds the page must be visible before it tells of a read; null for a preview, which tells of none. */
  readAfter: number | null;
  /** The entries of a live coverage, or null. */
  coverage: LiveCoverageProps | null;
};

/** 170 words a minute: adult readers of Arabic news prose. */
const WORDS_PER_MINUTE = 170;
/** A change within a minute of publishing is part of publishing. */
const SAME_MOMENT = 60_000;

export const ArticlePage = themed('article', (props: ArticleProps) => {
  const { frame, head, article, body, related, mostRead, credits, readAfter, coverage } = props;
  const { publication, say, words } = frame;
  const lang = article.language === publication.language ? undefined : article.language;
  const dir = article.direction === publication.direction ? undefined : article.direction;
  const provenance = words.provenance(article.provenance);
  const minutes = Math.round(article.wordCount / WORDS_PER_MINUTE);
  return (
    <Layout frame={frame} head={head}>
      <div class={`page story form-${article.form.replace('_', '-')}`}>
        <article
          class="story-article"
          data-read={readAfter === null ? undefined : article.id}
          data-read-after={readAfter === null ? undefined : String(readAfter)}
        >
          <div class="progress" aria-hidden="true" />
          <header class="story-head">
            <Kicker frame={frame} card={article} />
            <h1 class={isVocalised(article.title) ? 'vocalised' : undefined} lang={lang} dir={dir}>
              {article.title}
            </h1>
            {article.deck !== '' && (
              <p class="deck" lang={lang} dir={dir}>
                {article.deck}
              </p>
            )}
          </header>
          {article.image !== null && (
            <figure class="story-picture">
              <Picture image={article.image} sizes="(min-width: 64rem) 48rem, 100vw" first />
              <Caption frame={frame} image={article.image} lang={lang} dir={dir} />
            </figure>
          )}
          <div class="story-meta">
            <Bylines frame={frame} bylines={article.bylines} />
            <p class="dates">
              <span>
                <span class="hidden">{words.article.published}</span>
                <time datetime={say.iso(article.publishedAt)}>{say.moment(article.publishedAt)}</time>
              </span>
              {article.modifiedAt - article.publishedAt > SAME_MOMENT && (
                <span>
                  {words.article.modified}
                  <time datetime={say.iso(article.modifiedAt)}>{say.moment(article.modifiedAt)}</time>
                </span>
              )}
              {minutes > 0 && (
                <span>
                  {words.article.readingTime}
                  {say.count(minutes, words.counted.minutes)}
                </span>
              )}
            </p>
            <ArticleTools frame={frame} article={article} />
            <Contents frame={frame} headings={contentsOf(article)} />
          </div>
          <div class="story-column">
            <OtherLanguages frame={frame} article={article} />
            <CorrectionNotice frame={frame} corrections={article.corrections} />
            <div class="body" lang={lang} dir={dir}>
              {raw(body)}
            </div>
            {coverage !== null && <LiveCoverage {...coverage} />}
            <AdvertisementSlot frame={frame} slot="article" seed={article.id} />
            {provenance !== '' && (
              <p class="provenance">
                {article.provenance.url === '' ? (
                  provenance
                ) : (
                  <a href={article.provenance.url} rel="noopener">
                    {provenance}
                  </a>
                )}
              </p>
            )}
            <ArticleSources frame={frame} article={article} credits={credits} />
            <p class="report">
              <a href={`/contact?article=${article.shortId}`} rel="nofollow">
                {words.contact.report}
              </a>
            </p>
            <CorrectionList frame={frame} corrections={article.corrections} />
            {article.tags.length > 0 && (
              <nav class="tags" aria-label={words.article.tags}>
                <ul>
                  {article.tags.map(({ slug, name }) => (
                    <li>
                      <a href={tagHref(slug)} rel="tag">
                        <bdi>{name}</bdi>
                      </a>
                    </li>
                  ))}
                </ul>
              </nav>
            )}
          </div>
          <button type="button" class="quote-button" data-quote data-done={words.article.quoteCopied} hidden>
            {words.article.quote}
          </button>
        </article>
        <div class="rail">
          <MostRead frame={frame} cards={mostRead} />
          <AdvertisementSlot frame={frame} slot="rail" seed={article.id} />
          <NewsletterBox frame={frame} place="story" />
        </div>
        {related.length > 0 && (
          <section class="related" aria-labelledby="related">
            <h2 id="related" class="strip">
              {words.article.related}
            </h2>
            <div class="related-row">
              {related.map(({ card, reason }) => (
                <Card frame={frame} card={card} kind="feature" note={reason} />
              ))}
            </div>
          </section>
        )}
      </div>
    </Layout>
  );
});
