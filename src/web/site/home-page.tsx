import type { Context } from 'hono';
import {
  type Arrangement,
  defaultArrangement,
  fillHome,
  HOME_ID,
  homeKind,
  nextUnpinning,
  pinsOf,
  readKept,
  type Supply,
} from '../../news/front/index.ts';
import type { ArticleCard } from '../../news/publish/index.ts';
import type { Frame } from './frame.ts';
import { cardTags, loadFrame, loadMostRead } from './load-frame.ts';
import type { SiteDeps } from './ports.ts';
import { page } from './respond.tsx';
import { HomePage } from './views/home.tsx';

/** 30: the lead, what stands beside it and the list of the newest, with room for opinion in between. */
const NEWEST = 30;
/** So many more than a package shows: what stands above it already is left out of it. */
const SPARE = 8;
/** 60: the front page shows the day and times of today. */
const MAX_AGE = 60;

export async function homePage(c: Context, deps: SiteDeps): Promise<Response> {
  const [frame, kept] = await Promise.all([loadFrame(deps), readKept(deps, homeKind, HOME_ID)]);
  const arrangement = kept?.value ?? defaultArrangement;
  const wantsMostRead = arrangement.packages.some(({ kind }) => kind === 'most_read');
  const [supply, mostRead] = await Promise.all([
    loadSupply(deps, frame, arrangement),
    wantsMostRead ? loadMostRead(deps) : [],
  ]);
  const packages = fillHome(arrangement, supply, frame.now);
  return page(c, <HomePage frame={frame} packages={packages} mostRead={mostRead} />, {
    keep: {
      tags: ['home', ...cardTags([...cardsOf(supply), ...mostRead])],
      maxAge: MAX_AGE,
      until: nextUnpinning(arrangement, frame.now),
    },
  });
}

/** Only what the arrangement asks for. */
async function loadSupply(deps: SiteDeps, frame: Frame, { packages }: Arrangement): Promise<Supply> {
  const wanted = (kind: string) => packages.filter((one) => one.kind === kind);
  const most = (kind: string) =>
    Math.max(0, ...wanted(kind).map((one) => ('count' in one ? one.count : 0))) * wanted(kind).length + SPARE;
  const list = (kind: string, query: Omit<Parameters<SiteDeps['live']['list']>[0], 'limit'>) =>
    wanted(kind).length === 0 ? Promise.resolve([]) : deps.live.list({ ...query, limit: most(kind) });
  const everySection = wanted('sections').length > 0;
  const named = new Set(packages.flatMap((one) => (one.kind === 'section' ? [one.sectionId] : [])));
  const sections = frame.sections.filter(({ id }) => everySection || named.has(id));
  const told = new Set(packages.flatMap((one) => (one.kind === 'story' ? [one.tagId] : [])));
  const stories = frame.shell.stories.filter(({ tagId }) => told.has(tagId));
  const perSection = Math.max(most('section'), most('sections'));
  const [newest, opinion, pictures, pinned, sectionLists, storyLists] = await Promise.all([
    wanted('lead').length === 0 ? [] : deps.live.list({ limit: NEWEST }),
    list('opinion', { form: 'opinion' }),
    list('pictures', { form: 'picture_story' }),
    deps.live.cardsByIds(packages.flatMap((one) => pinsOf(one).map(({ articleId }) => articleId))),
    Promise.all(sections.map(({ slug }) => deps.live.list({ section: slug, limit: perSection }))),
    Promise.all(stories.map(({ slug }) => deps.live.list({ tag: slug, limit: most('story') }))),
  ]);
  return {
    newest,
    opinion,
    pictures,
    pinned,
    sections: sections.map((section, i) => ({ section, cards: sectionLists[i] ?? [] })),
    stories: stories.map((story, i) => ({ story, cards: storyLists[i] ?? [] })),
  };
}

function cardsOf({ newest, opinion, pictures, pinned, sections, stories }: Supply): ArticleCard[] {
  return [...newest, ...opinion, ...pictures, ...pinned, ...[...sections, ...stories].flatMap(({ cards }) => cards)];
}
