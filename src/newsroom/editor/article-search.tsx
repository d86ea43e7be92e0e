import { Button, Loader, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { CardOut, SearchOut } from '../../wire/index.ts';
import { sentenceOf } from '../app/ask.ts';
import { Fault } from '../app/pieces.tsx';
import { useSession } from '../app/session.ts';

type ArticleSearchProps = { first: string; onPick: (card: CardOut) => void; asWritten?: (title: string) => void };

/** Published articles by words, found as readers find them; the newest while nothing is typed. */
export function ArticleSearch({ first, onPick, asWritten }: ArticleSearchProps) {
  const { t, ask, dates } = useSession();
  const [typed, setTyped] = useState(first);
  const [q] = useDebouncedValue(typed.trim(), 250);
  const [found, setFound] = useState<CardOut[] | null>(null);
  const [fault, setFault] = useState('');
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    setFault('');
    const asked =
      q === ''
        ? ask<{ articles: CardOut[] }>('/api/latest?limit=8', { signal }).then(({ data }) => data.articles)
        : ask<SearchOut>(`/api/search?limit=8&q=${encodeURIComponent(q)}`, { signal }).then(({ data }) =>
            data.hits.map(({ article }) => article),
          );
    asked.then(setFound, (error: unknown) => !signal.aborted && setFault(sentenceOf(error)));
    return () => leaving.abort();
  }, [ask, q]);
  return (
    <div className="article-search">
      <TextInput
        type="search"
        label={t.related.search}
        data-autofocus
        maxLength={500}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {fault && <Fault fault={fault} t={t} />}
      {!found && !fault && <Loader size="sm" aria-label={t.loading} />}
      {found?.length === 0 && (
        <Text c="dimmed" role="status">
          {t.related.none}
        </Text>
      )}
      <ul aria-label={t.related.results}>
        {found?.map((card) => (
          <li key={card.id}>
            <button type="button" onClick={() => onPick(card)}>
              <bdi lang={card.language}>{card.title}</bdi>
              <small>
                {card.section && <bdi>{card.section.name}</bdi>} {dates.day(card.publishedAt)}
              </small>
            </button>
          </li>
        ))}
      </ul>
      {asWritten && q !== '' && (
        <Button variant="default" mt="sm" onClick={() => asWritten(q)}>
          {t.related.asWritten(q)}
        </Button>
      )}
    </div>
  );
}
