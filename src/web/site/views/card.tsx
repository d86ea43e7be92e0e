import type { ArticleCard } from '../../../news/publish/index.ts';
import type { Frame } from '../frame.ts';
import { href, sectionHref, tagHref } from '../href.ts';
import { themed } from '../themed.tsx';
import { isVocalised } from '../words/words.ts';
import { Picture } from './picture.tsx';

/** lead: the page's first; feature: picture above; row: small picture beside; plain: words only; opinion: the writer's name first. */
export type CardKind = 'lead' | 'feature' | 'row' | 'plain' | 'opinion';

export type CardProps = {
  frame: Frame;
  card: ArticleCard;
  kind: CardKind;
  /** Level of its headline: 2 or 3. */
  level?: 2 | 3;
  deck?: boolean;
  /** Names the section above the headline; off on a section's own page. */
  section?: boolean;
  /** Names the running story it belongs to; off where that is the heading. */
  story?: boolean;
  first?: boolean;
  /** A line below, such as why it is related. */
  note?: string;
};

const sizes: Record<CardKind, string> = {
  lead: '(min-width: 64rem) 42rem, 100vw',
  feature: '(min-width: 64rem) 24rem, (min-width: 40rem) 50vw, 100vw',
  row: '(min-width: 64rem) 12rem, 33vw',
  plain: '1px',
  opinion: '1px',
};

export const Card = themed('card', (props: CardProps) => {
  const { frame, card, kind, level = 3, deck = false, section = true, story = true, first = false, note } = props;
  const Heading = level === 2 ? 'h2' : 'h3';
  const pictured = card.image !== null && kind !== 'plain' && kind !== 'opinion';
  const classes = ['card', `card-${kind}`];
  if (card.form === 'opinion') classes.push('is-opinion');
  if (pictured) classes.push('has-picture');
  return (
    <article class={classes.join(' ')}>
      <div class="card-words">
        {kind === 'opinion' ? (
          <Writers frame={frame} card={card} />
        ) : (
          <Kicker frame={frame} card={card} section={section} story={story} />
        )}
        <Heading class={isVocalised(card.title) ? 'headline vocalised' : 'headline'}>
          <a href={href(card.path)}>
            <Title frame={frame} card={card} />
          </a>
        </Heading>
        {deck && card.deck !== '' && (
          <p class="card-deck" lang={foreign(frame, card)} dir={foreignDir(frame, card)}>
            {card.deck}
          </p>
        )}
        <p class="card-meta">
          {kind !== 'opinion' && card.form === 'opinion' && <Names frame={frame} card={card} />}
          <time datetime={frame.say.iso(card.publishedAt)}>{frame.say.brief(card.publishedAt)}</time>
        </p>
        {note !== undefined && note !== '' && <p class="card-note">{note}</p>}
      </div>
      {pictured && card.image !== null && (
        <div class="card-picture">
          <Picture image={card.image} sizes={sizes[kind]} first={first} alt="" />
        </div>
      )}
    </article>
  );
});

/** A title in another language or direction than the site's is isolated, so that its punctuation stays where it belongs. */
export function Title({ frame, card }: { frame: Frame; card: Pick<ArticleCard, 'title' | 'language' | 'direction'> }) {
  const other = card.language !== frame.publication.language || card.direction !== frame.publication.direction;
  if (!other) return <>{card.title}</>;
  return (
    <bdi lang={card.language} dir={card.direction}>
      {card.title}
    </bdi>
  );
}

function foreign(frame: Frame, card: ArticleCard): string | undefined {
  return card.language === frame.publication.language ? undefined : card.language;
}

function foreignDir(frame: Frame, card: ArticleCard): 'rtl' | 'ltr' | undefined {
  return card.direction === frame.publication.direction ? undefined : card.direction;
}

type KickerProps = {
  frame: Frame;
  card: Pick<ArticleCard, 'form' | 'section' | 'tagIds'>;
  section?: boolean;
  story?: boolean;
};

/**
 * The running story or the section, and the form, above a headline; an opinion section need not say «رأي» twice. A
 * story says more than the section it is told in.
 */
export function Kicker({ frame, card, section = true, story: tellsStory = true }: KickerProps) {
  const form = frame.words.forms[card.form];
  const story = tellsStory ? frame.shell.stories.find(({ tagId }) => card.tagIds.includes(tagId)) : undefined;
  const named = story === undefined && section ? card.section : null;
  const kind = `form form-${card.form.replace('_', '-')}`;
  if (form === '' && named === null && story === undefined) return null;
  return (
    <p class="kicker">
      {story !== undefined && (
        <a class="kicker-story" href={tagHref(story.slug)}>
          {story.name}
        </a>
      )}
      {named !== null && (
        <a class={named.name === form ? kind : undefined} href={sectionHref(named.slug)}>
          {named.name}
        </a>
      )}
      {form !== '' && named?.name !== form && <span class={kind}>{form}</span>}
    </p>
  );
}

function Names({ frame, card }: { frame: Frame; card: ArticleCard }) {
  if (card.bylines.length === 0) return null;
  return (
    <span class="names">
      {[...new Set(card.bylines.map(({ name }) => name))].map((name, i) => (
        <>
          {i > 0 && frame.words.comma}
          <bdi>{name}</bdi>
        </>
      ))}
    </span>
  );
}

function Writers({ frame, card }: { frame: Frame; card: ArticleCard }) {
  if (card.bylines.length === 0) return <p class="kicker">{frame.words.forms[card.form]}</p>;
  return (
    <p class="writers">
      <Names frame={frame} card={card} />
    </p>
  );
}
