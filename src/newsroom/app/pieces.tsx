import { Alert, Button, Center, Group, Loader, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { State } from '../../news/write/index.ts';
import type { Words } from '../words/words.ts';

type FaultProps = { fault: string; t: Words; retry?: () => void; page?: boolean };

/** What went wrong, in the words that say what to do about it. */
export function Fault({ fault, t, retry, page = false }: FaultProps) {
  const alert = (
    <Alert color="red" role="alert" variant="light" className="fault">
      <Text c="inherit">{fault}</Text>
      {retry && (
        <Button mt="xs" size="compact-sm" variant="default" onClick={retry}>
          {t.retry}
        </Button>
      )}
    </Alert>
  );
  return page ? <Center mih="60svh">{alert}</Center> : alert;
}

export function Loading({ t, page = false }: { t: Words; page?: boolean }) {
  return (
    <Center mih={page ? '60svh' : '6rem'}>
      <Group role="status">
        <Loader size="sm" aria-hidden />
        <Text c="dimmed">{t.loading}</Text>
      </Group>
    </Center>
  );
}

/** Where an article stands, by word and by colour; red stays for urgent news. */
export function StateMark({ state, t }: { state: State; t: Words }) {
  return <span className={`state state-${state}`}>{t.states[state]}</span>;
}

/** The time, anew every half minute, for «قبل 3 دقائق». */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** The keys of a shortcut as this device writes them: `mod+shift+7`. */
export function keysOf(shortcut: string): string {
  const mac = /Mac|iPhone|iPad/.test(navigator.userAgent);
  const names: Record<string, string> = mac
    ? { mod: '⌘', alt: '⌥', shift: '⇧' }
    : { mod: 'Ctrl', alt: 'Alt', shift: 'Shift' };
  return shortcut
    .split('+')
    .map((key) => names[key] ?? key.toUpperCase())
    .join(mac ? '' : '+');
}
