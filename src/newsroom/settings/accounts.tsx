import { ActionIcon, Button, Group, Menu, Modal, NativeSelect, PasswordInput, Stack, TextInput } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { AccountOut } from '../../wire/index.ts';
import { Fault, Loading } from '../app/pieces.tsx';
import { useSession } from '../app/session.ts';
import { Outcome } from './outcome.tsx';
import { useAction } from './use-action.ts';
import { useList } from './use-list.ts';

const roles = ['reporter', 'editor', 'admin'] as const;

export function Accounts() {
  const { t, ask, account: me } = useSession();
  const { list, fault, read } = useList<'accounts', AccountOut>('/api/accounts', 'accounts');
  const [open, setOpen] = useState<'new' | AccountOut | null>(null);
  const change = useAction();
  if (fault) return <Fault fault={fault} t={t} retry={() => void read()} />;
  if (!list) return <Loading t={t} />;
  const patch = (id: string, json: unknown) =>
    void change.run(() => ask(`/api/accounts/${id}`, { method: 'PATCH', json })).then(read);
  return (
    <Stack>
      <Group>
        <Button onClick={() => setOpen('new')}>{t.accounts.add}</Button>
      </Group>
      <Outcome action={change} />
      <ul className="rows">
        {list.map((one) => (
          <li key={one.id}>
            <div>
              <b>
                <bdi>{one.name}</bdi>
              </b>{' '}
              {one.id === me.id && <span className="mark">{t.accounts.you}</span>}{' '}
              {one.disabled && <span className="mark">{t.accounts.disabled}</span>}
              <small>
                <bdi dir="ltr">{one.email}</bdi>
              </small>
            </div>
            <NativeSelect
              aria-label={`${t.accounts.role}: ${one.name}`}
              value={one.role}
              data={roles.map((value) => ({ value, label: t.roles[value] }))}
              onChange={(event) => patch(one.id, { role: event.currentTarget.value })}
            />
            <Menu position="bottom-end" width={240}>
              <Menu.Target>
                <ActionIcon variant="default" size="lg" aria-label={`${t.accounts.actions}: ${one.name}`}>
                  <IconDots size={18} aria-hidden />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => setOpen(one)}>{t.accounts.setPassword}</Menu.Item>
                <Menu.Item
                  onClick={() =>
                    void change.run(
                      () => ask(`/api/accounts/${one.id}/sessions`, { method: 'DELETE' }),
                      t.accounts.sessionsEnded,
                    )
                  }
                >
                  {t.accounts.endSessions}
                </Menu.Item>
                <Menu.Item color="red" onClick={() => patch(one.id, { disabled: !one.disabled })}>
                  {one.disabled ? t.accounts.enable : t.accounts.disable}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </li>
        ))}
      </ul>
      {open === 'new' && <NewAccount onClose={() => setOpen(null)} onDone={() => void read()} />}
      {open !== null && open !== 'new' && <NewPassword account={open} onClose={() => setOpen(null)} />}
    </Stack>
  );
}

function NewAccount({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const { t, ask } = useSession();
  const make = useAction();
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const json = Object.fromEntries(new FormData(event.currentTarget));
    if (await make.run(() => ask('/api/accounts', { json }))) {
      onDone();
      onClose();
    }
  };
  return (
    <Modal opened onClose={onClose} title={t.accounts.add} closeButtonProps={{ 'aria-label': t.close }}>
      <form onSubmit={(event) => void send(event)}>
        <Stack>
          <TextInput name="name" label={t.accounts.name} maxLength={200} required data-autofocus />
          <TextInput name="email" type="email" dir="ltr" label={t.accounts.email} autoComplete="off" required />
          <NativeSelect
            name="role"
            label={t.accounts.role}
            data={roles.map((value) => ({ value, label: t.roles[value] }))}
          />
          <PasswordInput
            name="password"
            label={t.accounts.password}
            description={t.accounts.passwordHint}
            autoComplete="new-password"
            required
          />
          <Outcome action={make} />
          <Button type="submit" loading={make.busy}>
            {t.accounts.add}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}

function NewPassword({ account, onClose }: { account: AccountOut; onClose: () => void }) {
  const { t, ask } = useSession();
  const change = useAction();
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const json = { password: new FormData(form).get('password') };
    const path = `/api/accounts/${account.id}/password`;
    if (await change.run(() => ask(path, { method: 'PUT', json }), t.accounts.passwordSet)) form.reset();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${t.accounts.setPassword}: ${account.name}`}
      closeButtonProps={{ 'aria-label': t.close }}
    >
      <form onSubmit={(event) => void send(event)}>
        <Stack>
          <PasswordInput
            name="password"
            label={t.accounts.newPassword}
            description={t.accounts.passwordHint}
            autoComplete="new-password"
            required
            data-autofocus
          />
          <Outcome action={change} />
          <Button type="submit" loading={change.busy}>
            {t.save}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
