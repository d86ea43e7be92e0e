import { Bylines, href, type Theme, Title } from 'warraq/theme';
import { styles } from './styles.ts';

/**
 * A weekly's site: a line above the head, cards that open with the headline and name their writers, and a foot that ends
 * with a colophon. Everything else stays as Warraq has it.
 */
export const theme: Theme = {
  css: styles,

  /** Wraps ours: one line more above it. */
  masthead: ({ original: Ours, ...props }) => (
    <>
      <p class="weekly-line">
        <span class="page">{props.frame.language === 'ar' ? 'تصدر كل خميس' : 'Every Thursday'}</span>
      </p>
      <Ours {...props} />
    </>
  ),

  /** Replaces ours for the small cards of a list, and leaves the others. */
  card: ({ original: Ours, ...props }) => {
    const { frame, card, kind, level = 3 } = props;
    if (kind !== 'row') return <Ours {...props} />;
    const Heading = level === 2 ? 'h2' : 'h3';
    return (
      <article class="card weekly-card">
        <Heading class="headline">
          <a href={href(card.path)}>
            <Title frame={frame} card={card} />
          </a>
        </Heading>
        {card.deck !== '' && <p class="card-deck">{card.deck}</p>}
        <Bylines frame={frame} bylines={card.bylines} />
      </article>
    );
  },

  /** Adds to ours: who prints it. */
  footer: ({ original: Ours, ...props }) => (
    <>
      <Ours {...props} />
      <p class="weekly-colophon">
        <bdi>{props.frame.publication.name}</bdi> – مطبعة الحي
      </p>
    </>
  ),
};
