import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { isHref } from '../../news/write/index.ts';
import { useSession } from '../app/session.ts';

export type FootnoteValue = { text: string; href: string };

type FootnoteDialogProps = {
  value: FootnoteValue | null;
  onUse: (value: FootnoteValue) => void;
  onRemove?: () => void;
  onClose: () => void;
};

/** A note at the foot of the article, with a link where it is a source. */
export function FootnoteDialog({ value, onUse, onRemove, onClose }: FootnoteDialogProps) {
  const { t } = useSession();
  const [note, setNote] = useState(value?.text ?? '');
  const [href, setHref] = useState(value?.href ?? '');
  const good = href.trim() === '' || isHref(href.trim());
  const send = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (good && note.trim() !== '') onUse({ text: note.trim(), href: href.trim() });
  };
  return (
    <Modal opened onClose={onClose} title={t.footnote.title} closeButtonProps={{ 'aria-label': t.close }}>
      <form onSubmit={send}>
        <Stack>
          <Textarea
            label={t.footnote.text}
            autosize
            minRows={2}
            maxLength={2000}
            required
            data-autofocus
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <TextInput
            label={t.footnote.href}
            dir="ltr"
            maxLength={2048}
            value={href}
            error={good ? undefined : t.link.wrong}
            onChange={(event) => setHref(event.currentTarget.value)}
          />
          <Group>
            <Button type="submit">{t.footnote.use}</Button>
            {onRemove && (
              <Button variant="subtle" color="red" onClick={onRemove}>
                {t.footnote.remove}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
