import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { ArticleCard } from '../../../news/publish/index.ts';
import type { Frame } from '../frame.ts';
import { href, sectionHref } from '../href.ts';
import { Title } from '../views/card.tsx';
import { hasMirrors, SavedNote } from '../views/reach-parts.tsx';
import { liteHref } from './lite-href.ts';
import { LITE_STYLE } from './lite-style.ts';

export type LiteHead = {
  title: string;
  /** Path of the full page of the same, percent-encoded. */
  full: string;
  home?: boolean;
};

/** A page of words alone: one request, no picture, no font, no script. Search engines are sent to the full one. */
export function LiteLayout({ frame, head, children }: { frame: Frame; head: LiteHead; children?: Child }) {
  const { publication, sections, words } = frame;
  const Plate = head.home === true ? 'h1' : 'p';
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={publication.language} dir={publication.direction}>
        <head>
          <meta charset="utf-8" />
          <title>{head.title === '' ? publication.name : `${head.title} | ${publication.name}`}</title>
          <meta name="viewport" content="width=device-width,initial-scale=1" />
          <meta name="robots" content="noindex" />
          <link rel="canonical" href={publication.baseUrl + head.full} />
          <link rel="icon" href="data:," />
          <style>{raw(LITE_STYLE)}</style>
        </head>
        <body>
          <header>
            <Plate class="n">
              <a href="/lite/">{publication.name}</a>
            </Plate>
            <nav aria-label={words.sections}>
              {sections.map((section) => (
                <a href={liteHref(sectionHref(section.slug))}>{section.name}</a>
              ))}
            </nav>
          </header>
          <main>
            <SavedNote frame={frame} />
            {children}
          </main>
          <footer>
            <nav aria-label={words.siteLinks}>
              <a href={head.full}>{words.reach.full}</a>
              <a href="/lite/search">{words.search.title}</a>
              <a href="/lite/about">{words.about}</a>
              <a href="/lite/corrections">{words.corrections}</a>
              {hasMirrors(frame) && <a href="/lite/mirrors">{words.reach.mirrors.title}</a>}
              <a href="/newsletter">{words.newsletter}</a>
            </nav>
          </footer>
        </body>
      </html>
    </>
  );
}

type ListProps = { frame: Frame; cards: readonly ArticleCard[]; level?: 2 | 3; section?: boolean; deck?: boolean };

/** Headlines with what a reader needs to choose. */
export function LiteList({ frame, cards, level = 2, section = true, deck = true }: ListProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <ul class="l">
      {cards.map((card) => (
        <li>
          <Heading>
            <a href={liteHref(href(card.path))}>
              <Title frame={frame} card={card} />
            </a>
          </Heading>
          {deck && card.deck !== '' && (
            <p lang={card.language === frame.publication.language ? undefined : card.language} dir={card.direction}>
              {card.deck}
            </p>
          )}
          <small>
            {[section ? card.section?.name : undefined, frame.words.forms[card.form]]
              .filter((part, i, all) => part !== undefined && part !== '' && all.indexOf(part) === i)
              .map((part) => `${part} · `)}
            <time datetime={frame.say.iso(card.publishedAt)}>{frame.say.brief(card.publishedAt)}</time>
          </small>
        </li>
      ))}
    </ul>
  );
}

export function LitePager({ frame, first, older }: { frame: Frame; first: string | null; older: string | null }) {
  const words = frame.words.list;
  if (first === null && older === null) return null;
  return (
    <p>
      {first !== null && <a href={first}>{words.newer}</a>} {older !== null && <a href={older}>{words.older}</a>}
    </p>
  );
}
