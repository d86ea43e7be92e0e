import { Button, Fieldset, Group, Modal, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ArticleContent } from '../../news/write/index.ts';
import type { ArticleOut } from '../../wire/index.ts';
import { useSession } from '../app/session.ts';
import { ArticleSearch } from '../editor/article-search.tsx';

type OriginalProps = { content: ArticleContent; onChange: (translationOf: string | null) => void };

/** The article that this one translates; readers of either are led to the other. */
export function Original({ content, onChange }: OriginalProps) {
  const { t, ask } = useSession();
  const { translationOf } = content;
  const [title, setTitle] = useState('');
  const [open, setOpen] = useState(false);
  useEffect(() => {
    setTitle('');
    if (translationOf === null) return;
    ask<ArticleOut>(`/api/articles/${translationOf}`).then(
      ({ data }) => setTitle(data.content.title),
      // One that this person may not read has no title to show, only that it is there.
      () => setTitle('—'),
    );
  }, [ask, translationOf]);
  return (
    <Fieldset legend={t.fields.translationOf}>
      <Text size="sm" c={translationOf === null ? 'dimmed' : undefined} mb="xs">
        <bdi>{translationOf === null ? t.article.noOriginal : title}</bdi>
      </Text>
      <Group gap="xs">
        <Button variant="default" size="compact-sm" onClick={() => setOpen(true)}>
          {t.article.chooseOriginal}
        </Button>
        {translationOf !== null && (
          <Button variant="subtle" size="compact-sm" onClick={() => onChange(null)}>
            {t.article.dropOriginal}
          </Button>
        )}
      </Group>
      {open && (
        <Modal
          opened
          onClose={() => setOpen(false)}
          size="lg"
          title={t.article.chooseOriginal}
          closeButtonProps={{ 'aria-label': t.close }}
        >
          <ArticleSearch
            first=""
            onPick={({ id }) => {
              setOpen(false);
              onChange(id);
            }}
          />
        </Modal>
      )}
    </Fieldset>
  );
}
