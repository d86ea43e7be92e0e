import { Alert, Button, Group, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../app/session.ts';
import { ContentDiff } from './content-diff.tsx';
import type { Draft, DraftView, KeptCopy } from './draft.ts';
import { copies } from './kept-copies.ts';
import type { DeskLists } from './use-desk.ts';

type NoticesProps = {
  draft: Draft;
  view: DraftView;
  desk: DeskLists;
  found: KeptCopy | null;
  settled: () => void;
  done: string;
  setDone: (done: string) => void;
};

/** What one has to know about the article before going on: a copy left behind, what was refused, what others changed. */
export function Notices({ draft, view, desk, found, settled, done, setDone }: NoticesProps) {
  const { t, dates, account } = useSession();
  const [shown, setShown] = useState(false);
  const { article, joined, status, fault } = view;
  const closable = { withCloseButton: true, closeButtonLabel: t.close };
  return (
    <div className="notices">
      {found && (
        <Alert color="yellow" role="alert" className="notice warn">
          <Text>{t.article.recover(dates.moment(new Date(found.at).toISOString()))}</Text>
          <Group mt="xs" gap="xs">
            <Button
              size="compact-sm"
              onClick={() => {
                settled();
                void draft.recover(found);
              }}
            >
              {t.article.recoverYes}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => setShown(true)}>
              {t.article.recoverDiff}
            </Button>
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => {
                settled();
                void copies.put(account.id, article.id, null).catch(() => undefined);
              }}
            >
              {t.article.recoverNo}
            </Button>
          </Group>
          <Modal
            opened={shown}
            onClose={() => setShown(false)}
            size="xl"
            title={t.article.recoverDiff}
            closeButtonProps={{ 'aria-label': t.close }}
          >
            <ContentDiff before={article.content} after={found.content} names={desk.names} />
          </Modal>
        </Alert>
      )}
      {status === 'refused' && (
        <Alert color="red" role="alert" className="notice">
          <Text>
            {fault} {t.article.copyKept}
          </Text>
          <Group mt="xs" gap="xs">
            <Button size="compact-sm" variant="default" onClick={() => void draft.push()}>
              {t.retry}
            </Button>
            <Button
              size="compact-sm"
              variant="subtle"
              color="red"
              onClick={() => confirm(t.article.dropAsk) && void draft.drop()}
            >
              {t.article.reload}
            </Button>
          </Group>
        </Alert>
      )}
      {status === 'offline' && (
        <Alert color="yellow" role="status" className="notice warn">
          <Text>
            {fault} {t.article.copyKept}
          </Text>
        </Alert>
      )}
      {desk.fault && (
        <Alert color="red" role="alert" className="notice">
          {desk.fault}
        </Alert>
      )}
      {joined && (
        <Alert role="status" className="notice" onClose={draft.noted} {...closable}>
          {t.article.joined(joined.fields.map((field) => t.fields[field]).join(t.listJoin))}
        </Alert>
      )}
      {done !== '' && (
        <Alert color="green" role="status" className="notice" onClose={() => setDone('')} {...closable}>
          {done}
        </Alert>
      )}
      {article.withdrawal && (
        <Alert color="yellow" className="notice warn">
          {t.article.withdrawn(t.steps.reasons[article.withdrawal.reason], dates.moment(article.withdrawal.at))}{' '}
          <bdi>{article.withdrawal.notice}</bdi>
        </Alert>
      )}
      {!article.may.includes('article.edit') && !article.withdrawal && (
        <Alert color="gray" role="status" className="notice">
          {t.article.readOnly}
        </Alert>
      )}
    </div>
  );
}
