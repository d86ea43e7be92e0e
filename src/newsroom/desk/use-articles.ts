import { useCallback, useEffect, useState } from 'react';
import type { ArticleSummaryOut } from '../../wire/index.ts';
import { sentenceOf } from '../app/ask.ts';
import { useSession } from '../app/session.ts';

export const tabs = ['mine', 'draft', 'in_review', 'scheduled', 'published', 'withdrawn', 'all'] as const;
export type Tab = (typeof tabs)[number];
export type Filter = { tab: Tab; q: string; section: string };

type Page = { articles: ArticleSummaryOut[]; next: string | null };

/** 40: more than a screen, and still one quick answer. */
const PAGE = 40;

function addressOf({ tab, q, section }: Filter, cursor: string | null): string {
  const query = new URLSearchParams({ limit: String(PAGE) });
  if (tab === 'mine') query.set('mine', '1');
  else if (tab !== 'all') query.set('state', tab);
  if (q !== '') query.set('q', q);
  if (section !== '') query.set('section', section);
  if (cursor !== null) query.set('cursor', cursor);
  return `/api/articles?${query}`;
}

/** The list for a filter, page by page; each page continues after the last row of the one before. */
export function useArticles(filter: Filter) {
  const { ask } = useSession();
  const [page, setPage] = useState<Page | null>(null);
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const here = addressOf(filter, null);

  const read = useCallback(
    (signal?: AbortSignal) => {
      setFault('');
      ask<Page>(here, signal ? { signal } : {}).then(
        ({ data }) => setPage(data),
        (error: unknown) => !signal?.aborted && setFault(sentenceOf(error)),
      );
    },
    [ask, here],
  );
  useEffect(() => {
    const leaving = new AbortController();
    setPage(null);
    read(leaving.signal);
    return () => leaving.abort();
  }, [read]);

  const more = async () => {
    if (!page?.next || busy) return;
    setBusy(true);
    setFault('');
    try {
      const { data } = await ask<Page>(addressOf(filter, page.next));
      // A row that changed meanwhile moved to the top and would come a second time.
      const known = new Set(page.articles.map(({ id }) => id));
      setPage({ articles: [...page.articles, ...data.articles.filter(({ id }) => !known.has(id))], next: data.next });
    } catch (error) {
      setFault(sentenceOf(error));
    }
    setBusy(false);
  };
  return { page, fault, busy, more, retry: () => read() };
}
