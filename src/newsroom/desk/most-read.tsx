import { Loader, SegmentedControl, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { MostReadOut } from '../../wire/index.ts';
import { sentenceOf } from '../app/ask.ts';
import { Fault } from '../app/pieces.tsx';
import { articlePath, linkTo } from '../app/route.ts';
import { useSession } from '../app/session.ts';

const windows = ['1h', '24h', '7d'] as const;

/** What readers read now, as a ranking with a bar each; asked for again every minute. */
export function MostRead() {
  const { t, ask, dates } = useSession();
  const [window_, setWindow] = useState<(typeof windows)[number]>('24h');
  const [found, setFound] = useState<MostReadOut['articles'] | null>(null);
  const [fault, setFault] = useState('');
  useEffect(() => {
    let left = false;
    const read = () => {
      ask<MostReadOut>(`/api/most-read?window=${window_}&limit=10`).then(
        ({ data }) => {
          if (left) return;
          setFound(data.articles);
          setFault('');
        },
        (error: unknown) => !left && setFault(sentenceOf(error)),
      );
    };
    setFound(null);
    read();
    const timer = setInterval(read, 60_000);
    return () => {
      left = true;
      clearInterval(timer);
    };
  }, [ask, window_]);
  const most = Math.max(1, ...(found ?? []).map(({ reads }) => reads));
  return (
    <aside className="most-read" aria-labelledby="most-read">
      <h2 id="most-read">{t.mostRead.title}</h2>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t.mostRead.window}
        value={window_}
        onChange={(value) => setWindow(windows.find((one) => one === value) ?? '24h')}
        data={windows.map((value) => ({ value, label: t.mostRead.windows[value] }))}
      />
      {fault && <Fault fault={fault} t={t} />}
      {!found && !fault && <Loader size="xs" mt="md" aria-label={t.loading} />}
      {found?.length === 0 && (
        <Text c="dimmed" size="sm" mt="md">
          {t.mostRead.empty}
        </Text>
      )}
      <ol>
        {found?.map(({ article, reads }) => (
          <li key={article.id}>
            <a {...linkTo(articlePath(article.id))}>
              <bdi lang={article.language}>{article.title}</bdi>
            </a>
            <div className="reads">
              <span className="reads-bar" style={{ inlineSize: `${(reads / most) * 100}%` }} aria-hidden />
              <span>{t.mostRead.reads(reads, dates.number(reads))}</span>
            </div>
          </li>
        ))}
      </ol>
    </aside>
  );
}
