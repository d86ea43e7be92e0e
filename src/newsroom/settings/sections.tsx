import { ActionIcon, Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPencil } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { SectionOut } from '../../wire/index.ts';
import { Fault, Loading } from '../app/pieces.tsx';
import { useSession } from '../app/session.ts';
import { Outcome } from './outcome.tsx';
import { useAction } from './use-action.ts';
import { useList } from './use-list.ts';

/** Sections in the order of the site's menu. */
export function Sections() {
  const { t, ask } = useSession();
  const { list, fault, read } = useList<'sections', SectionOut>('/api/sections', 'sections');
  const [open, setOpen] = useState<'new' | SectionOut | null>(null);
  const move = useAction();
  if (fault) return <Fault fault={fault} t={t} retry={() => void read()} />;
  if (!list) return <Loading t={t} />;
  const shift = (from: number, to: number) =>
    void move
      .run(async () => {
        const order = [...list];
        order.splice(to, 0, ...order.splice(from, 1));
        for (const [position, { id, position: was }] of order.entries())
          if (was !== position) await ask(`/api/sections/${id}`, { method: 'PATCH', json: { position } });
      })
      .then(read);
  return (
    <Stack>
      <Group>
        <Button onClick={() => setOpen('new')}>{t.sections.add}</Button>
      </Group>
      <Outcome action={move} />
      {list.length === 0 && <Text c="dimmed">{t.sections.empty}</Text>}
      <ol className="rows">
        {list.map((section, i) => (
          <li key={section.id}>
            <div>
              <b>
                <bdi>{section.name}</bdi>
              </b>
              <small>
                <bdi dir="ltr">/{section.slug}</bdi> {section.description}
              </small>
            </div>
            <ActionIcon
              variant="subtle"
              color="gray"
              disabled={i === 0 || move.busy}
              aria-label={`${t.sections.up}: ${section.name}`}
              onClick={() => shift(i, i - 1)}
            >
              <IconArrowUp size={18} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              disabled={i === list.length - 1 || move.busy}
              aria-label={`${t.sections.down}: ${section.name}`}
              onClick={() => shift(i, i + 1)}
            >
              <IconArrowDown size={18} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="default"
              aria-label={`${t.sections.edit}: ${section.name}`}
              onClick={() => setOpen(section)}
            >
              <IconPencil size={18} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ol>
      {open !== null && (
        <SectionForm section={open === 'new' ? null : open} onClose={() => setOpen(null)} onDone={() => void read()} />
      )}
    </Stack>
  );
}

type SectionFormProps = { section: SectionOut | null; onClose: () => void; onDone: () => void };

function SectionForm({ section, onClose, onDone }: SectionFormProps) {
  const { t, ask } = useSession();
  const save = useAction();
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { slug, ...rest } = Object.fromEntries(new FormData(event.currentTarget));
    // An empty one is made from the name.
    const json = slug === '' ? rest : { ...rest, slug };
    const saved = await save.run(() =>
      section ? ask(`/api/sections/${section.id}`, { method: 'PATCH', json }) : ask('/api/sections', { json }),
    );
    if (!saved) return;
    onDone();
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={section ? `${t.sections.edit}: ${section.name}` : t.sections.add}
      closeButtonProps={{ 'aria-label': t.close }}
    >
      <form onSubmit={(event) => void send(event)}>
        <Stack>
          <TextInput
            name="name"
            label={t.sections.name}
            defaultValue={section?.name}
            maxLength={200}
            required
            data-autofocus
          />
          <TextInput
            name="slug"
            label={t.sections.slug}
            description={t.article.slugHint}
            defaultValue={section?.slug}
            maxLength={200}
          />
          <Textarea
            name="description"
            label={t.sections.description}
            defaultValue={section?.description}
            maxLength={1000}
            autosize
          />
          <Outcome action={save} />
          <Button type="submit" loading={save.busy}>
            {t.save}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
