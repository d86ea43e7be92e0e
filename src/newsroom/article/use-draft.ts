import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { ArticleOut } from '../../wire/index.ts';
import { sentenceOf } from '../app/ask.ts';
import { useSession } from '../app/session.ts';
import { createDraft, type Draft, type KeptCopy } from './draft.ts';
import { copies } from './kept-copies.ts';
import { same } from './merge.ts';

/** Looked at again while it stands open, so that two who write in one article see each other's words. */
const CATCH_UP = 20_000;

export type OpenDraft = {
  draft: Draft | null;
  fault: string;
  missing: boolean;
  found: KeptCopy | null;
  settled: () => void;
};

/** Opens an article for writing; `found` is what a crash left in this browser, until it is put back or deleted. */
export function useDraft(id: string): OpenDraft {
  const session = useSession();
  const { ask, account } = session;
  const asking = useRef(ask);
  asking.current = ask;
  const [draft, setDraft] = useState<Draft | null>(null);
  const [failure, setFailure] = useState<{ fault: string; missing: boolean }>({ fault: '', missing: false });
  const [found, setFound] = useState<KeptCopy | null>(null);

  useEffect(() => {
    let made: Draft | null = null;
    let left = false;
    const load = async () => (await asking.current<ArticleOut>(`/api/articles/${id}`)).data;
    const open = async () => {
      const [article, copy] = await Promise.all([load(), copies.get(account.id, id)]);
      if (left) return;
      const path = `/api/articles/${id}`;
      made = createDraft(article, {
        save: async (content, version) =>
          (await asking.current<ArticleOut>(path, { method: 'PUT', json: content, version })).data,
        load,
        // A browser that keeps nothing (a private window of some) still has the server.
        keep: (one) => copies.put(account.id, id, one).catch(() => undefined),
        now: () => Date.now(),
        later: (run, ms) => {
          const timer = setTimeout(run, ms);
          return () => clearTimeout(timer);
        },
      });
      setDraft(made);
      if (copy && !same(copy.content, article.content)) setFound(copy);
      else if (copy) void copies.put(account.id, id, null).catch(() => undefined);
    };
    open().catch((error: unknown) => {
      if (left) return;
      const status = (error as { status?: number }).status;
      setFailure({ fault: sentenceOf(error), missing: status === 404 });
    });
    return () => {
      left = true;
      void made?.push();
      made?.close();
    };
  }, [id, account.id]);

  // Signed in again, or the network is back: what waits goes on.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new session is the reason
  useEffect(() => {
    if (draft?.view().status === 'signed_out') void draft.push();
  }, [draft, session]);
  useEffect(() => {
    if (!draft) return;
    const again = () => void draft.push();
    const look = () => {
      if (document.visibilityState === 'visible') void draft.catchUp();
    };
    const leave = (event: BeforeUnloadEvent) => {
      if (draft.unsaved()) event.preventDefault();
    };
    const timer = setInterval(look, CATCH_UP);
    addEventListener('online', again);
    addEventListener('focus', look);
    addEventListener('beforeunload', leave);
    return () => {
      clearInterval(timer);
      removeEventListener('online', again);
      removeEventListener('focus', look);
      removeEventListener('beforeunload', leave);
    };
  }, [draft]);
  const settled = useCallback(() => setFound(null), []);
  return { draft, ...failure, found, settled };
}

export function useDraftView(draft: Draft) {
  return useSyncExternalStore(draft.subscribe, draft.view);
}
