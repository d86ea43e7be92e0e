import { Button, FileButton, Loader, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { type DragEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { MediaOut } from '../../wire/index.ts';
import { sentenceOf } from '../app/ask.ts';
import { Fault } from '../app/pieces.tsx';
import { useSession } from '../app/session.ts';
import { remember, urlOf } from './use-media.ts';

const ACCEPT = 'image/jpeg,image/png,image/webp,image/avif,image/gif';
/** 60: five screens of the grid; what is older is found on the article that shows it. */
const LATEST = 60;

/** Uploads a picture or picks one of the newest. */
export function PicturePicker({ file, onPick }: { file: File | null; onPick: (media: MediaOut) => void }) {
  const { t, ask, dates } = useSession();
  const [latest, setLatest] = useState<MediaOut[] | null>(null);
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const [over, setOver] = useState(false);
  const started = useRef<File | null>(null);

  const upload = useCallback(
    async (chosen: File | null) => {
      if (!chosen) return;
      setBusy(true);
      setFault('');
      try {
        const form = new FormData();
        form.set('file', chosen);
        const { data } = await ask<MediaOut>('/api/media', { form });
        remember([data]);
        onPick(data);
      } catch (error) {
        setFault(sentenceOf(error));
      }
      setBusy(false);
    },
    [ask, onPick],
  );
  useEffect(() => {
    if (file && started.current !== file) {
      started.current = file;
      void upload(file);
    }
  }, [file, upload]);
  useEffect(() => {
    ask<{ media: MediaOut[] }>(`/api/media?limit=${LATEST}`).then(
      ({ data }) => {
        remember(data.media);
        setLatest(data.media);
      },
      (error: unknown) => setFault(sentenceOf(error)),
    );
  }, [ask]);

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void upload(event.dataTransfer.files[0] ?? null);
  };
  return (
    <div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same by keyboard */}
      <div
        className={over ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <FileButton accept={ACCEPT} onChange={(chosen) => void upload(chosen)}>
          {(props) => (
            <Button {...props} loading={busy} leftSection={<IconUpload size={18} aria-hidden />}>
              {t.pictures.upload}
            </Button>
          )}
        </FileButton>
        <Text size="sm" c="dimmed" role="status">
          {busy ? t.pictures.uploading : t.pictures.drop}
        </Text>
      </div>
      {fault && <Fault fault={fault} t={t} />}
      <h3 className="picker-title">{t.pictures.latest}</h3>
      {!latest && !fault && <Loader size="sm" aria-label={t.loading} />}
      {latest?.length === 0 && <Text c="dimmed">{t.pictures.none}</Text>}
      <ul className="picker">
        {latest?.map((media) => (
          <li key={media.id}>
            <button
              type="button"
              onClick={() => onPick(media)}
              aria-label={t.pictures.pick(dates.moment(media.createdAt))}
            >
              <img src={urlOf(media, 320)} alt="" width={media.width} height={media.height} loading="lazy" />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
