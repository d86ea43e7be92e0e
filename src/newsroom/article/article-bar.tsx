import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconArrowRight, IconCheck, IconCloudOff, IconEye, IconHistory, IconLoader2 } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { StateMark } from '../app/pieces.tsx';
import { deskPath, linkTo } from '../app/route.ts';
import { useSession } from '../app/session.ts';
import type { Draft, DraftView } from './draft.ts';
import { Preview } from './preview.tsx';
import { Revisions } from './revisions.tsx';
import { Steps } from './steps.tsx';
import type { DeskLists } from './use-desk.ts';

type ArticleBarProps = { draft: Draft; view: DraftView; desk: DeskLists; onDone: (done: string) => void };

/** Where the article stands, whether it is saved, and what can be done with it now. */
export function ArticleBar({ draft, view, desk, onDone }: ArticleBarProps) {
  const { t, dates } = useSession();
  const { article, status } = view;
  const [shown, setShown] = useState<'preview' | 'revisions' | null>(null);
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = bar;
    if (!current) return;
    // The tools stick below the bar, which has one row or two.
    const observer = new ResizeObserver(() => {
      document.documentElement.style.setProperty('--bar-height', `${current.offsetHeight}px`);
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  const Icon =
    status === 'saved' ? IconCheck : status === 'saving' || status === 'waiting' ? IconLoader2 : IconCloudOff;
  return (
    <div className="article-bar" ref={bar}>
      <Tooltip label={t.article.back}>
        <ActionIcon component="a" {...linkTo(deskPath)} variant="subtle" color="gray" aria-label={t.article.back}>
          <IconArrowRight size={20} aria-hidden className="points-back" />
        </ActionIcon>
      </Tooltip>
      <StateMark state={article.state} t={t} />
      {article.scheduledFor && <span className="bar-time">{dates.moment(article.scheduledFor)}</span>}
      <span className={`save-state save-${status}`} role="status">
        <Icon size={16} aria-hidden />
        <span>{t.article.status[status]}</span>
      </span>
      <span className="bar-actions">
        <Button
          variant="default"
          leftSection={<IconHistory size={18} aria-hidden />}
          onClick={() => setShown('revisions')}
          className="bar-button"
          aria-label={t.steps.revisions}
        >
          <span className="bar-label">{t.steps.revisions}</span>
        </Button>
        <Button
          variant="default"
          leftSection={<IconEye size={18} aria-hidden />}
          onClick={() => void draft.push().then(() => setShown('preview'))}
          className="bar-button"
          aria-label={t.steps.preview}
        >
          <span className="bar-label">{t.steps.preview}</span>
        </Button>
        <Steps draft={draft} view={view} onDone={onDone} />
      </span>
      {shown === 'preview' && <Preview article={article} onClose={() => setShown(null)} />}
      {shown === 'revisions' && (
        <Revisions draft={draft} view={view} desk={desk} onClose={() => setShown(null)} onDone={onDone} />
      )}
    </div>
  );
}
