import { AppError, type Id } from '../../base/index.ts';
import type { ArticleStatements, NamedOutlet, Source, SourceStore, StatementQuery } from './ports.ts';

type Page = Pick<StatementQuery, 'confidence' | 'before' | 'limit'>;

/**
 * All that a source said in published articles. Throws `not_found`, also for an unnamed source asked for by a reader:
 * statements side by side may tell who it is.
 */
export async function statementsOfSource(
  { sources }: { sources: SourceStore },
  id: Id,
  page: Page,
  by: 'reader' | 'newsroom',
): Promise<{ source: Source; articles: ArticleStatements[] }> {
  const source = await sources.sourceById(id);
  if (!source || (source.kind === 'anonymous' && by === 'reader')) throw new AppError('not_found', { what: 'source' });
  const articles = await sources.statements({ of: { sourceId: id }, ...page });
  // To readers a source of whom nothing may be shown is none.
  if (by === 'reader' && articles.length === 0 && page.before === undefined)
    throw new AppError('not_found', { what: 'source' });
  return { source, articles };
}

/** All that came through an outlet. Throws `not_found`. */
export async function statementsOfOutlet(
  { sources }: { sources: SourceStore },
  id: Id,
  page: Page,
  by: 'reader' | 'newsroom',
): Promise<{ outlet: NamedOutlet; articles: ArticleStatements[] }> {
  const outlet = await sources.outletById(id);
  const articles = outlet ? await sources.statements({ of: { outletId: id }, ...page }) : [];
  if (!outlet || (by === 'reader' && articles.length === 0 && page.before === undefined))
    throw new AppError('not_found', { what: 'outlet' });
  return { outlet, articles };
}
