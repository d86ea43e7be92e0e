import type { Context } from 'hono';
import { dayKey } from '../../arabic/index.ts';
import { readKept, storyKind } from '../../news/front/index.ts';
import type { Tag } from '../../news/publication/index.ts';
import type { ArticleCard } from '../../news/publish/index.ts';
import { tagHref } from './href.ts';
import { cardTags, loadFrame, loadMostRead } from './load-frame.ts';
import type { SiteDeps } from './ports.ts';
import { page } from './respond.tsx';
import { StoryPage } from './views/story.tsx';

/** 100: the whole of most stories, so that one told from its beginning begins there. */
const PER_PAGE = 100;
const MAX_AGE = 300;

export type StoryList = { cards: readonly ArticleCard[]; first: string | null; older: string | null };

/** The page of a tag that the desk marked as a running story; null for any other tag. */
export async function storyPage(
  c: Context,
  deps: SiteDeps,
  tag: Tag,
  load: (limit: number) => Promise<StoryList>,
): Promise<Response | null> {
  const kept = await readKept(deps, storyKind, tag.id);
  if (kept === null) return null;
  const story = kept.value;
  const [frame, list, background, mostRead] = await Promise.all([
    loadFrame(deps),
    load(PER_PAGE),
    deps.live.cardsByIds(story.background),
    loadMostRead(deps),
  ]);
  const before = new Set(background.map(({ id }) => id));
  // Newest first from the database; a story told from the beginning is turned round, a page at a time.
  const told = list.cards.filter(({ id }) => !before.has(id));
  const cards = story.order === 'oldest' ? told.reverse() : told;
  const here = tagHref(tag.slug);
  const view = (
    <StoryPage
      frame={frame}
      head={{
        title: tag.name,
        description: story.summary,
        canonical: frame.publication.baseUrl + here,
        index: list.first === null,
      }}
      title={tag.name}
      slug={tag.slug}
      story={story}
      background={list.first === null ? background : []}
      days={byDay(cards, frame.publication.zone)}
      mostRead={mostRead}
      first={list.first}
      older={list.older}
    />
  );
  const tags = ['lists', `tag:${tag.slug}`, ...cardTags([...list.cards, ...background, ...mostRead])];
  return page(c, view, { keep: { tags, maxAge: MAX_AGE } });
}

function byDay(cards: readonly ArticleCard[], zone: string) {
  const days: { day: string; at: number; cards: ArticleCard[] }[] = [];
  for (const card of cards) {
    const day = dayKey(card.publishedAt, zone);
    const last = days.at(-1);
    if (last?.day === day) last.cards.push(card);
    else days.push({ day, at: card.publishedAt, cards: [card] });
  }
  return days;
}
