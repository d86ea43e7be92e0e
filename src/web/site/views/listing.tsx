import type { Child } from 'hono/jsx';
import type { ArticleCard } from '../../../news/publish/index.ts';
import type { Frame } from '../frame.ts';
import type { PageHead } from '../page-head.ts';
import { Card } from './card.tsx';
import { Layout } from './layout.tsx';
import { MostRead, NewsletterBox, Pager } from './pieces.tsx';

export type ListingProps = {
  frame: Frame;
  head: PageHead;
  /** Small word above the heading: what kind of list it is. */
  kicker?: string;
  title: string;
  description?: string;
  cards: readonly ArticleCard[];
  /** Whether cards name their section. */
  sections: boolean;
  /** First of a list that opens with a large story. */
  opening: boolean;
  first: string | null;
  older: string | null;
  mostRead: readonly ArticleCard[];
  empty: string;
  children?: Child;
};

/** A list of articles, newest first: of a section, a tag or an author. */
export function ListingPage(props: ListingProps) {
  const { frame, cards } = props;
  return (
    <Layout frame={frame} head={props.head}>
      <div class="page listing">
        <header class="listing-head">
          {props.kicker !== undefined && <p class="kicker">{props.kicker}</p>}
          <h1>
            <bdi>{props.title}</bdi>
          </h1>
          {props.children}
          {props.description !== undefined && props.description !== '' && (
            <p class="listing-deck">{props.description}</p>
          )}
        </header>
        <div class="listing-body">
          <div class="listing-cards">
            {cards.length === 0 && <p class="empty">{props.empty}</p>}
            {cards.map((card, i) => (
              <Card
                frame={frame}
                card={card}
                kind={props.opening && i === 0 ? 'lead' : 'row'}
                level={2}
                deck
                section={props.sections}
                first={i === 0}
              />
            ))}
            <Pager frame={frame} first={props.first} older={props.older} />
          </div>
          <div class="rail">
            <MostRead frame={frame} cards={props.mostRead} />
            <NewsletterBox frame={frame} place="list" />
          </div>
        </div>
      </div>
    </Layout>
  );
}
