import { ActionIcon, Button, Center, Skeleton, Stack, Text, Tooltip } from '@mantine/core';
import { IconWorld } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import type { ArticleSummaryOut, SectionOut } from '../../wire/index.ts';
import { Fault, StateMark, useNow } from '../app/pieces.tsx';
import { articlePath, linkTo } from '../app/route.ts';
import { useSession } from '../app/session.ts';
import { type Filter, useArticles } from './use-articles.ts';

type ListProps = Filter & { sections: readonly SectionOut[]; clear: () => void; begin: () => void };

export function ArticleList({ sections, clear, begin, ...filter }: ListProps) {
  const { t } = useSession();
  const { page, fault, busy, more, retry } = useArticles(filter);
  if (fault !== '' && !page) return <Fault fault={fault} t={t} retry={retry} />;
  if (!page) return <Waiting />;
  if (page.articles.length === 0) {
    const searched = filter.q !== '' || filter.section !== '';
    return (
      <Center mih="14rem">
        <Stack align="center" role="status">
          <Text c="dimmed">{searched ? t.desk.noneFound : t.desk.empty[filter.tab]}</Text>
          {searched ? (
            <Button variant="default" onClick={clear}>
              {t.desk.clear}
            </Button>
          ) : (
            (filter.tab === 'mine' || filter.tab === 'all') && (
              <Button variant="default" onClick={begin}>
                {t.desk.newArticle}
              </Button>
            )
          )}
        </Stack>
      </Center>
    );
  }
  return (
    <>
      <ul className="articles" aria-label={t.desk.list} onKeyDown={walk}>
        {page.articles.map((one) => (
          <Row key={one.id} article={one} sections={sections} />
        ))}
      </ul>
      {fault && <Fault fault={fault} t={t} />}
      <Center my="lg">
        {page.next ? (
          <Button variant="default" loading={busy} onClick={() => void more()}>
            {t.more}
          </Button>
        ) : (
          page.articles.length > 10 && (
            <Text c="dimmed" size="sm">
              {t.desk.end}
            </Text>
          )
        )}
      </Center>
    </>
  );
}

function Row({ article, sections }: { article: ArticleSummaryOut; sections: readonly SectionOut[] }) {
  const { t, dates } = useSession();
  const now = useNow();
  const section = sections.find(({ id }) => id === article.sectionId);
  const pending =
    article.liveVersion !== null && article.liveVersion < article.version && article.state === 'published';
  return (
    <li className="article-row">
      <a className="article-link" {...linkTo(articlePath(article.id))}>
        {article.title === '' ? <span className="untitled">{t.desk.untitled}</span> : <bdi>{article.title}</bdi>}
      </a>
      <p className="article-facts">
        <StateMark state={article.state} t={t} />
        {section && <bdi>{section.name}</bdi>}
        {article.scheduledFor && <b>{t.desk.goesOut(dates.moment(article.scheduledFor))}</b>}
        {pending && <b className="pending">{t.desk.pending}</b>}
        <time dateTime={article.updatedAt} title={dates.moment(article.updatedAt)}>
          {t.desk.changed(isolated(article.updatedBy.name), dates.ago(article.updatedAt, now))}
        </time>
      </p>
      {article.liveVersion !== null && article.state === 'published' && (
        <Tooltip label={t.desk.live}>
          <ActionIcon
            component="a"
            href={`/a/${article.shortId}`}
            target="_blank"
            rel="noopener"
            variant="subtle"
            color="gray"
            className="article-live"
            aria-label={`${t.desk.live}: ${article.title}`}
          >
            <IconWorld size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
    </li>
  );
}

/** A name inside a sentence of the other direction keeps its own order (Unicode isolates); a dash is nobody any more. */
function isolated(name: string): string {
  return name === '—' ? '' : `\u2068${name}\u2069`;
}

/** Up and down go from article to article. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('.article-link')];
  const at = links.findIndex((link) => link.matches(':focus'));
  const next = links[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

const LINES = ['72%', '58%', '80%', '64%', '70%', '52%'];

function Waiting() {
  const { t } = useSession();
  return (
    <div role="status" aria-label={t.loading}>
      {LINES.map((width) => (
        <div className="article-row" key={width}>
          <Skeleton height={20} width={width} mb={10} />
          <Skeleton height={12} width="34%" />
        </div>
      ))}
    </div>
  );
}
