import type { Instant } from '../../base/index.ts';
import { type Publication, publicationSchema, type Section } from '../../news/publication/index.ts';
import type { ArticleCard } from '../../news/publish/index.ts';
import type { AssetUrls } from './assets.ts';
import type { Frame } from './frame.ts';
import type { SiteDeps } from './ports.ts';
import { createSay } from './say.ts';
import { isEnglish, wordsOf } from './words/words.ts';

/** What every page shows around its content, as it is now. */
export async function loadFrame(deps: Pick<SiteDeps, 'publication' | 'assets' | 'clock' | 'still'>): Promise<Frame> {
  const [settings, sections] = await Promise.all([deps.publication.settings(), deps.publication.sections()]);
  const now = deps.still ?? deps.clock.now();
  const publication = settings.value;
  return frameOf(publication, sections, deps.assets.urls, now, deps.still !== undefined);
}

/** A frame without the database, for the page that says it does not answer. */
export function bareFrame(deps: Pick<SiteDeps, 'assets' | 'clock'>): Frame {
  const publication = publicationSchema.parse({});
  const now = deps.clock.now();
  return frameOf(publication, [], deps.assets.urls, now, false);
}

function frameOf(
  publication: Publication,
  sections: readonly Section[],
  assets: AssetUrls,
  now: Instant,
  still: boolean,
): Frame {
  return {
    publication,
    sections,
    assets,
    // Nothing is of today in a still copy: its dates all have their year.
    say: createSay(publication, still ? 0 : now),
    language: isEnglish(publication.language) ? 'en' : 'ar',
    words: wordsOf(publication.language),
    now,
    still,
  };
}

/** 7: one screen of the rail. */
const MOST_READ = 7;

/** Most read of the last day; while a quiet day has fewer than the list holds, of the last month. */
export function loadMostRead(deps: SiteDeps): Promise<ArticleCard[]> {
  return orNothing(deps, rankMostRead(deps));
}

/** What only stands beside an article must not take it down: a list that fails is left out, and we are told. */
export async function orNothing<T>(deps: Pick<SiteDeps, 'report'>, list: Promise<T[]>): Promise<T[]> {
  try {
    return await list;
  } catch (error) {
    deps.report(error);
    return [];
  }
}

async function rankMostRead(deps: SiteDeps): Promise<ArticleCard[]> {
  const day = await deps.mostRead('24h', MOST_READ);
  const ranked = day.length < MOST_READ ? await deps.mostRead('30d', MOST_READ) : day;
  const ids = [...new Set([...day, ...ranked].map(({ articleId }) => articleId))].slice(0, MOST_READ);
  return ids.length === 0 ? [] : deps.live.cardsByIds(ids);
}

/** Tags of pages that show these cards. */
export function cardTags(cards: readonly ArticleCard[]): string[] {
  return cards.map(({ id }) => `article:${id}`);
}
