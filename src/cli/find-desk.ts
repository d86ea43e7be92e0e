import type { Clock, Id } from '../base/index.ts';
import {
  indexArticles,
  makeSnippet,
  openIndex,
  rebuildIndex,
  type SearchArticles,
  type SearchStore,
  type Similar,
  type Snippet,
} from '../news/find/index.ts';

type Marked = { text: string; hit: boolean };
export type FoundArticles = {
  total: number;
  totalIsFloor: boolean;
  hits: { articleId: Id; near: boolean; title: Marked[]; snippet: Marked[] }[];
};

/** What the thread that owns the index does for the others. */
export type FindDesk = {
  index(ids: readonly Id[]): Promise<void>;
  search(request: { query: string; offset: number; limit: number }): Promise<FoundArticles>;
  /** Articles most like these words, best first. */
  similar(fields: SimilarFields, limit: number, except: readonly Id[]): Promise<Similar[]>;
  /** Takes every article in anew; how many. */
  rebuild(): Promise<number>;
  /** Fills an index that is missing or of an older format; how many articles it took. */
  catchUp(): Promise<number>;
  documents(): Promise<number>;
};
type SimilarFields = { title: string; deck: string; subheads: string[]; body: string[] };

export async function openFindDesk(store: SearchStore, articles: SearchArticles, clock: Clock): Promise<FindDesk> {
  const index = await openIndex(store, clock);
  return {
    index: async (ids) => void (await indexArticles(index, articles, ids)),
    search: async ({ query, offset, limit }) => {
      const found = await index.search({ query, offset, limit });
      const texts = new Map(
        (await articles.liveState(found.hits.map((hit) => hit.articleId))).map((one) => [one.articleId, one.fields]),
      );
      const hits = found.hits.flatMap(({ articleId, near }) => {
        const fields = texts.get(articleId);
        if (!fields) return [];
        const body = [fields.deck, ...fields.body].filter((part) => part !== '').join('\n');
        return [
          {
            articleId,
            near,
            title: marked(makeSnippet(fields.title, query, fields.title.length + 1)),
            snippet: marked(makeSnippet(body, query)),
          },
        ];
      });
      return { total: found.total, totalIsFloor: false, hits };
    },
    similar: (fields, limit, except) => index.similar(fields, limit, except),
    rebuild: async () => {
      await index.clear();
      return rebuildIndex(index, articles);
    },
    catchUp: () => rebuildIndex(index, articles),
    documents: async () => {
      await index.refresh();
      return index.stats().documents;
    },
  };
}

/** The pieces of a snippet in order, with an ellipsis where the article goes on. */
function marked(snippet: Snippet): Marked[] {
  const pieces: Marked[] = [];
  let at = 0;
  for (const { start, end } of snippet.marks) {
    if (start > at) pieces.push({ text: snippet.text.slice(at, start), hit: false });
    pieces.push({ text: snippet.text.slice(start, end), hit: true });
    at = end;
  }
  if (at < snippet.text.length) pieces.push({ text: snippet.text.slice(at), hit: false });
  if (snippet.cutStart) pieces.unshift({ text: '… ', hit: false });
  if (snippet.cutEnd) pieces.push({ text: ' …', hit: false });
  return pieces;
}
