import { createContext, useContext } from 'react';
import type { AccountOut, PublicationOut } from '../../wire/index.ts';
import { type Tongue, type Words, words } from '../words/words.ts';
import type { Ask } from './ask.ts';
import { createDates, type Dates } from './dates.ts';

/** What every screen needs: who works here, in what language, for which publication. */
export type Session = {
  account: AccountOut;
  /** Actions that no article's state bears on. */
  may: readonly string[];
  tongue: Tongue;
  t: Words;
  dir: 'rtl' | 'ltr';
  publication: PublicationOut;
  dates: Dates;
  ask: Ask;
  /** Reads account and publication again, after they changed. */
  refresh(): void;
};

const SessionContext = createContext<Session | null>(null);
export const SessionProvider = SessionContext.Provider;

/** The session of the person at this screen; only below SessionProvider. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('no session here');
  return session;
}

export function sessionOf(
  given: Pick<Session, 'account' | 'may' | 'tongue' | 'publication' | 'ask' | 'refresh'>,
): Session {
  return {
    ...given,
    t: words[given.tongue],
    dir: given.tongue === 'ar' ? 'rtl' : 'ltr',
    dates: createDates(given.publication, given.tongue),
  };
}
