import './article.css';
import { Button, Drawer } from '@mantine/core';
import { useDisclosure, useHotkeys, useMediaQuery } from '@mantine/hooks';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { Fault, Loading } from '../app/pieces.tsx';
import { useSession } from '../app/session.ts';
import { Unknown } from '../app/unknown.tsx';
import { BodyEditor } from '../editor/body-editor.tsx';
import { ArticleBar } from './article-bar.tsx';
import { ClashDialog } from './clash-dialog.tsx';
import { Details } from './details.tsx';
import type { Draft, KeptCopy } from './draft.ts';
import { Foot } from './foot.tsx';
import { Headline } from './headline.tsx';
import { LeadPicture } from './lead-picture.tsx';
import { Notices } from './notices.tsx';
import { useDesk } from './use-desk.ts';
import { useDraft, useDraftView } from './use-draft.ts';

export function ArticlePage({ id }: { id: string }) {
  const { t } = useSession();
  const { draft, fault, missing, found, settled } = useDraft(id);
  if (missing) return <Unknown text={t.article.notFound} />;
  if (fault !== '') return <Fault fault={fault} t={t} retry={() => location.reload()} page />;
  if (!draft) return <Loading t={t} page />;
  return <Article draft={draft} found={found} settled={settled} />;
}

type ArticleProps = { draft: Draft; found: KeptCopy | null; settled: () => void };

function Article({ draft, found, settled }: ArticleProps) {
  const { t } = useSession();
  const view = useDraftView(draft);
  const { article, content } = view;
  const desk = useDesk();
  const [done, setDone] = useState('');
  const [open, drawer] = useDisclosure(false);
  const wide = useMediaQuery('(min-width: 64rem)');
  const editable = article.may.includes('article.edit') && found === null;
  const save = useCallback(() => void draft.push(), [draft]);
  useHotkeys([['mod+S', save]], []);
  const details = <Details draft={draft} content={content} article={article} desk={desk} editable={editable} />;
  return (
    <div className="article-page">
      <h1 className="unseen">{content.title || t.desk.untitled}</h1>
      <ArticleBar draft={draft} view={view} desk={desk} onDone={setDone} />
      <Notices draft={draft} view={view} desk={desk} found={found} settled={settled} done={done} setDone={setDone} />
      <div className="article-columns">
        <div className="paper" dir={content.direction} lang={content.language}>
          <Headline draft={draft} title={content.title} deck={content.deck} editable={editable} />
          <LeadPicture draft={draft} content={content} editable={editable} />
          <BodyEditor
            key={`${content.direction} ${content.language}`}
            document={content.body}
            outside={view.outside}
            language={content.language}
            direction={content.direction}
            editable={editable}
            onChange={draft.editBody}
            saveNow={save}
          />
        </div>
        {wide ? (
          <aside className="details" aria-label={t.article.details}>
            {details}
          </aside>
        ) : (
          <Drawer
            opened={open}
            onClose={drawer.close}
            title={t.article.details}
            position="bottom"
            size="85%"
            closeButtonProps={{ 'aria-label': t.close }}
          >
            {details}
          </Drawer>
        )}
      </div>
      <Foot view={view}>
        {!wide && (
          <Button
            className="details-button"
            variant="default"
            size="compact-md"
            leftSection={<IconAdjustmentsHorizontal size={18} aria-hidden />}
            onClick={drawer.open}
          >
            {t.article.detailsShort}
          </Button>
        )}
      </Foot>
      {view.clash && (
        <ClashDialog
          clash={view.clash}
          fault={view.fault}
          names={desk.names}
          onChoose={(choices) => draft.resolve(choices)}
        />
      )}
    </div>
  );
}
