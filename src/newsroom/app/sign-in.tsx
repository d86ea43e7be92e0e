import { Alert, Button, PasswordInput, Stack, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Tongue, Words } from '../words/words.ts';
import { type Ask, sentenceOf } from './ask.ts';

type SignInProps = {
  t: Words;
  tongue: Tongue;
  ask: Ask;
  onDone: () => void;
  speak: (tongue: Tongue) => void;
  /** Alone on the page, with its name; else in a window over the work. */
  page?: boolean;
};

export function SignIn({ t, tongue, ask, onDone, speak, page = false }: SignInProps) {
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setFault('');
    try {
      await ask('/api/auth/sign-in/email', { json: { email: form.get('email'), password: form.get('password') } });
      onDone();
    } catch (error) {
      setFault(sentenceOf(error));
    }
    setBusy(false);
  };
  const form = (
    <form onSubmit={(event) => void send(event)}>
      <Stack>
        {page && <Title order={1}>{t.newsroom}</Title>}
        {fault && (
          <Alert color="red" role="alert">
            {fault}
          </Alert>
        )}
        <TextInput name="email" type="email" label={t.signIn.email} autoComplete="username" dir="ltr" required />
        <PasswordInput name="password" label={t.signIn.password} autoComplete="current-password" required />
        <Button type="submit" loading={busy}>
          {t.signIn.action}
        </Button>
        {page && (
          <Button
            variant="subtle"
            lang={tongue === 'ar' ? 'en' : 'ar'}
            onClick={() => speak(tongue === 'ar' ? 'en' : 'ar')}
          >
            {t.signIn.otherLanguage}
          </Button>
        )}
      </Stack>
    </form>
  );
  return page ? <main className="sign-in">{form}</main> : form;
}
