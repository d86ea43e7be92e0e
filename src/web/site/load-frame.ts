import { breakingNow } from '../../news/front/index.ts';
import { type Publication, publicationSchema, type Section } from '../../news/publication/index.ts';
import type { ArticleCard } from '../../news/publish/index.ts';
import type { Frame } from './frame.ts';
import { lookSheet } from './look-css.ts';
import type { SiteDeps } from './ports.ts';
import { createSay } from './say.ts';
import { emptyShell, type Shell } from './shell.ts';
import { isEnglish, wordsOf } from './words/words.ts';

/** What a frame is made of. */
export type FrameDeps = Pick<SiteDeps, 'publication' | 'assets' | 'clock' | 'still' | 'shell' | 'theme'>;

/** What every page shows around its content, as it is now. */
export async function loadFrame(deps: FrameDeps): Promise<Frame> {
  const [settings, sections, shell] = await Promise.all([
    deps.publication.settings(),
    deps.publication.sections(),
    deps.shell(),
  ]);
  return frameOf(deps, settings.value, sections, shell);
}

/** A frame without the database, for the page that says it does not answer. */
export function bareFrame(deps: Pick<SiteDeps, 'assets' | 'clock' | 'theme'>): Frame {
  return frameOf(deps, publicationSchema.parse({}), [], emptyShell);
}

function frameOf(
  deps: Pick<SiteDeps, 'assets' | 'clock' | 'theme' | 'still'>,
  publication: Publication,
  sections: readonly Section[],
  shell: Shell,
): Frame {
  const still = deps.still !== undefined;
  const now = deps.still ?? deps.clock.now();
  const { css, ...parts } = deps.theme;
  return {
    publication,
    sections,
    assets: deps.assets.urls,
    lookCss: lookSheet(publication.look, css ?? '')?.path ?? null,
    // A still copy outlives what runs out.
    shell: still ? { ...shell, breaking: [], ads: [] } : shell,
    breaking: still ? null : breakingNow(shell.breaking, now),
    theme: parts,
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
