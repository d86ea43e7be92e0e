import type { Child } from 'hono/jsx';
import type { ArticleCard } from '../../../news/publish/index.ts';
import type { Frame } from '../frame.ts';
import type { PageHead } from '../page-head.ts';
import { AdvertisementSlot } from './advertisement.tsx';
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

/** Of the newest so many, one opens the page; older is no opening any more. */
const OPENS_AMONG = 5;
/** 4: the list has begun, and the advertisement is still seen. */
const AD_AFTER = 4;

/** A list of articles, newest first: of a section, a tag or an author. */
export function ListingPage(props: ListingProps) {
  const { frame } = props;
  const cards = props.opening ? pictureFirst(props.cards) : props.cards;
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
              <>
                {i === AD_AFTER && <AdvertisementSlot frame={frame} slot="list" seed={props.title} />}
                <Card
                  frame={frame}
                  card={card}
                  kind={props.opening && i === 0 ? 'lead' : 'row'}
                  level={2}
                  deck
                  section={props.sections}
                  first={i === 0}
                />
              </>
            ))}
            <Pager frame={frame} first={props.first} older={props.older} />
          </div>
          <div class="rail">
            <MostRead frame={frame} cards={props.mostRead} />
            <AdvertisementSlot frame={frame} slot="rail" seed={props.title} />
            <NewsletterBox frame={frame} place="list" />
          </div>
        </div>
      </div>
    </Layout>
  );
}

/** The newest with a picture opens the page, if it is among the first few; the others keep their order. */
function pictureFirst(cards: readonly ArticleCard[]): readonly ArticleCard[] {
  const opening = cards.slice(0, OPENS_AMONG).find((card) => card.image !== null);
  return opening === undefined ? cards : [opening, ...cards.filter((card) => card !== opening)];
}
