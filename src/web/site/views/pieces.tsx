import type { Child } from 'hono/jsx';
import type { ArticleCard } from '../../../news/publish/index.ts';
import type { Frame } from '../frame.ts';
import { href } from '../href.ts';
import { Title } from './card.tsx';

/** The numbered list beside every page; nothing while nobody has read anything. */
export function MostRead({ frame, cards }: { frame: Frame; cards: readonly ArticleCard[] }) {
  if (cards.length === 0) return null;
  return (
    <section class="most-read" aria-labelledby="most-read">
      <h2 id="most-read" class="strip">
        {frame.words.mostRead}
      </h2>
      <ol>
        {cards.map((card, i) => (
          <li>
            <span class="rank" aria-hidden="true">
              {frame.say.number(i + 1)}
            </span>
            <a href={href(card.path)}>
              <Title frame={frame} card={card} />
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** A stream of the newest headlines with their times. */
export function Latest({ frame, cards }: { frame: Frame; cards: readonly ArticleCard[] }) {
  if (cards.length === 0) return null;
  return (
    <section class="latest" aria-labelledby="latest">
      <h2 id="latest" class="strip">
        {frame.words.latest}
      </h2>
      <ol>
        {cards.map((card) => (
          <li>
            <time datetime={frame.say.iso(card.publishedAt)}>{frame.say.brief(card.publishedAt)}</time>
            <a href={href(card.path)}>
              <Title frame={frame} card={card} />
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The call to the newsletter: one field, works without JavaScript. `place` keeps its field's id unique on a page. */
export function NewsletterBox({ frame, place }: { frame: Frame; place: string }) {
  const { letters } = frame.words;
  return (
    <section class="letter-box" aria-labelledby={`letter-${place}`}>
      <h2 id={`letter-${place}`}>{letters.title}</h2>
      <p>{letters.boxHint}</p>
      <form action="/newsletter/subscribe" method="post">
        <label for={`email-${place}`}>{letters.address}</label>
        <div class="field-row">
          <input
            id={`email-${place}`}
            type="email"
            name="email"
            dir="ltr"
            autocomplete="email"
            inputmode="email"
            required
            maxlength={254}
          />
          <button type="submit">{letters.subscribe}</button>
        </div>
        <TrapField frame={frame} place={place} />
      </form>
    </section>
  );
}

/** A field that people never see and programs fill in; what comes with it is not kept. */
export function TrapField({ frame, place }: { frame: Frame; place: string }) {
  return (
    <div class="trap" aria-hidden="true">
      <label for={`website-${place}`}>{frame.words.letters.trap}</label>
      <input id={`website-${place}`} type="text" name="website" tabindex={-1} autocomplete="off" />
    </div>
  );
}

type PagerProps = { frame: Frame; first: string | null; older: string | null; newer?: string; further?: string };

/** The way on and the way back below a list; `newer` and `further` are their words. */
export function Pager({ frame, first, older, newer, further }: PagerProps) {
  const { list } = frame.words;
  if (first === null && older === null) return null;
  return (
    <nav class="pager" aria-label={list.pages}>
      {first !== null && (
        <a class="pager-first" href={first}>
          {newer ?? list.newer}
        </a>
      )}
      {older !== null && (
        <a class="pager-older" href={older} rel="next">
          {further ?? list.older}
        </a>
      )}
    </nav>
  );
}

/** A dignified page of a few words: nothing found, a step done, a link that has run out. */
export function Notice({ title, children }: { title: string; children?: Child }) {
  return (
    <div class="page notice">
      <h1>{title}</h1>
      {children}
    </div>
  );
}
