import { Anchor, Button, CopyButton, Group, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { TokenOut } from '../../wire/index.ts';
import { Fault, Loading } from '../app/pieces.tsx';
import { useSession } from '../app/session.ts';
import { Outcome } from './outcome.tsx';
import { useAction } from './use-action.ts';
import { useList } from './use-list.ts';

export function Tokens() {
  const { t, ask, dates } = useSession();
  const { list, fault, read } = useList<'tokens', TokenOut>('/api/tokens', 'tokens');
  const [adding, setAdding] = useState(false);
  const revoke = useAction();
  if (fault) return <Fault fault={fault} t={t} retry={() => void read()} />;
  if (!list) return <Loading t={t} />;
  return (
    <Stack>
      <Text>
        {t.tokens.lead}{' '}
        <Anchor href="/api/docs" target="_blank" rel="noopener">
          {t.tokens.docs}
        </Anchor>
      </Text>
      <Group>
        <Button onClick={() => setAdding(true)}>{t.tokens.add}</Button>
      </Group>
      <Outcome action={revoke} />
      {list.length === 0 && <Text c="dimmed">{t.tokens.empty}</Text>}
      <ul className="rows">
        {list.map((token) => (
          <li key={token.id}>
            <div>
              <b>
                <bdi>{token.name}</bdi>
              </b>
              <small>
                {t.roles[token.role]} · {token.scopes.includes('write') ? t.tokens.scopes.write : t.tokens.scopes.read}{' '}
                · {t.tokens.made(dates.day(token.createdAt))} ·{' '}
                {token.lastUsedAt ? t.tokens.used(dates.moment(token.lastUsedAt)) : t.tokens.unused}
              </small>
            </div>
            {token.revokedAt ? (
              <span className="mark">{t.tokens.revoked}</span>
            ) : (
              <Button
                variant="default"
                size="compact-sm"
                onClick={() =>
                  confirm(t.tokens.revokeAsk(token.name)) &&
                  void revoke.run(() => ask(`/api/tokens/${token.id}`, { method: 'DELETE' })).then(read)
                }
              >
                {t.tokens.revoke}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {adding && <NewToken onClose={() => setAdding(false)} onDone={() => void read()} />}
    </Stack>
  );
}

function NewToken({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const { t, ask, account } = useSession();
  const [secret, setSecret] = useState('');
  const make = useAction();
  const all = ['reporter', 'editor', 'admin'] as const;
  const roles = all.slice(0, all.indexOf(account.role) + 1);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const scopes = data.get('scope') === 'write' ? ['read', 'write'] : ['read'];
    await make.run(async () => {
      const answer = await ask<{ secret: string }>('/api/tokens', {
        json: { name: data.get('name'), role: data.get('role'), scopes },
      });
      setSecret(answer.data.secret);
      onDone();
    });
  };
  return (
    <Modal opened onClose={onClose} title={t.tokens.add} closeButtonProps={{ 'aria-label': t.close }}>
      {secret === '' ? (
        <form onSubmit={(event) => void send(event)}>
          <Stack>
            <TextInput name="name" label={t.tokens.name} maxLength={100} required data-autofocus />
            <NativeSelect
              name="role"
              label={t.tokens.role}
              data={roles.map((value) => ({ value, label: t.roles[value] }))}
            />
            <NativeSelect
              name="scope"
              label={t.tokens.scope}
              data={(['read', 'write'] as const).map((value) => ({ value, label: t.tokens.scopes[value] }))}
            />
            <Outcome action={make} />
            <Button type="submit" loading={make.busy}>
              {t.tokens.add}
            </Button>
          </Stack>
        </form>
      ) : (
        <Stack>
          <Text>{t.tokens.secret}</Text>
          <code className="secret" dir="ltr">
            {secret}
          </code>
          <CopyButton value={secret}>
            {({ copied, copy }) => <Button onClick={copy}>{copied ? t.tokens.copied : t.tokens.copy}</Button>}
          </CopyButton>
        </Stack>
      )}
    </Modal>
  );
}
