import type { Context } from 'hono';
import { type Id, type Instant, isId } from '../../base/index.ts';
import type { ArticleCard, ListQuery } from '../../news/publish/index.ts';
import { authorHead, listHead } from './heads.ts';
import { authorHref, sectionHref, tagHref } from './href.ts';
import { cardTags, loadFrame, loadMostRead } from './load-frame.ts';
import type { SiteDeps } from './ports.ts';
import { page } from './respond.tsx';
import { storyPage } from './story-page.tsx';
import { ListingPage } from './views/listing.tsx';

const PER_PAGE = 20;
/** Seconds; a change purges at once, this only bounds the age of times and of the most read. */
const MAX_AGE = 300;

type Cursor = { publishedAt: Instant; id: Id };

/** `?before=1764000000000~<id>`: the last card of the page before; null for the first page and for what is no cursor. */
export function readCursor(text: string | undefined): Cursor | null {
  const [at = '', id = ''] = (text ?? '').split('~');
  return /^\d{1,15}$/.test(at) && isId(id) ? { publishedAt: Number(at), id } : null;
}

export async function loadPage(
  deps: Pick<SiteDeps, 'live'>,
  query: Omit<ListQuery, 'limit' | 'before'>,
  cursor: Cursor | null,
  here: string,
  perPage = PER_PAGE,
) {
  const cards = await deps.live.list({ ...query, ...(cursor === null ? {} : { before: cursor }), limit: perPage + 1 });
  const shown = cards.slice(0, perPage);
  const last = shown.at(-1);
  const older = cards.length > perPage && last !== undefined ? `${here}?before=${last.publishedAt}~${last.id}` : null;
  return { cards: shown, older, first: cursor === null ? null : here };
}

/** Null when there is no such section. */
export async function sectionPage(c: Context, deps: SiteDeps, slug: string): Promise<Response | null> {
  const frame = await loadFrame(deps);
  const section = frame.sections.find((one) => one.slug === slug);
  if (section === undefined) return null;
  const here = sectionHref(slug);
  const cursor = readCursor(c.req.query('before'));
  const [list, mostRead] = await Promise.all([loadPage(deps, { section: slug }, cursor, here), loadMostRead(deps)]);
  return page(
    c,
    <ListingPage
      frame={frame}
      head={{
        title: section.name,
        description: section.description,
        canonical: frame.publication.baseUrl + here,
        index: cursor === null,
        section: slug,
        ...listHead(frame, { kind: 'section', slug }, section, cursor === null ? list.cards : null),
      }}
      title={section.name}
      description={section.description}
      {...list}
      sections={false}
      opening={cursor === null}
      mostRead={mostRead}
      empty={frame.words.list.emptySection}
    />,
    { keep: { tags: ['lists', `section:${slug}`, ...listTags(list.cards, mostRead)], maxAge: MAX_AGE } },
  );
}

export async function tagPage(c: Context, deps: SiteDeps, slug: string): Promise<Response | null> {
  const [frame, tag] = await Promise.all([loadFrame(deps), deps.publication.tagBySlug(slug)]);
  if (tag === null) return null;
  const here = tagHref(slug);
  const cursor = readCursor(c.req.query('before'));
  const story = await storyPage(c, deps, tag, (limit) => loadPage(deps, { tag: slug }, cursor, here, limit));
  if (story !== null) return story;
  const [list, mostRead] = await Promise.all([loadPage(deps, { tag: slug }, cursor, here), loadMostRead(deps)]);
  return page(
    c,
    <ListingPage
      frame={frame}
      head={{
        title: tag.name,
        canonical: frame.publication.baseUrl + here,
        index: cursor === null,
        ...listHead(
          frame,
          { kind: 'tag', slug },
          { name: tag.name, description: '' },
          cursor === null ? list.cards : null,
        ),
      }}
      kicker={frame.words.list.tag}
      title={tag.name}
      {...list}
      sections
      opening={false}
      mostRead={mostRead}
      empty={frame.words.list.emptyTag}
    />,
    { keep: { tags: ['lists', `tag:${slug}`, ...listTags(list.cards, mostRead)], maxAge: MAX_AGE } },
  );
}

export async function authorPage(c: Context, deps: SiteDeps, slug: string): Promise<Response | null> {
  const [frame, contributors] = await Promise.all([loadFrame(deps), deps.publication.contributors()]);
  const contributor = contributors.find((one) => one.slug === slug);
  if (contributor === undefined) return null;
  const here = authorHref(slug);
  const cursor = readCursor(c.req.query('before'));
  const [list, mostRead] = await Promise.all([loadPage(deps, { contributor: slug }, cursor, here), loadMostRead(deps)]);
  return page(
    c,
    <ListingPage
      frame={frame}
      head={{
        title: contributor.name,
        description: contributor.bio,
        canonical: frame.publication.baseUrl + here,
        index: cursor === null,
        ...authorHead(frame, contributor, cursor === null ? list.cards : null),
      }}
      kicker={frame.words.list.author}
      title={contributor.name}
      description={contributor.bio}
      {...list}
      sections
      opening={false}
      mostRead={mostRead}
      empty={frame.words.list.emptyAuthor}
    >
      {contributor.city !== '' && (
        <p class="city">
          <bdi>{contributor.city}</bdi>
        </p>
      )}
    </ListingPage>,
    { keep: { tags: ['lists', `author:${slug}`, ...listTags(list.cards, mostRead)], maxAge: MAX_AGE } },
  );
}

function listTags(cards: readonly ArticleCard[], mostRead: readonly ArticleCard[]): string[] {
  return cardTags([...cards, ...mostRead]);
}
