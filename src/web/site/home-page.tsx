import type { Context } from 'hono';
import { arrangeFront } from './arrange-front.ts';
import { cardTags, loadFrame, loadMostRead } from './load-frame.ts';
import type { SiteDeps } from './ports.ts';
import { page } from './respond.tsx';
import { HomePage } from './views/home.tsx';

/** 30: the lead, what stands beside it and the list of the newest, with room for opinion in between. */
const NEWEST = 30;
/** 10: four for a block, after those shown above are left out. */
const PER_SECTION = 10;

export async function homePage(c: Context, deps: SiteDeps): Promise<Response> {
  const frame = await loadFrame(deps);
  const [newest, opinion, mostRead, ...lists] = await Promise.all([
    deps.live.list({ limit: NEWEST }),
    deps.live.list({ form: 'opinion', limit: 8 }),
    loadMostRead(deps),
    ...frame.sections.map(({ slug }) => deps.live.list({ section: slug, limit: PER_SECTION })),
  ]);
  const front = arrangeFront(
    newest,
    opinion,
    frame.sections.map((section, i) => ({ section, cards: lists[i] ?? [] })),
  );
  const cards = [...newest, ...opinion, ...mostRead, ...lists.flat()];
  // 60: the front page shows the day and times of today.
  return page(c, <HomePage frame={frame} {...front} mostRead={mostRead} />, {
    keep: { tags: ['home', ...cardTags(cards)], maxAge: 60 },
  });
}
