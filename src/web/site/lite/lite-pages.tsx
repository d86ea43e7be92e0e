import { type Context, Hono } from 'hono';
import { shortIdIn } from '../article-page.tsx';
import type { Frame } from '../frame.ts';
import { authorHref, href, searchHref, sectionHref, tagHref } from '../href.ts';
import { loadPage, readCursor } from '../listing-pages.tsx';
import { cardTags, loadFrame } from '../load-frame.ts';
import type { SiteDeps } from '../ports.ts';
import { moved, page } from '../respond.tsx';
import { findArticles, hasMore, readSearch } from '../search-page.tsx';
import { MirrorList } from '../views/reach-parts.tsx';
import { liteArticle } from './lite-article.tsx';
import { liteHref } from './lite-href.ts';
import { LiteLayout, LiteList, LitePager } from './lite-layout.tsx';
import { LITE_POLICY } from './lite-style.ts';

/** 10 and two for each section: three screens of a phone, under 5 kB over the wire. */
const NEWEST = 10;
const PER_SECTION = 2;
const MAX_AGE = 300;

/** The light pages: the same addresses below /lite, for readers with bad lines and old phones. Kept and purged like the full ones. */
export function litePages(deps: SiteDeps): Hono {
  const app = new Hono();
  app.use('/lite/*', async (c, next) => {
    await next();
    // A fault above answers with a full page, which has its own policy.
    if (c.error === undefined) c.header('Content-Security-Policy', LITE_POLICY);
  });
  app.get('/lite', (c) => moved(c, '/lite/', 301, { tags: [], maxAge: 3600 }));
  app.get('/lite/', (c) => liteHome(c, deps));
  app.get('/lite/search', (c) => liteSearch(c, deps));
  app.get('/lite/about', (c) => liteAbout(c, deps));
  app.get('/lite/corrections', (c) => liteCorrections(c, deps));
  app.get('/lite/mirrors', async (c) => {
    const frame = await loadFrame(deps);
    const words = frame.words.reach.mirrors;
    return page(
      c,
      <LiteLayout frame={frame} head={{ title: words.title, full: '/mirrors' }}>
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
        <MirrorList frame={frame} />
      </LiteLayout>,
      { keep: { tags: [], maxAge: MAX_AGE } },
    );
  });
  app.get('/lite/a/:id', async (c) => {
    const id = shortIdIn(c.req.param('id'));
    const found = id === null ? null : await deps.live.byShortId(id);
    if (found === null) return liteMissing(c, deps);
    return moved(c, liteHref(href(found.article.path)), 302, {
      tags: [`article:${found.article.id}`],
      maxAge: MAX_AGE,
    });
  });
  app.get('/lite/tag/:slug', async (c) => {
    const slug = c.req.param('slug');
    const tag = await deps.publication.tagBySlug(slug);
    return tag === null
      ? liteMissing(c, deps)
      : liteListing(c, deps, {
          title: tag.name,
          full: tagHref(slug),
          query: { tag: slug },
          tag: `tag:${slug}`,
          empty: ({ words }) => words.list.emptyTag,
        });
  });
  app.get('/lite/author/:slug', async (c) => {
    const slug = c.req.param('slug');
    const who = (await deps.publication.contributors()).find((one) => one.slug === slug);
    if (who === undefined) return liteMissing(c, deps);
    const list = {
      query: { contributor: slug },
      tag: `author:${slug}`,
      empty: ({ words }: Frame) => words.list.emptyAuthor,
    };
    return liteListing(c, deps, { title: who.name, lead: who.bio, full: authorHref(slug), ...list });
  });
  app.get(
    '/lite/:section/:slug',
    async (c) =>
      (await liteArticle(c, deps, c.req.param('section'), c.req.param('slug'))) ?? (await liteMissing(c, deps)),
  );
  app.get('/lite/:section', async (c) => {
    const slug = c.req.param('section');
    const section = (await deps.publication.sections()).find((one) => one.slug === slug);
    if (section === undefined) return liteMissing(c, deps);
    const list = {
      query: { section: slug },
      tag: `section:${slug}`,
      isSection: true,
      empty: ({ words }: Frame) => words.list.emptySection,
    };
    return liteListing(c, deps, { title: section.name, lead: section.description, full: sectionHref(slug), ...list });
  });
  app.get('/lite/*', (c) => liteMissing(c, deps));
  return app;
}

async function liteHome(c: Context, deps: SiteDeps): Promise<Response> {
  const frame = await loadFrame(deps);
  const [newest, ...lists] = await Promise.all([
    deps.live.list({ limit: NEWEST }),
    ...frame.sections.map(({ slug }) => deps.live.list({ section: slug, limit: NEWEST + PER_SECTION })),
  ]);
  const above = new Set(newest.map(({ id }) => id));
  const blocks = frame.sections.map((section, i) => ({
    section,
    cards: (lists[i] ?? []).filter(({ id }) => !above.has(id)).slice(0, PER_SECTION),
  }));
  return page(
    c,
    <LiteLayout frame={frame} head={{ title: '', full: '/', home: true }}>
      {newest.length === 0 && <p>{frame.words.list.emptyHome}</p>}
      <LiteList frame={frame} cards={newest} />
      {blocks
        .filter(({ cards }) => cards.length > 0)
        .map(({ section, cards }) => (
          <section>
            <h2>
              <a href={liteHref(sectionHref(section.slug))}>{section.name}</a>
            </h2>
            <LiteList frame={frame} cards={cards} level={3} section={false} deck={false} />
          </section>
        ))}
    </LiteLayout>,
    { keep: { tags: ['home', ...cardTags([...newest, ...lists.flat()])], maxAge: 60 } },
  );
}

type Listing = {
  title: string;
  lead?: string;
  full: string;
  query: { section?: string; tag?: string; contributor?: string };
  /** What purges it. */
  tag: string;
  isSection?: boolean;
  empty(frame: Frame): string;
};

async function liteListing(c: Context, deps: SiteDeps, listing: Listing): Promise<Response> {
  const frame = await loadFrame(deps);
  const cursor = readCursor(c.req.query('before'));
  const list = await loadPage(deps, listing.query, cursor, liteHref(listing.full));
  return page(
    c,
    <LiteLayout frame={frame} head={listing}>
      <h1>
        <bdi>{listing.title}</bdi>
      </h1>
      {listing.lead !== undefined && listing.lead !== '' && <p class="d">{listing.lead}</p>}
      {list.cards.length === 0 && <p>{listing.empty(frame)}</p>}
      <LiteList frame={frame} cards={list.cards} section={listing.isSection !== true} />
      <LitePager frame={frame} first={list.first} older={list.older} />
    </LiteLayout>,
    { keep: { tags: ['lists', listing.tag, ...cardTags(list.cards)], maxAge: MAX_AGE } },
  );
}

async function liteSearch(c: Context, deps: SiteDeps): Promise<Response> {
  const { query, number } = readSearch(c);
  const [frame, found] = await Promise.all([loadFrame(deps), findArticles(deps, query, number)]);
  const words = frame.words.search;
  const here = liteHref(searchHref(query));
  const asked = <bdi>{query}</bdi>;
  const count = frame.say.count(found.total, frame.words.counted.results);
  const outcome = {
    idle: () => words.idle,
    short: () => words.short(asked),
    long: () => words.long,
    failed: () => words.failed,
    results: () => (found.total > 0 ? words.found(count, found.totalIsFloor, asked) : words.none(asked)),
  }[found.state]();
  return page(
    c,
    <LiteLayout
      frame={frame}
      head={{
        title: query === '' ? words.title : words.titleOf(query),
        full: query === '' ? '/search' : searchHref(query),
      }}
    >
      <h1>{words.title}</h1>
      <form action="/lite/search">
        <label for="q">{words.label}</label> <input id="q" type="search" name="q" value={query} maxlength={200} />{' '}
        <button type="submit">{words.button}</button>
      </form>
      <p>{outcome}</p>
      <LiteList frame={frame} cards={found.results.map(({ card }) => card)} />
      <LitePager
        frame={frame}
        first={number > 1 ? here : null}
        older={hasMore(found, number) ? `${here}&page=${number + 1}` : null}
      />
    </LiteLayout>,
    { status: found.state === 'failed' ? 503 : 200 },
  );
}

async function liteAbout(c: Context, deps: SiteDeps): Promise<Response> {
  const [frame, contributors] = await Promise.all([loadFrame(deps), deps.publication.contributors()]);
  const { name, tagline, description } = frame.publication;
  const { words } = frame;
  return page(
    c,
    <LiteLayout frame={frame} head={{ title: words.about, full: '/about' }}>
      <h1>{name}</h1>
      {tagline !== '' && <p class="d">{tagline}</p>}
      {description !== '' && <p>{description}</p>}
      {contributors.length > 0 && <h2>{words.aboutPage.contributors}</h2>}
      <ul class="l">
        {contributors.map(({ slug, name: who, city, bio }) => (
          <li>
            <a href={liteHref(authorHref(slug))}>
              <bdi>{who}</bdi>
            </a>
            {city !== '' && ` – ${city}`}
            {bio !== '' && <p>{bio}</p>}
          </li>
        ))}
      </ul>
    </LiteLayout>,
    { keep: { tags: ['about'], maxAge: MAX_AGE } },
  );
}

async function liteCorrections(c: Context, deps: SiteDeps): Promise<Response> {
  const [frame, corrections] = await Promise.all([loadFrame(deps), deps.live.corrections(100)]);
  const { words } = frame;
  return page(
    c,
    <LiteLayout frame={frame} head={{ title: words.corrections, full: '/corrections' }}>
      <h1>{words.corrections}</h1>
      {corrections.length === 0 && <p>{words.aboutPage.noCorrections}</p>}
      <ul class="l">
        {corrections.map(({ correction, card }) => (
          <li>
            <h2>
              <a href={liteHref(href(card.path))}>{card.title}</a>
            </h2>
            <p>{correction.note}</p>
            <small>
              <time datetime={frame.say.iso(correction.at)}>{frame.say.date(correction.at)}</time>
            </small>
          </li>
        ))}
      </ul>
    </LiteLayout>,
    { keep: { tags: ['lists', ...cardTags(corrections.map(({ card }) => card))], maxAge: MAX_AGE } },
  );
}

/** 404 in the light form; also what a still copy answers with, since it needs no file beside it. */
export async function liteMissing(c: Context, deps: SiteDeps): Promise<Response> {
  const [frame, latest] = await Promise.all([loadFrame(deps), deps.live.list({ limit: 5 })]);
  const { words } = frame;
  return page(
    c,
    <LiteLayout frame={frame} head={{ title: words.faults.notFound, full: '/' }}>
      <h1>{words.faults.notFound}</h1>
      <p>{words.reach.missingLead}</p>
      <LiteList frame={frame} cards={latest} deck={false} />
    </LiteLayout>,
    { status: 404 },
  );
}
