import { Button, Group, Modal, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Image, ImageOrigin } from '../../news/write/index.ts';
import { useSession } from '../app/session.ts';
import { PicturePicker } from './picture-picker.tsx';
import { urlOf, useMedia } from './use-media.ts';

export type PictureValue = Image['attrs'];

type PictureDialogProps = {
  /** What stands there now; null: a new one is chosen. */
  value: PictureValue | null;
  /** A file that was dropped or pasted and goes up at once. */
  file?: File | null;
  title: string;
  onUse: (value: PictureValue) => void;
  onRemove?: () => void;
  onClose: () => void;
};

const none: PictureValue = { mediaId: '', alt: '', caption: '', credit: '', origin: 'own' };

/** Chooses or uploads a picture and gives it its words: alternative text, caption, credit, origin. */
export function PictureDialog({ value, file, title, onUse, onRemove, onClose }: PictureDialogProps) {
  const { t } = useSession();
  const [picture, setPicture] = useState<PictureValue>(value ?? none);
  return (
    <Modal opened onClose={onClose} title={title} size="xl" closeButtonProps={{ 'aria-label': t.close }}>
      {picture.mediaId === '' ? (
        <PicturePicker file={file ?? null} onPick={(media) => setPicture({ ...picture, mediaId: media.id })} />
      ) : (
        <Words
          picture={picture}
          change={(part) => setPicture({ ...picture, ...part })}
          another={() => setPicture({ ...picture, mediaId: '' })}
          use={() => onUse(picture)}
          {...(onRemove ? { remove: onRemove } : {})}
        />
      )}
    </Modal>
  );
}

type WordsProps = {
  picture: PictureValue;
  change: (part: Partial<PictureValue>) => void;
  another: () => void;
  use: () => void;
  remove?: () => void;
};

function Words({ picture, change, another, use, remove }: WordsProps) {
  const { t } = useSession();
  const media = useMedia(picture.mediaId);
  const origins = Object.keys(t.origins) as ImageOrigin[];
  return (
    <form
      className="picture-words"
      onSubmit={(event) => {
        // A form in a window over another form is not part of it.
        event.preventDefault();
        event.stopPropagation();
        use();
      }}
    >
      {media ? (
        <img src={urlOf(media, 800)} alt={picture.alt} width={media.width} height={media.height} />
      ) : (
        <Text c="dimmed">{media === null ? t.blocks.missing : t.loading}</Text>
      )}
      <Stack>
        <Textarea
          label={t.pictures.alt}
          description={t.pictures.altHint}
          autosize
          minRows={2}
          maxLength={1000}
          data-autofocus
          value={picture.alt}
          onChange={(event) => change({ alt: event.currentTarget.value })}
        />
        <Textarea
          label={t.pictures.caption}
          autosize
          maxLength={1000}
          value={picture.caption}
          onChange={(event) => change({ caption: event.currentTarget.value })}
        />
        <TextInput
          label={t.pictures.credit}
          placeholder={t.pictures.creditHint}
          maxLength={300}
          value={picture.credit}
          onChange={(event) => change({ credit: event.currentTarget.value })}
        />
        <NativeSelect
          label={t.pictures.origin}
          value={picture.origin}
          data={origins.map((value) => ({ value, label: t.origins[value] }))}
          onChange={(event) => change({ origin: origins.find((one) => one === event.currentTarget.value) ?? 'own' })}
        />
        <Group>
          <Button type="submit">{t.pictures.use}</Button>
          <Button variant="default" onClick={another}>
            {t.pictures.another}
          </Button>
          {remove && (
            <Button variant="subtle" color="red" onClick={remove}>
              {t.pictures.remove}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
