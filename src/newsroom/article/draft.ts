import type { ArticleContent, Document } from '../../news/write/index.ts';
import type { ArticleOut } from '../../wire/index.ts';
import { Refusal } from '../app/ask.ts';
import { type Choice, type Field, type Merge, mergeContents, same } from './merge.ts';

/** What an editor wrote and the server does not have yet, with what it was written on. */
export type KeptCopy = {
  articleId: string;
  version: number;
  base: ArticleContent;
  content: ArticleContent;
  at: number;
};

/**
 * saved: the server has everything. waiting: it will, in a moment. offline: it cannot be reached, the text is kept in
 * this browser and tried again. signed_out: the same until somebody signs in. refused: it will not take the text, and
 * says why. clash: somebody else changed the same things.
 */
export type DraftStatus = 'saved' | 'waiting' | 'saving' | 'offline' | 'signed_out' | 'refused' | 'clash';

/** `by`: who saved the other text; '' when it is one's own copy that was left behind. */
export type Clash = { merge: Merge; theirs: ArticleOut; by: string };
export type Joined = { fields: Field[]; by: string };

export type DraftView = {
  /** As the server has it. */
  article: ArticleOut;
  content: ArticleContent;
  status: DraftStatus;
  fault: string;
  clash: Clash | null;
  /** What of somebody else's last came into this text by itself. */
  joined: Joined | null;
  /** Grows when the body changed from outside the editor, which then has to show it. */
  outside: number;
};

export type DraftDeps = {
  save(content: ArticleContent, version: number): Promise<ArticleOut>;
  load(): Promise<ArticleOut>;
  /** Keeps the copy in the browser; null: nothing to keep any more. */
  keep(copy: KeptCopy | null): Promise<void>;
  now(): number;
  /** Runs later; returns what takes it back. */
  later(run: () => void, ms: number): () => void;
};

/** The browser's copy is at most so old: a crash may take a second of typing, and copying at every key would be felt. */
const KEEP_AFTER = 1000;
/** Saved after a pause in the writing, and in writing without a pause at the latest after `SAVE_AT_LAST`. */
const SAVE_AFTER = 1500;
const SAVE_AT_LAST = 8000;
const RETRY_AFTER = 5000;

export type Draft = ReturnType<typeof createDraft>;

/**
 * One article open in one editor: takes edits, saves them by themselves, and puts together what others saved meanwhile.
 * Nothing that was typed is dropped: it is on the server, or in the browser's copy, or both.
 */
export function createDraft(first: ArticleOut, deps: DraftDeps) {
  let view: DraftView = {
    article: first,
    content: first.content,
    status: 'saved',
    fault: '',
    clash: null,
    joined: null,
    outside: 0,
  };
  /** The content that the server took last, before it trimmed anything. */
  let taken = first.content;
  let readBody: (() => Document) | null = null;
  let firstUnsaved: number | null = null;
  let running: Promise<void> | null = null;
  let stopKeeping: (() => void) | null = null;
  let stopSaving: (() => void) | null = null;
  let compared: { content: ArticleContent; taken: ArticleContent; differ: boolean } | null = null;
  const listeners = new Set<() => void>();

  const show = (change: Partial<DraftView>) => {
    view = { ...view, ...change };
    for (const listener of listeners) listener();
  };
  const stop = () => {
    stopKeeping?.();
    stopSaving?.();
    stopKeeping = stopSaving = null;
  };
  /** The body is read from the editor only when somebody wants it: reading 10,000 words at every key would be felt. */
  const settle = () => {
    if (!readBody) return;
    const body = readBody();
    readBody = null;
    show({ content: { ...view.content, body } });
  };
  /** Comparing two long texts takes milliseconds, so each pair is compared once. */
  const unsaved = () => {
    const { content } = view;
    if (compared?.content !== content || compared.taken !== taken)
      compared = { content, taken, differ: !same(content, taken) };
    return compared.differ;
  };
  const copy = (): KeptCopy => ({
    articleId: view.article.id,
    version: view.article.version,
    base: view.article.content,
    content: view.content,
    at: deps.now(),
  });

  const keep = () => {
    stopKeeping = null;
    settle();
    if (unsaved()) void deps.keep(copy());
  };
  const plan = () => {
    const waited = deps.now() - (firstUnsaved ?? deps.now());
    stopKeeping ??= deps.later(keep, KEEP_AFTER);
    stopSaving?.();
    stopSaving = deps.later(() => void push(), Math.max(0, Math.min(SAVE_AFTER, SAVE_AT_LAST - waited)));
  };
  const touched = () => {
    firstUnsaved ??= deps.now();
    if (view.status === 'saved' || view.status === 'refused') show({ status: 'waiting', fault: '' });
    if (view.status !== 'clash') plan();
  };

  const push = (): Promise<void> => {
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  };

  async function run(): Promise<void> {
    stop();
    settle();
    while (view.status !== 'clash' && unsaved()) {
      const sent = view.content;
      show({ status: 'saving' });
      try {
        const article = await deps.save(sent, view.article.version);
        taken = sent;
        show({ article });
      } catch (error) {
        if (!(await explain(error))) return;
      }
      settle();
    }
    if (view.status === 'clash') return;
    firstUnsaved = null;
    show({ status: 'saved', fault: '' });
    await deps.keep(null);
  }

  /** True when it is worth another try at once. */
  async function explain(error: unknown): Promise<boolean> {
    settle();
    await deps.keep(copy());
    if (!(error instanceof Refusal)) throw error;
    if (error.code === 'article_changed') {
      try {
        await join(await deps.load(), String(error.problem?.params.by ?? ''));
        return view.clash === null;
      } catch (second) {
        return explain(second instanceof Refusal && second.code !== 'article_changed' ? second : new Refusal(0, ''));
      }
    }
    if (error.status === 401) show({ status: 'signed_out', fault: error.message });
    else if (error.status === 0 || error.status === 429 || error.status >= 500) {
      show({ status: 'offline', fault: error.message });
      stopSaving = deps.later(() => void push(), RETRY_AFTER);
    } else show({ status: 'refused', fault: error.message });
    return false;
  }

  async function join(theirs: ArticleOut, by: string): Promise<void> {
    settle();
    const merge = mergeContents(view.article.content, view.content, theirs.content);
    if (merge.clashes.length > 0) {
      show({ status: 'clash', clash: { merge, theirs, by } });
      return;
    }
    takeOver(theirs, merge.mine);
    if (merge.taken.length > 0) show({ joined: { fields: merge.taken, by } });
  }

  /** Goes on from the server's article with this content. */
  function takeOver(article: ArticleOut, content: ArticleContent): void {
    const bodyChanged = !same(content.body, view.content.body);
    taken = article.content;
    show({ article, content, outside: view.outside + (bodyChanged ? 1 : 0) });
  }

  return {
    view: () => view,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    edit: (change: Partial<ArticleContent>) => {
      show({ content: { ...view.content, ...change } });
      touched();
    },
    /** The body changed; `read` gives it when it is wanted. */
    editBody: (read: () => Document) => {
      readBody = read;
      touched();
    },
    /** Saves now; resolves when the server has everything or has refused it. */
    push,
    /** Takes in what others saved since, quietly: while the server is away the next save will say so. */
    catchUp: async () => {
      if (running || view.status === 'clash') return;
      const theirs = await deps.load().catch(() => null);
      if (theirs === null || running || theirs.version <= view.article.version) return;
      settle();
      // Where it would clash, the save that is due asks, and knows who it was.
      if (mergeContents(view.article.content, view.content, theirs.content).clashes.length > 0) return;
      await join(theirs, '');
      if (unsaved()) touched();
    },
    /** Takes an article that a step of the workflow gave back, with whatever was typed meanwhile on top. */
    adopt: (article: ArticleOut) => {
      settle();
      takeOver(article, unsaved() ? mergeContents(taken, view.content, article.content).mine : article.content);
      if (unsaved()) touched();
    },
    /** Puts a copy that a crash left behind on top of what the server has now. */
    recover: async (kept: KeptCopy) => {
      const merge = mergeContents(kept.base, kept.content, view.article.content);
      if (merge.clashes.length > 0) {
        show({ status: 'clash', clash: { merge, theirs: view.article, by: '' } });
        return;
      }
      takeOver(view.article, merge.mine);
      touched();
      await push();
    },
    /**
     * Ends a clash. The whole of one's own text is saved first, so that it is a revision whatever was chosen, and theirs
     * is one already: neither is lost. While the server is away the question stays.
     */
    resolve: async (choices: Partial<Record<Field, Choice>>) => {
      if (!view.clash) return;
      // Something may have been typed while the question stood.
      settle();
      const before = view;
      const { theirs } = view.clash;
      const merge = mergeContents(view.article.content, view.content, theirs.content);
      const chosen = { ...merge.mine };
      for (const field of merge.clashes) Object.assign(chosen, { [field]: merge[choices[field] ?? 'mine'][field] });
      takeOver(theirs, merge.mine);
      show({ status: 'waiting', clash: null });
      await push();
      const again: Clash | null = view.clash;
      if (again === null && unsaved()) {
        show({ ...before, fault: view.fault, outside: view.outside + 1 });
        return;
      }
      const content = mergeContents(merge.mine, view.content, chosen).theirs;
      show({ content, outside: view.outside + 1, clash: null, status: 'waiting' });
      // A third one saved in between: what was chosen is put together with that.
      if (again !== null) await join(again.theirs, again.by);
      if (view.clash === null) await push();
    },
    /** Throws away what the server refused. */
    drop: async () => {
      const article = await deps.load();
      readBody = null;
      stop();
      takeOver(article, article.content);
      firstUnsaved = null;
      show({ status: 'saved', fault: '', clash: null });
      await deps.keep(null);
    },
    /** The note on what came in from somebody else was read. */
    noted: () => show({ joined: null }),
    /** True while the server does not have everything. */
    unsaved: () => readBody !== null || unsaved(),
    close: stop,
  };
}
