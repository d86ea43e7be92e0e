import { type MouseEvent, useSyncExternalStore } from 'react';

const BASE = '/newsroom/';

/** Where in the newsroom one is. */
export type Place =
  | { page: 'desk' }
  | { page: 'article'; id: string }
  | { page: 'settings'; part: string }
  | { page: 'unknown' };

export function readPlace(pathname: string): Place {
  const [first = '', second = '', ...rest] = pathname.slice(BASE.length).split('/').filter(Boolean);
  if (rest.length > 0) return { page: 'unknown' };
  if (first === '') return { page: 'desk' };
  if (first === 'articles' && second !== '') return { page: 'article', id: second };
  if (first === 'settings') return { page: 'settings', part: second };
  return { page: 'unknown' };
}

export const deskPath = BASE;
export const articlePath = (id: string): string => `${BASE}articles/${id}`;
export const settingsPath = (part = ''): string => `${BASE}settings${part === '' ? '' : `/${part}`}`;

const listeners = new Set<() => void>();
const changed = () => {
  for (const listener of listeners) listener();
};

/** Goes to an address of the newsroom without loading the page anew. */
export function go(path: string, how: 'push' | 'replace' = 'push'): void {
  if (path === `${location.pathname}${location.search}`) return;
  history[how === 'push' ? 'pushState' : 'replaceState'](null, '', path);
  if (how === 'push') scrollTo(0, 0);
  changed();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('popstate', listener);
  };
}

/** Path and query of where one is. */
export function useAddress(): URL {
  const href = useSyncExternalStore(subscribe, () => location.href);
  return new URL(href);
}

/** Props of a link inside the newsroom: an address that can be opened in a new tab, and no reload otherwise. */
export function linkTo(path: string): { href: string; onClick: (event: MouseEvent) => void } {
  return {
    href: path,
    onClick: (event) => {
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      go(path);
    },
  };
}
