import { Button, Modal, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { readEmbed } from '../../news/write/index.ts';
import { useSession } from '../app/session.ts';

export type EmbedValue = { url: string; title: string; mediaId: string | null };

type EmbedDialogProps = { value: EmbedValue | null; onUse: (value: EmbedValue) => void; onClose: () => void };

/** The address of something on another platform, and the newsroom's own words for it. */
export function EmbedDialog({ value, onUse, onClose }: EmbedDialogProps) {
  const { t } = useSession();
  const [embed, setEmbed] = useState<EmbedValue>(value ?? { url: '', title: '', mediaId: null });
  const [wrong, setWrong] = useState(false);
  const send = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const url = embed.url.trim();
    if (readEmbed(url) === null) setWrong(true);
    else onUse({ ...embed, url, title: embed.title.trim() });
  };
  return (
    <Modal opened onClose={onClose} title={t.embed.title} closeButtonProps={{ 'aria-label': t.close }}>
      <form onSubmit={send}>
        <Stack>
          <TextInput
            label={t.embed.address}
            description={t.embed.hint}
            type="url"
            dir="ltr"
            maxLength={2048}
            required
            data-autofocus
            value={embed.url}
            error={wrong ? t.embed.wrong : undefined}
            onChange={(event) => {
              setEmbed({ ...embed, url: event.currentTarget.value });
              setWrong(false);
            }}
          />
          <TextInput
            label={t.embed.words}
            description={t.embed.wordsHint}
            maxLength={500}
            required
            value={embed.title}
            onChange={(event) => setEmbed({ ...embed, title: event.currentTarget.value })}
          />
          <Button type="submit">{t.embed.use}</Button>
        </Stack>
      </form>
    </Modal>
  );
}
