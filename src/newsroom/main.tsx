import '@mantine/core/styles.css';
import { Alert, Button, Container, DirectionProvider, Group, MantineProvider, Text } from '@mantine/core';
import { StrictMode, useCallback, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { SessionOut } from '../wire/index.ts';
import { ask, sentenceOf } from './ask.ts';
import { Desk } from './desk.tsx';
import { SignIn } from './sign-in.tsx';
import { strings, type Tongue } from './strings.ts';

const KEY = 'warraq.language';

function Newsroom() {
  const [tongue, setTongue] = useState<Tongue>(localStorage.getItem(KEY) === 'en' ? 'en' : 'ar');
  const [session, setSession] = useState<SessionOut | null>(null);
  const [fault, setFault] = useState('');
  const t = strings[tongue];
  const dir = tongue === 'ar' ? 'rtl' : 'ltr';
  const look = useCallback(() => {
    setFault('');
    ask<SessionOut>(tongue, '/api/session', t.offline).then(setSession, (e: unknown) => setFault(sentenceOf(e)));
  }, [tongue, t.offline]);
  useEffect(look, [look]);
  useEffect(() => {
    document.documentElement.lang = tongue;
    document.documentElement.dir = dir;
    document.title = t.newsroom;
    localStorage.setItem(KEY, tongue);
  }, [tongue, dir, t.newsroom]);
  const leave = () => {
    ask(tongue, '/api/auth/sign-out', t.offline, {}).then(look, (e: unknown) => setFault(sentenceOf(e)));
  };
  return (
    <DirectionProvider key={dir} initialDirection={dir}>
      <MantineProvider>
        <Container size="lg" py="md">
          <Group justify="space-between" mb="md">
            <Text fw={700}>{session?.account ? `${t.newsroom} · ${session.account.name}` : t.newsroom}</Text>
            <Group>
              <Button variant="subtle" onClick={() => setTongue(tongue === 'ar' ? 'en' : 'ar')}>
                {t.otherLanguage}
              </Button>
              {session?.account && (
                <Button variant="default" onClick={leave}>
                  {t.signOut}
                </Button>
              )}
            </Group>
          </Group>
          {fault && (
            <Alert color="red" role="alert">
              <Text>{fault}</Text>
              <Button onClick={look}>{t.retry}</Button>
            </Alert>
          )}
          {session && (session.account ? <Desk tongue={tongue} /> : <SignIn tongue={tongue} onDone={look} />)}
        </Container>
      </MantineProvider>
    </DirectionProvider>
  );
}

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <Newsroom />
    </StrictMode>,
  );
