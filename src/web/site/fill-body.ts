import { titleKey } from '../../arabic/index.ts';
import { type ArticleCard, escapeHtml, type LiveArticle } from '../../news/publish/index.ts';
import { href } from './href.ts';
import { isEnglish, wordsOf } from './words/words.ts';

/** Articles that a body's inline related links lead to: by id where pinned, else by folded title. */
export type LinkTargets = { byId: ReadonlyMap<string, ArticleCard>; byTitle: ReadonlyMap<string, ArticleCard> };

const MARKER = /<aside class="inline-related" data-article="([^"]*)" data-title="([^"]*)"><\/aside>/g;

/**
 * The stored body as this moment's page shows it: every inline related link with its article, or as plain words while
 * there is none, and the dateline inside the first paragraph.
 */
export function fillBody(html: string, targets: LinkTargets, dateline: string, language: string): string {
  const linked = html.replace(MARKER, (_, id: string, title: string) =>
    relatedLine(unescapeHtml(id), unescapeHtml(title), targets, language),
  );
  if (dateline === '') return linked;
  const mark = `<span class="dateline">${escapeHtml(dateline)} –</span> `;
  return linked.startsWith('<p>') ? `<p>${mark}${linked.slice(3)}` : `<p>${mark}</p>\n${linked}`;
}

function relatedLine(id: string, title: string, { byId, byTitle }: LinkTargets, language: string): string {
  const card = byId.get(id) ?? byTitle.get(titleKey(title));
  // Its own headline as it is now: the line may have been written before a correction of it.
  const words =
    card === undefined
      ? `<span class="unlinked">${escapeHtml(title)}</span>`
      : `<a href="${href(card.path)}"><bdi lang="${escapeHtml(card.language)}" dir="${card.direction}">${escapeHtml(card.title)}</bdi></a>`;
  const [lang, dir] = isEnglish(language) ? ['en', 'ltr'] : ['ar', 'rtl'];
  return `<p class="inline-related" lang="${lang}" dir="${dir}"><b>${wordsOf(language).article.inlineRelated}</b> ${words}</p>`;
}

/** What the body asks for: ids of pinned links and folded titles of the others. */
export function linkNeeds(links: LiveArticle['relatedLinks']): { ids: string[]; titleKeys: string[] } {
  const ids = links.flatMap(({ articleId }) => (articleId === null ? [] : [articleId]));
  const titleKeys = links.map(({ title }) => titleKey(title)).filter((key) => key !== '');
  return { ids: [...new Set(ids)], titleKeys: [...new Set(titleKeys)] };
}

function unescapeHtml(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}
