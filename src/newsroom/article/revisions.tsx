import { Button, Drawer, Group, Loader, SegmentedControl, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ArticleContent } from '../../news/write/index.ts';
import type { ArticleOut, RevisionContentOut, RevisionOut } from '../../wire/index.ts';
import { sentenceOf } from '../app/ask.ts';
import { Fault } from '../app/pieces.tsx';
import { useSession } from '../app/session.ts';
import { ContentDiff } from './content-diff.tsx';
import type { Draft, DraftView } from './draft.ts';
import { groupRevisions, type Group as Sitting } from './group-revisions.ts';
import type { DeskLists } from './use-desk.ts';

type RevisionsProps = {
  draft: Draft;
  view: DraftView;
  desk: DeskLists;
  onClose: () => void;
  onDone: (done: string) => void;
};

/** Every saved version, newest first; each shows what it changed and can be put on top again. */
export function Revisions({ draft, view, desk, onClose, onDone }: RevisionsProps) {
  const { t, ask, dates } = useSession();
  const { article } = view;
  const [sittings, setSittings] = useState<Sitting[] | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const [fault, setFault] = useState('');
  const path = `/api/articles/${article.id}/revisions`;
  useEffect(() => {
    const read = async () => {
      await draft.push();
      const { data } = await ask<{ revisions: RevisionOut[] }>(path);
      setSittings(groupRevisions(data.revisions, draft.view().article.liveVersion));
    };
    read().catch((error: unknown) => setFault(sentenceOf(error)));
  }, [ask, path, draft]);

  const restore = async (version: number) => {
    setFault('');
    try {
      await draft.push();
      const { data } = await ask<ArticleOut>(`${path}/${version}/restore`, {
        method: 'POST',
        version: draft.view().article.version,
      });
      draft.adopt(data);
      onDone(t.revisions.restored);
      onClose();
    } catch (error) {
      setFault(sentenceOf(error));
    }
  };
  const at = sittings?.findIndex(({ newest }) => newest.version === chosen) ?? -1;
  // What stood before it; for the first sitting, how that one began.
  const before = at < 0 ? undefined : (sittings?.[at + 1]?.newest ?? sittings?.[at]?.oldest);
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="xl"
      title={t.revisions.title}
      closeButtonProps={{ 'aria-label': t.close }}
    >
      <Text size="sm" c="dimmed" mb="md">
        {t.revisions.lead}
      </Text>
      {fault && <Fault fault={fault} t={t} />}
      {!sittings && !fault && <Loader size="sm" aria-label={t.loading} />}
      <ol className="revisions">
        {sittings?.map((sitting, i) => {
          const { newest, saves, live } = sitting;
          const open = newest.version === chosen;
          return (
            <li key={newest.version}>
              <button type="button" aria-expanded={open} onClick={() => setChosen(open ? null : newest.version)}>
                <b>{dates.moment(newest.savedAt)}</b>
                <span>
                  <bdi>{newest.savedBy.name}</bdi> · {t.revisions.version(dates.number(newest.version))} ·{' '}
                  {t.revisions.saves(saves, dates.number(saves))}
                </span>
                {i === 0 && <span className="mark">{t.revisions.newest}</span>}
                {live && <span className="mark mark-live">{t.revisions.live}</span>}
                {newest.note !== '' && <q>{newest.note}</q>}
              </button>
              {open && (
                <Opened
                  path={path}
                  version={newest.version}
                  before={before === undefined || before.version === newest.version ? null : before.version}
                  now={view.content}
                  desk={desk}
                  {...(i > 0 && article.may.includes('article.edit')
                    ? { restore: () => void restore(newest.version) }
                    : {})}
                />
              )}
            </li>
          );
        })}
      </ol>
    </Drawer>
  );
}

type OpenedProps = {
  path: string;
  version: number;
  before: number | null;
  now: ArticleContent;
  desk: DeskLists;
  restore?: () => void;
};

function Opened({ path, version, before, now, desk, restore }: OpenedProps) {
  const { t, ask } = useSession();
  const [against, setAgainst] = useState(before === null ? 'current' : 'previous');
  const [pair, setPair] = useState<{ it: ArticleContent; previous: ArticleContent | null } | null>(null);
  const [fault, setFault] = useState('');
  useEffect(() => {
    const read = async (one: number) => (await ask<RevisionContentOut>(`${path}/${one}`)).data.content;
    Promise.all([read(version), before === null ? null : read(before)]).then(
      ([it, previous]) => setPair({ it, previous }),
      (error: unknown) => setFault(sentenceOf(error)),
    );
  }, [ask, path, version, before]);
  if (fault) return <Fault fault={fault} t={t} />;
  if (!pair) return <Loader size="sm" m="md" aria-label={t.loading} />;
  return (
    <div className="revision">
      <Group justify="space-between" mb="sm">
        <SegmentedControl
          size="xs"
          aria-label={t.revisions.compareWith}
          value={against}
          onChange={setAgainst}
          data={[
            ...(before === null ? [] : [{ value: 'previous', label: t.revisions.previous }]),
            { value: 'current', label: t.revisions.current },
          ]}
        />
        {restore && (
          <Button size="compact-sm" variant="default" onClick={restore}>
            {t.revisions.restore}
          </Button>
        )}
      </Group>
      {against === 'previous' && pair.previous ? (
        <ContentDiff before={pair.previous} after={pair.it} names={desk.names} />
      ) : (
        <ContentDiff before={pair.it} after={now} names={desk.names} />
      )}
    </div>
  );
}
