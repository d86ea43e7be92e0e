import type { Child } from 'hono/jsx';
import type { FilledPackage, PackageLayout } from '../../../news/front/index.ts';
import type { ArticleCard } from '../../../news/publish/index.ts';
import type { Frame } from '../frame.ts';
import { sectionHref, tagHref } from '../href.ts';
import { themed } from '../themed.tsx';
import { Card } from './card.tsx';
import { Latest } from './pieces.tsx';

export type HomePackageProps = {
  frame: Frame;
  content: FilledPackage;
  /** The first of the page: its picture loads at once. */
  first: boolean;
};

/** One package of the home page, in its layout. */
export const HomePackage = themed('homePackage', ({ frame, content, first }: HomePackageProps) => {
  const { words } = frame;
  switch (content.kind) {
    case 'lead':
      return <Lead frame={frame} content={content} first={first} />;
    case 'opinion':
      return (
        <section class="opinion-band" aria-labelledby="opinion">
          <div class="page">
            <h2 id="opinion" class="strip">
              {words.opinion}
            </h2>
            <div class="opinion-row">
              {content.cards.map((card) => (
                <Card frame={frame} card={card} kind="opinion" deck />
              ))}
            </div>
          </div>
        </section>
      );
    case 'pictures':
      return (
        <WideStrip frame={frame} id="pictures" heading={words.front.pictures} cards={content.cards} first={first} />
      );
    case 'section': {
      const { section } = content;
      const heading = <a href={sectionHref(section.slug)}>{section.name}</a>;
      const id = `section-${section.slug}`;
      return <Block frame={frame} id={id} heading={heading} content={content} section={false} first={first} />;
    }
    case 'story': {
      const { story } = content;
      const heading = <a href={tagHref(story.slug)}>{story.name}</a>;
      const id = `story-${story.slug}`;
      return <Block frame={frame} id={id} heading={heading} content={content} section first={first} story />;
    }
    case 'picked': {
      const id = `picked-${content.cards[0]?.shortId ?? ''}`;
      return <Block frame={frame} id={id} heading={content.title} content={content} section first={first} />;
    }
    default:
      return null;
  }
});

type LeadProps = { frame: Frame; content: Extract<FilledPackage, { kind: 'lead' }>; first: boolean };

function Lead({ frame, content, first }: LeadProps) {
  const { lead, secondary, below, latest } = content;
  return (
    <div class="page front">
      <div class="front-lead">
        <Card frame={frame} card={lead} kind="lead" level={2} deck first={first} />
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
  );
}

type BlockProps = {
  frame: Frame;
  id: string;
  heading: Child;
  content: { layout: PackageLayout; cards: readonly ArticleCard[] };
  /** Whether cards name their section. */
  section: boolean;
  first: boolean;
  /** Marked as a story that goes on. */
  story?: boolean;
};

/** A heading and its articles, in one of the four layouts. */
function Block({ frame, id, heading, content, section, first, story = false }: BlockProps) {
  const { layout, cards } = content;
  // The space is for the last letter before it too: without one it would join the first of the note.
  const label = story ? (
    <>
      {' '}
      <span class="strip-note">{frame.words.front.story}</span>
    </>
  ) : null;
  if (layout === 'wide')
    return (
      <WideStrip
        frame={frame}
        id={id}
        heading={heading}
        label={label}
        cards={cards}
        section={section}
        story={!story}
        first={first}
      />
    );
  const [lead, ...others] = cards;
  if (lead === undefined) return null;
  return (
    <section class={`block is-${layout.replace('_', '-')}`} aria-labelledby={id}>
      <h2 id={id} class="strip">
        {heading}
        {label}
      </h2>
      {layout === 'lead_side' ? (
        <div class={others.length > 0 ? 'block-grid' : 'block-grid is-single'}>
          <Card frame={frame} card={lead} kind="feature" section={section} story={!story} deck first={first} />
          {others.length > 0 && (
            <div class="block-list">
              {others.map((card) => (
                <Card
                  frame={frame}
                  card={card}
                  kind={others.length === 1 ? 'feature' : 'row'}
                  section={section}
                  story={!story}
                />
              ))}
            </div>
          )}
        </div>
      ) : (
        <div class={layout === 'grid' ? 'pack-grid' : 'pack-list'}>
          {cards.map((card, i) => (
            <Card
              frame={frame}
              card={card}
              kind={layout === 'grid' ? 'feature' : 'row'}
              section={section}
              story={!story}
              deck={layout === 'list'}
              first={first && i === 0}
            />
          ))}
        </div>
      )}
    </section>
  );
}

type WideProps = {
  frame: Frame;
  id: string;
  heading: Child;
  label?: Child;
  cards: readonly ArticleCard[];
  section?: boolean;
  story?: boolean;
  first: boolean;
};

/** Pictures over the whole width of the page, on a dark band. */
function WideStrip({ frame, id, heading, label, cards, section = true, story = true, first }: WideProps) {
  return (
    <section class="wide-band" aria-labelledby={id}>
      <div class="page">
        <h2 id={id} class="strip">
          {heading}
          {label}
        </h2>
        <div class="wide-row">
          {cards.map((card, i) => (
            <Card
              frame={frame}
              card={card}
              kind={i === 0 ? 'lead' : 'feature'}
              section={section}
              story={story}
              deck={i === 0}
              first={first && i === 0}
            />
          ))}
        </div>
      </div>
    </section>
  );
}
