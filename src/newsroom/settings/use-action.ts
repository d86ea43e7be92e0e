import { useState } from 'react';
import { sentenceOf } from '../app/ask.ts';

/** Something that is asked of the server: whether it runs, how it went wrong, what to say when it went well. */
export function useAction() {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const [done, setDone] = useState('');
  /** True when it went well. */
  const run = async (work: () => Promise<unknown>, said = ''): Promise<boolean> => {
    setBusy(true);
    setFault('');
    setDone('');
    try {
      await work();
      setDone(said);
      return true;
    } catch (error) {
      setFault(sentenceOf(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, fault, done, run };
}
