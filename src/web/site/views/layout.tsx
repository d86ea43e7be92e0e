import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Frame } from '../frame.ts';
import { mediaHref, pageHref, sectionHref } from '../href.ts';
import type { PageHead } from '../page-head.ts';
import { themed } from '../themed.tsx';
import { BreakingBar } from './breaking-bar.tsx';
import { HeadLinks } from './head-links.tsx';
import { LiteOffer, ReachLinks, SavedNote } from './reach-parts.tsx';
import { ReaderChoices } from './reader-choices.tsx';

/** `<` leaves as `\u003c`: text in structured data can then never close its element. */
function dataJson(data: object): string {
  return JSON.stringify(data)
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');
}

export function Layout({ frame, head, children }: { frame: Frame; head: PageHead; children?: Child }) {
  const { publication, assets, words } = frame;
  const title = head.title === '' ? publication.name : `${head.title} | ${publication.name}`;
  const description = head.description || publication.description || publication.tagline;
  return (
    <>
      {raw('<!doctype html>')}
      <html
        lang={publication.language}
        dir={publication.direction}
        class={publication.digits === 'arab' ? 'arab-digits' : undefined}
      >
        <head>
          <meta charset="utf-8" />
          <title>{title}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          {assets.preload.map((font) => (
            <link rel="preload" href={font} as="font" type="font/woff2" crossorigin="" />
          ))}
          <link rel="stylesheet" href={assets.css} />
          {frame.lookCss !== null && <link rel="stylesheet" href={frame.lookCss} />}
          {/* Not deferred: the size and the colours a reader chose are there before the first paint. */}
          {!frame.still && head.scripts !== null && <script src={assets.readerChoices} />}
          {description !== '' && <meta name="description" content={description} />}
          {head.index === false && <meta name="robots" content="noindex" />}
          {head.canonical !== undefined && <link rel="canonical" href={head.canonical} />}
          <link rel="icon" href={assets.icon} type="image/svg+xml" />
          <link rel="apple-touch-icon" href={assets.touchIcon} />
          <meta name="color-scheme" content="light dark" />
          <meta name="theme-color" content="#fcfbf8" media="(prefers-color-scheme: light)" />
          <meta name="theme-color" content="#15171a" media="(prefers-color-scheme: dark)" />
          <HeadLinks frame={frame} head={head} description={description} />
          {head.data !== undefined && <script type="application/ld+json">{raw(dataJson(head.data))}</script>}
          {(frame.still || head.scripts === null ? [] : [...(head.scripts ?? []), assets.reach]).map((script) => (
            <script src={script} defer />
          ))}
        </head>
        <body>
          <a class="skip" href="#main">
            {words.skip}
          </a>
          {frame.breaking !== null && <BreakingBar frame={frame} breaking={frame.breaking} />}
          <Masthead frame={frame} head={head} />
          <main id="main" tabindex={-1}>
            <SavedNote frame={frame} />
            <LiteOffer frame={frame} canonical={head.canonical} />
            {children}
          </main>
          <Footer frame={frame} canonical={head.canonical} />
        </body>
      </html>
    </>
  );
}

export type MastheadProps = { frame: Frame; head: PageHead };

export const Masthead = themed('masthead', ({ frame, head }: MastheadProps) => {
  const { publication, sections, shell, say, words } = frame;
  const Plate = head.home === true ? 'h1' : 'p';
  return (
    <header class={`masthead masthead-${publication.look.header}`}>
      <div class="masthead-top page">
        <p class="masthead-date">{!frame.still && <time datetime={say.iso(frame.now)}>{say.day(frame.now)}</time>}</p>
        <div class="masthead-name">
          <Plate class="plate">
            <a href="/">
              <NameOrLogo frame={frame} />
            </a>
          </Plate>
          {publication.tagline !== '' && <p class="tagline">{publication.tagline}</p>}
        </div>
        <div class="masthead-tools">
          <ReaderChoices frame={frame} />
          <search>
            <form class="masthead-search" action="/search" method="get">
              <label class="hidden" for="masthead-q">
                {words.search.label}
              </label>
              <input
                id="masthead-q"
                type="search"
                name="q"
                value={head.query ?? ''}
                placeholder={words.search.button}
                autocomplete="off"
                maxlength={200}
              />
              <button type="submit" aria-label={words.search.button}>
                <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" focusable="false">
                  <circle cx="8.5" cy="8.5" r="5.75" fill="none" stroke="currentColor" stroke-width="1.8" />
                  <path d="M13 13l5 5" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" />
                </svg>
              </button>
            </form>
          </search>
        </div>
      </div>
      <nav class="menu" aria-label={words.sections}>
        <ul class="page">
          <li>
            <a href="/" aria-current={head.home === true ? 'page' : undefined}>
              {words.home}
            </a>
          </li>
          {sections.map((section) => (
            <li>
              <a href={sectionHref(section.slug)} aria-current={head.section === section.slug ? 'true' : undefined}>
                {section.name}
              </a>
            </li>
          ))}
          {shell.pages
            .filter(({ place }) => place === 'menu')
            .map(({ slug, title }) => (
              <li>
                <a href={pageHref(slug)}>{title}</a>
              </li>
            ))}
        </ul>
      </nav>
    </header>
  );
});

/** The picture says the name to who does not see it. */
function NameOrLogo({ frame: { publication, shell } }: { frame: Frame }) {
  const file = shell.logo?.renditions.at(-1);
  if (shell.logo === null || file === undefined) return <>{publication.name}</>;
  return (
    <img
      class="logo"
      src={mediaHref(file.path)}
      width={shell.logo.width}
      height={shell.logo.height}
      alt={publication.name}
    />
  );
}

export type FooterProps = { frame: Frame; canonical: string | undefined };

export const Footer = themed('footer', ({ frame, canonical }: FooterProps) => {
  const { publication, sections, shell, say, words } = frame;
  return (
    <footer class="foot">
      <div class="page foot-grid">
        <div class="foot-about">
          <p class="plate">
            <a href="/">{publication.name}</a>
          </p>
          {publication.description !== '' && <p>{publication.description}</p>}
        </div>
        {sections.length > 0 && (
          <nav aria-label={words.siteSections}>
            <h2>{words.sections}</h2>
            <ul class="foot-sections">
              {sections.map((section) => (
                <li>
                  <a href={sectionHref(section.slug)}>{section.name}</a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <nav aria-label={words.siteLinks}>
          <h2>{words.site}</h2>
          <ul>
            <li>
              <a href="/about">{words.about}</a>
            </li>
            <li>
              <a href="/corrections">{words.corrections}</a>
            </li>
            <li>
              <a href="/newsletter">{words.newsletter}</a>
            </li>
            <li>
              <a href="/contact">{words.contact.title}</a>
            </li>
            {shell.pages
              .filter(({ place }) => place === 'footer')
              .map(({ slug, title }) => (
                <li>
                  <a href={pageHref(slug)}>{title}</a>
                </li>
              ))}
            <li>
              <a href="/feed.xml">{words.rss}</a>
            </li>
            <ReachLinks frame={frame} canonical={canonical} />
          </ul>
        </nav>
      </div>
      <p class="page foot-legal">
        <bdi>{publication.name}</bdi> © {say.year(frame.now)}
      </p>
    </footer>
  );
});
