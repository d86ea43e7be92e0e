import { ActionIcon, Button, Group, Modal, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { AccountOut, ContributorOut } from '../../wire/index.ts';
import { Fault, Loading } from '../app/pieces.tsx';
import { useSession } from '../app/session.ts';
import { Outcome } from './outcome.tsx';
import { useAction } from './use-action.ts';
import { useList } from './use-list.ts';

/** Names on bylines: pen names, the only ones that readers and pages ever hold. */
export function Contributors() {
  const { t } = useSession();
  const { list, fault, read } = useList<'contributors', ContributorOut>('/api/contributors', 'contributors');
  const [open, setOpen] = useState<'new' | ContributorOut | null>(null);
  if (fault) return <Fault fault={fault} t={t} retry={() => void read()} />;
  if (!list) return <Loading t={t} />;
  return (
    <Stack>
      <Text>{t.contributors.lead}</Text>
      <Group>
        <Button onClick={() => setOpen('new')}>{t.contributors.add}</Button>
      </Group>
      {list.length === 0 && <Text c="dimmed">{t.contributors.empty}</Text>}
      <ul className="rows">
        {list.map((one) => (
          <li key={one.id}>
            <div>
              <b>
                <bdi>{one.name}</bdi>
              </b>
              <small>
                <bdi>{[one.city, one.bio].filter((part) => part !== '').join(' – ')}</bdi>
              </small>
            </div>
            <ActionIcon
              variant="default"
              aria-label={`${t.contributors.edit}: ${one.name}`}
              onClick={() => setOpen(one)}
            >
              <IconPencil size={18} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
      {open !== null && (
        <ContributorForm
          contributor={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
          onDone={() => void read()}
        />
      )}
    </Stack>
  );
}

type ContributorFormProps = { contributor: ContributorOut | null; onClose: () => void; onDone: () => void };

function ContributorForm({ contributor, onClose, onDone }: ContributorFormProps) {
  const { t, may } = useSession();
  const props = { contributor, onClose, onDone };
  return (
    <Modal
      opened
      onClose={onClose}
      title={contributor ? `${t.contributors.edit}: ${contributor.name}` : t.contributors.add}
      closeButtonProps={{ 'aria-label': t.close }}
    >
      {may.includes('account.manage') ? <WithAccounts {...props} /> : <Fields {...props} accounts={null} />}
    </Modal>
  );
}

function WithAccounts(props: ContributorFormProps) {
  const { t } = useSession();
  const { list, fault, read } = useList<'accounts', AccountOut>('/api/accounts', 'accounts');
  if (fault) return <Fault fault={fault} t={t} retry={() => void read()} />;
  return list ? <Fields {...props} accounts={list} /> : <Loading t={t} />;
}

function Fields({ contributor, accounts, onClose, onDone }: ContributorFormProps & { accounts: AccountOut[] | null }) {
  const { t, ask } = useSession();
  const save = useAction();
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { accountId, ...rest } = Object.fromEntries(new FormData(event.currentTarget));
    const json = accounts ? { ...rest, accountId: accountId === '' ? null : accountId } : rest;
    const path = contributor ? `/api/contributors/${contributor.id}` : '/api/contributors';
    if (!(await save.run(() => ask(path, { method: contributor ? 'PATCH' : 'POST', json })))) return;
    onDone();
    onClose();
  };
  return (
    <form onSubmit={(event) => void send(event)}>
      <Stack>
        <TextInput
          name="name"
          label={t.contributors.name}
          defaultValue={contributor?.name}
          maxLength={200}
          required
          data-autofocus
        />
        <TextInput name="city" label={t.contributors.city} defaultValue={contributor?.city} maxLength={100} />
        <Textarea
          name="bio"
          label={t.contributors.bio}
          defaultValue={contributor?.bio}
          maxLength={2000}
          autosize
          minRows={2}
        />
        {accounts && (
          <NativeSelect
            name="accountId"
            label={t.contributors.account}
            description={t.contributors.accountHint}
            defaultValue={contributor?.accountId ?? ''}
            data={[
              { value: '', label: t.contributors.nobody },
              ...accounts.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        <Outcome action={save} />
        <Button type="submit" loading={save.busy}>
          {t.save}
        </Button>
      </Stack>
    </form>
  );
}
