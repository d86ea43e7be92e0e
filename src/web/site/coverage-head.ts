import type { LiveEntry } from '../../news/front/index.ts';
import type { LiveArticle } from '../../news/publish/index.ts';
import { documentText } from '../../news/write/index.ts';
import type { Frame } from './frame.ts';
import { entryAnchor } from './href.ts';
import type { PageHead } from './page-head.ts';

/** The head of a live coverage: the article's, with its entries as updates that have links of their own. */
export function coverageHead(
  frame: Frame,
  article: LiveArticle,
  head: PageHead,
  entries: readonly LiveEntry[],
): PageHead {
  const { say } = frame;
  const shown = entries.filter(({ withdrawal }) => withdrawal === null);
  const newest = shown[0]?.at ?? article.modifiedAt;
  const data = {
    ...head.data,
    '@type': 'LiveBlogPosting',
    coverageStartTime: say.iso(article.publishedAt),
    dateModified: say.iso(Math.max(newest, article.modifiedAt)),
    liveBlogUpdate: shown.map(({ id, at, title, author, body }) => ({
      '@type': 'BlogPosting',
      headline: title || documentText(body).slice(0, 110),
      articleBody: documentText(body) || title,
      datePublished: say.iso(at),
      url: `${head.canonical}#${entryAnchor(id)}`,
      author: author === '' ? undefined : { '@type': 'Person', name: author },
    })),
  };
  return { ...head, data, scripts: [...(head.scripts ?? []), frame.assets.liveEntries] };
}
