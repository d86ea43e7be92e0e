import { Button, Divider, PasswordInput, Stack, Text } from '@mantine/core';
import type { FormEvent } from 'react';
import { useSession } from '../app/session.ts';
import { Outcome } from './outcome.tsx';
import { useAction } from './use-action.ts';

export function Password() {
  const { t, ask, account, refresh } = useSession();
  const change = useAction();
  const end = useAction();
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const json = { currentPassword: data.get('current'), newPassword: data.get('next') };
    if (await change.run(() => ask('/api/auth/change-password', { json }), t.password.done)) form.reset();
  };
  return (
    <Stack maw={440}>
      <form onSubmit={(event) => void send(event)}>
        <Stack>
          {/* For the browser's keeper of passwords. */}
          <input type="email" name="email" autoComplete="username" value={account.email} readOnly hidden />
          <PasswordInput name="current" label={t.password.current} autoComplete="current-password" required />
          <PasswordInput
            name="next"
            label={t.password.next}
            description={t.accounts.passwordHint}
            autoComplete="new-password"
            required
          />
          <Outcome action={change} />
          <Button type="submit" loading={change.busy}>
            {t.password.action}
          </Button>
        </Stack>
      </form>
      <Divider my="md" />
      <Text>{t.password.everywhereLead}</Text>
      <Outcome action={end} />
      <Button
        variant="default"
        loading={end.busy}
        onClick={() => void end.run(() => ask('/api/auth/revoke-sessions', { json: {} })).then((ok) => ok && refresh())}
      >
        {t.password.everywhere}
      </Button>
    </Stack>
  );
}
