import { type ArticleContent, documentRuns } from '../write/index.ts';
import type { SearchFields } from './ports.ts';

/** The words of an article that search knows, by where they stand. */
export function searchFields(content: Pick<ArticleContent, 'title' | 'deck' | 'body'>): SearchFields {
  const runs = documentRuns(content.body);
  return {
    title: content.title,
    deck: content.deck,
    subheads: runs.filter((run) => run.kind === 'heading').map((run) => run.text),
    body: runs.filter((run) => run.kind !== 'heading').map((run) => run.text),
  };
}

/** The running text that a snippet is cut from. */
export function snippetText(content: Pick<ArticleContent, 'deck' | 'body'>): string {
  return [content.deck, ...documentRuns(content.body).map((run) => run.text)].filter((text) => text !== '').join('\n');
}
