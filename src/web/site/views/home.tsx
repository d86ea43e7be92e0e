import type { Section } from '../../../news/publication/index.ts';
import type { ArticleCard } from '../../../news/publish/index.ts';
import type { Frame } from '../frame.ts';
import { homeHead } from '../heads.ts';
import { sectionHref } from '../href.ts';
import { Card } from './card.tsx';
import { Layout } from './layout.tsx';
import { Latest, MostRead, NewsletterBox } from './pieces.tsx';

export type HomeProps = {
  frame: Frame;
  lead: ArticleCard | null;
  secondary: readonly ArticleCard[];
  below: readonly ArticleCard[];
  latest: readonly ArticleCard[];
  opinion: readonly ArticleCard[];
  blocks: readonly { section: Section; cards: readonly ArticleCard[] }[];
  mostRead: readonly ArticleCard[];
};

export function HomePage({ frame, lead, secondary, below, latest, opinion, blocks, mostRead }: HomeProps) {
  const { words } = frame;
  const head = homeHead(frame);
  if (lead === null) {
    return (
      <Layout frame={frame} head={head}>
        <div class="page notice">
          <h2>{words.list.emptyHome}</h2>
          <p>{words.list.emptyHomeHint}</p>
        </div>
      </Layout>
    );
  }
  return (
    <Layout frame={frame} head={head}>
      <div class="page front">
        <div class="front-lead">
          <Card frame={frame} card={lead} kind="lead" level={2} deck first />
          {below.length > 0 && (
            <div class="front-below">
              {below.map((card) => (
                <Card frame={frame} card={card} kind="plain" level={2} />
              ))}
            </div>
          )}
        </div>
        <div class="front-second">
          {secondary.map((card, i) => (
            <Card frame={frame} card={card} kind={i === 0 ? 'feature' : 'plain'} level={2} deck={i > 0} />
          ))}
        </div>
        <div class="front-latest">
          <Latest frame={frame} cards={latest} />
        </div>
      </div>
      {opinion.length > 0 && (
        <section class="opinion-band" aria-labelledby="opinion">
          <div class="page">
            <h2 id="opinion" class="strip">
              {words.opinion}
            </h2>
            <div class="opinion-row">
              {opinion.map((card) => (
                <Card frame={frame} card={card} kind="opinion" deck />
              ))}
            </div>
          </div>
        </section>
      )}
      <div class="page home-rest">
        <div class="blocks">
          {blocks.map(({ section, cards }) => (
            <SectionBlock frame={frame} section={section} cards={cards} />
          ))}
        </div>
        <div class="rail">
          <MostRead frame={frame} cards={mostRead} />
          <NewsletterBox frame={frame} place="home" />
        </div>
      </div>
    </Layout>
  );
}

function SectionBlock({ frame, section, cards }: { frame: Frame; section: Section; cards: readonly ArticleCard[] }) {
  const [first, ...others] = cards;
  if (first === undefined) return null;
  return (
    <section class="block" aria-labelledby={`section-${section.slug}`}>
      <h2 id={`section-${section.slug}`} class="strip">
        <a href={sectionHref(section.slug)}>{section.name}</a>
      </h2>
      <div class={others.length > 0 ? 'block-grid' : 'block-grid is-single'}>
        <Card frame={frame} card={first} kind="feature" section={false} deck />
        {others.length > 0 && (
          <div class="block-list">
            {others.map((card) => (
              <Card frame={frame} card={card} kind={others.length === 1 ? 'feature' : 'row'} section={false} />
            ))}
          </div>
        )}
      </div>
    </section>
  );
}
