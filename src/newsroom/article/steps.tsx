import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import type { ArticleOut } from '../../wire/index.ts';
import { Refusal } from '../app/ask.ts';
import { deskPath, go } from '../app/route.ts';
import { useSession } from '../app/session.ts';
import type { Words } from '../words/words.ts';
import type { Draft, DraftView } from './draft.ts';
import { copies } from './kept-copies.ts';
import { type Step, steps } from './step.ts';
import { StepDialog } from './step-dialog.tsx';

type StepsProps = { draft: Draft; view: DraftView; onDone: (done: string) => void };

/** What this person may do with the article where it stands, and nothing else: the likeliest step as a button, the rest in a menu. */
export function Steps({ draft, view, onDone }: StepsProps) {
  const { t, ask, account } = useSession();
  const [open, setOpen] = useState<Step | null>(null);
  const { article } = view;
  const allowed = steps.filter((step) =>
    article.may.includes(step === 'delete' ? 'article.delete_draft' : `article.${step}`),
  );
  const changed = article.liveVersion !== null && article.liveVersion < article.version;
  const offered = allowed.filter(
    (step) => !(step === 'publish' && article.state === 'published' && !changed && !draft.unsaved()),
  );
  const main = mainStep(offered, article, changed || draft.unsaved());
  const rest = offered.filter((step) => step !== main);

  const take = async (step: Step, json: unknown) => {
    await draft.push();
    if (draft.unsaved()) throw new Refusal(0, draft.view().fault || t.article.status[draft.view().status]);
    const { id, version } = draft.view().article;
    if (step === 'delete') {
      await ask(`/api/articles/${id}`, { method: 'DELETE', version });
      await copies.put(account.id, id, null).catch(() => undefined);
      draft.close();
      go(deskPath);
      return;
    }
    try {
      const { data } = await ask<ArticleOut>(`/api/articles/${id}/${step}`, { json, version });
      draft.adopt(data);
      onDone(t.steps.done[step]);
      setOpen(null);
    } catch (error) {
      // Somebody saved in between: theirs is shown before one decides again.
      if (error instanceof Refusal && error.status >= 400 && error.status < 500) await draft.catchUp();
      throw error;
    }
  };
  return (
    <>
      {main && (
        <Button onClick={() => setOpen(main)} className="main-step">
          {nameOf(main, article, account.id, t)}
        </Button>
      )}
      {(rest.length > 0 || article.live) && (
        <Menu position="bottom-end" width={230}>
          <Menu.Target>
            <ActionIcon variant="default" size="lg" aria-label={t.steps.more}>
              <IconDots size={20} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {article.live && (
              <Menu.Item component="a" href={encodeURI(article.live.path)} target="_blank" rel="noopener">
                {t.steps.live}
              </Menu.Item>
            )}
            {rest.map((step) => (
              <Menu.Item
                key={step}
                color={step === 'delete' || step === 'withdraw' ? 'red' : undefined}
                onClick={() => setOpen(step)}
              >
                {nameOf(step, article, account.id, t)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {open && (
        <StepDialog
          step={open}
          name={nameOf(open, article, account.id, t)}
          view={view}
          take={(json) => take(open, json)}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

function mainStep(offered: readonly Step[], article: ArticleOut, changed: boolean): Step | undefined {
  const wanted: readonly Step[] = article.state === 'published' ? (changed ? ['correct'] : []) : ['publish', 'submit'];
  return wanted.find((step) => offered.includes(step));
}

function nameOf(step: Step, article: ArticleOut, accountId: string, t: Words): string {
  if (step === 'publish' && article.state === 'published') return t.steps.publishChanges;
  if (step === 'publish' && article.state === 'scheduled') return t.steps.publishNow;
  if (step === 'schedule' && article.state === 'scheduled') return t.steps.reschedule;
  if (step === 'return' && article.createdBy.id === accountId) return t.steps.takeBack;
  return t.steps[step];
}
