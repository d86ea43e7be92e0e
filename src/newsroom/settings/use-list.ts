import { useCallback, useEffect, useState } from 'react';
import { sentenceOf } from '../app/ask.ts';
import { useSession } from '../app/session.ts';

/** A list that the API serves whole, and reading it again. */
export function useList<Name extends string, T>(path: string, name: Name) {
  const { ask } = useSession();
  const [list, setList] = useState<T[] | null>(null);
  const [fault, setFault] = useState('');
  const read = useCallback(async () => {
    setFault('');
    try {
      setList((await ask<Record<Name, T[]>>(path)).data[name]);
    } catch (error) {
      setFault(sentenceOf(error));
    }
  }, [ask, path, name]);
  useEffect(() => void read(), [read]);
  return { list, fault, read };
}
