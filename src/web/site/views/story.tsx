import type { RunningStory } from '../../../news/front/index.ts';
import type { ArticleCard } from '../../../news/publish/index.ts';
import type { Frame } from '../frame.ts';
import type { PageHead } from '../page-head.ts';
import { AdvertisementSlot } from './advertisement.tsx';
import { Card } from './card.tsx';
import { Layout } from './layout.tsx';
import { MostRead, NewsletterBox, Pager } from './pieces.tsx';

export type StoryProps = {
  frame: Frame;
  head: PageHead;
  title: string;
  slug: string;
  story: RunningStory;
  background: readonly ArticleCard[];
  /** One group a day, in the story's order. */
  days: readonly { at: number; cards: readonly ArticleCard[] }[];
  mostRead: readonly ArticleCard[];
  first: string | null;
  older: string | null;
};

/** A running story: what to know, what came before, then its articles day by day. */
export function StoryPage({ frame, head, title, slug, story, background, days, mostRead, first, older }: StoryProps) {
  const { say, words } = frame;
  return (
    <Layout frame={frame} head={head}>
      <div class="page listing running">
        <header class="listing-head">
          <p class="kicker">{words.front.story}</p>
          <h1>
            <bdi>{title}</bdi>
          </h1>
          {story.summary !== '' && <p class="listing-deck">{story.summary}</p>}
        </header>
        <div class="listing-body">
          <div class="listing-cards">
            {story.keyPoints.length > 0 && (
              <section class="key-points" aria-labelledby="key-points">
                <h2 id="key-points">{words.front.keyPoints}</h2>
                <ul>
                  {story.keyPoints.map((point) => (
                    <li>{point}</li>
                  ))}
                </ul>
              </section>
            )}
            {background.length > 0 && (
              <section class="background" aria-labelledby="background">
                <h2 id="background" class="strip">
                  {words.front.background}
                </h2>
                <div class="pack-grid">
                  {background.map((card, i) => (
                    <Card frame={frame} card={card} kind="feature" story={false} first={i === 0} />
                  ))}
                </div>
              </section>
            )}
            <section aria-labelledby="timeline">
              <h2 id="timeline" class="strip">
                {words.front.timeline}
              </h2>
              <ol class="timeline">
                {days.map(({ at, cards }) => (
                  <li>
                    <h3 class="timeline-day">
                      <time datetime={say.iso(at)}>{say.date(at)}</time>
                    </h3>
                    {cards.map((card) => (
                      <Card frame={frame} card={card} kind="row" story={false} deck />
                    ))}
                  </li>
                ))}
              </ol>
              {days.length === 0 && <p class="empty">{words.list.emptyTag}</p>}
            </section>
            <Pager frame={frame} first={first} older={older} />
          </div>
          <div class="rail">
            <MostRead frame={frame} cards={mostRead} />
            <AdvertisementSlot frame={frame} slot="rail" seed={slug} />
            <NewsletterBox frame={frame} place="list" />
          </div>
        </div>
      </div>
    </Layout>
  );
}
