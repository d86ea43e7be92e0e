import { Alert, Button, Container, PasswordInput, Stack, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ask, sentenceOf } from './ask.ts';
import { strings, type Tongue } from './strings.ts';

export function SignIn({ tongue, onDone }: { tongue: Tongue; onDone: () => void }) {
  const t = strings[tongue];
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setFault('');
    ask(tongue, '/api/auth/sign-in/email', t.offline, { email: form.get('email'), password: form.get('password') })
      .then(onDone, (error: unknown) => setFault(sentenceOf(error)))
      .finally(() => setBusy(false));
  };
  return (
    <Container size="xs" py="xl">
      <form onSubmit={send}>
        <Stack>
          <Title order={1}>{t.newsroom}</Title>
          {fault && (
            <Alert color="red" role="alert">
              {fault}
            </Alert>
          )}
          <TextInput name="email" type="email" label={t.email} autoComplete="username" dir="ltr" required />
          <PasswordInput name="password" label={t.password} autoComplete="current-password" required />
          <Button type="submit" loading={busy}>
            {t.signIn}
          </Button>
        </Stack>
      </form>
    </Container>
  );
}
