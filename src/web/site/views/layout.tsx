import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Frame } from '../frame.ts';
import { sectionHref } from '../href.ts';
import type { PageHead } from '../page-head.ts';
import { HeadLinks } from './head-links.tsx';
import { LiteOffer, ReachLinks, SavedNote } from './reach-parts.tsx';

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

function Masthead({ frame, head }: { frame: Frame; head: PageHead }) {
  const { publication, sections, say, words } = frame;
  const Plate = head.home === true ? 'h1' : 'p';
  return (
    <header class="masthead">
      <div class="masthead-top page">
        <p class="masthead-date">{!frame.still && <time datetime={say.iso(frame.now)}>{say.day(frame.now)}</time>}</p>
        <div class="masthead-name">
          <Plate class="plate">
            <a href="/">{publication.name}</a>
          </Plate>
          {publication.tagline !== '' && <p class="tagline">{publication.tagline}</p>}
        </div>
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
        </ul>
      </nav>
    </header>
  );
}

function Footer({ frame, canonical }: { frame: Frame; canonical: string | undefined }) {
  const { publication, sections, say, words } = frame;
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
}
