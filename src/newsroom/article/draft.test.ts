import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { content, doc, p } from '../../../test/support/build.ts';
import type { ArticleContent } from '../../news/write/index.ts';
import type { ArticleOut, ProblemOut } from '../../wire/index.ts';
import { Refusal } from '../app/ask.ts';
import { createDraft, type Draft, type KeptCopy } from './draft.ts';

/** A server that holds one article and refuses, as the real one does, what was made from an older version. */
function server(first: ArticleContent) {
  let failure: Refusal | null = null;
  const history = [first];
  const article = (): ArticleOut => ({
    id: 'a1',
    shortId: 'abcdefgh',
    version: history.length,
    state: 'draft',
    content: history.at(-1) ?? first,
    createdBy: { id: 'u', name: 'سلمى' },
    createdAt: '2026-11-01T09:00:00.000Z',
    updatedAt: '2026-11-01T09:00:00.000Z',
    scheduledFor: null,
    publishedAt: null,
    liveVersion: null,
    withdrawal: null,
    live: null,
    may: [],
  });
  return {
    history,
    article,
    fail: (with_: Refusal | null) => {
      failure = with_;
    },
    save: async (sent: ArticleContent, version: number) => {
      if (failure) throw failure;
      if (version !== history.length)
        throw new Refusal(412, 'تغيّرت', { code: 'article_changed', params: { by: 'ريم' } } as unknown as ProblemOut);
      history.push({ ...sent, title: sent.title.trim() });
      return article();
    },
  };
}

type Desk = Draft & { kept(): KeptCopy | null };

function open(on: ReturnType<typeof server>): Desk {
  let copy: KeptCopy | null = null;
  const draft = createDraft(on.article(), {
    save: on.save,
    load: async () => on.article(),
    keep: async (given) => {
      copy = given;
    },
    now: () => 0,
    // Tests say themselves when it is time.
    later: () => () => undefined,
  });
  return { ...draft, kept: () => copy };
}

const body = (...texts: string[]) => doc(...texts.map(p));

describe('a draft', () => {
  it('reaches the server when it is pushed, and keeps nothing in the browser after that', async () => {
    const room = server(content({ title: 'قديم' }));
    const draft = open(room);
    draft.edit({ title: 'جديد' });
    expect(draft.view().status).toBe('waiting');
    await draft.push();
    expect(room.article().content.title).toBe('جديد');
    expect([draft.view().status, draft.kept(), draft.unsaved()]).toEqual(['saved', null, false]);
  });

  it('does not take away a space that is still being typed after', async () => {
    const draft = open(server(content()));
    draft.edit({ title: 'الماء ' });
    await draft.push();
    expect([draft.view().content.title, draft.view().status]).toEqual(['الماء ', 'saved']);
  });

  it('is kept in the browser while the server is away, and goes on when it is back', async () => {
    const room = server(content());
    const draft = open(room);
    room.fail(new Refusal(0, 'لا اتصال'));
    draft.editBody(() => body('كُتب بلا شبكة'));
    await draft.push();
    expect(draft.view()).toMatchObject({ status: 'offline', fault: 'لا اتصال' });
    expect(draft.kept()?.content.body).toEqual(body('كُتب بلا شبكة'));
    room.fail(null);
    await draft.push();
    expect(room.article().content.body).toEqual(body('كُتب بلا شبكة'));
    expect(draft.kept()).toBeNull();
  });

  it('waits for the person to sign in again when the session has ended', async () => {
    const room = server(content());
    const draft = open(room);
    room.fail(new Refusal(401, 'سجّل الدخول'));
    draft.edit({ deck: 'سطر' });
    await draft.push();
    expect([draft.view().status, draft.kept()?.content.deck]).toEqual(['signed_out', 'سطر']);
  });

  it('says why the server will not take a text, and keeps it', async () => {
    const room = server(content());
    const draft = open(room);
    room.fail(new Refusal(403, 'ليست لديك صلاحية'));
    draft.edit({ deck: 'سطر' });
    await draft.push();
    expect(draft.view()).toMatchObject({ status: 'refused', fault: 'ليست لديك صلاحية', content: { deck: 'سطر' } });
  });

  it('comes back after a crash on top of what others did since', async () => {
    const room = server(content({ title: 'قديم', body: body('أ') }));
    const first = open(room);
    room.fail(new Refusal(0, ''));
    first.editBody(() => body('أ', 'لم يُحفظ'));
    await first.push();
    room.fail(null);
    const other = open(room);
    other.edit({ title: 'جديد' });
    await other.push();
    const again = open(room);
    const kept = first.kept();
    if (!kept) throw new Error('nothing was kept');
    await again.recover(kept);
    expect(room.article().content).toMatchObject({ title: 'جديد', body: body('أ', 'لم يُحفظ') });
  });
});

describe('two editors in one article', () => {
  it('are put together where they changed different things', async () => {
    const room = server(content({ title: 'قديم', body: body('أ', 'ب') }));
    const [mine, hers] = [open(room), open(room)];
    hers.editBody(() => body('أ', 'ب', 'لها'));
    await hers.push();
    mine.edit({ title: 'لي' });
    await mine.push();
    expect(room.article().content).toMatchObject({ title: 'لي', body: body('أ', 'ب', 'لها') });
    expect(mine.view()).toMatchObject({ status: 'saved', outside: 1, joined: { fields: ['body'], by: 'ريم' } });
  });

  it.each([
    ['mine', body('لي')],
    ['theirs', body('لها')],
    ['both', body('لها', 'لي')],
  ] as const)('choose where they changed one thing: %s', async (choice, chosen) => {
    const room = server(content({ body: body('أ') }));
    const [mine, hers] = [open(room), open(room)];
    hers.editBody(() => body('لها'));
    await hers.push();
    mine.editBody(() => body('لي'));
    await mine.push();
    expect(mine.view().status).toBe('clash');
    expect(mine.kept()?.content.body).toEqual(body('لي'));
    await mine.resolve({ body: choice });
    expect(room.article().content.body).toEqual(chosen);
    expect(mine.view()).toMatchObject({ status: 'saved', clash: null });
    const revisions = JSON.stringify(room.history);
    expect([revisions.includes('لها'), revisions.includes('لي')]).toEqual([true, true]);
  });

  it('lose no paragraph of 200 edits at random, with a server that fails now and then', async () => {
    const step = fc.record({
      who: fc.integer({ min: 0, max: 1 }),
      at: fc.nat(20),
      push: fc.boolean(),
      fails: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 50, maxLength: 200 }), async (steps) => {
        const room = server(content({ body: body('أ', 'ب', 'ج') }));
        const desks = [open(room), open(room)];
        const written: string[] = [];
        for (const [n, { who, at, push, fails }] of steps.entries()) {
          const desk = desks[who];
          if (!desk) throw new Error('nobody');
          const blocks = [...desk.view().content.body.content];
          written.push(`فقرة${n}.`);
          blocks.splice(at % (blocks.length + 1), 0, p(`فقرة${n}.`));
          desk.edit({ body: doc(...blocks) });
          room.fail(fails ? new Refusal(0, '') : null);
          if (push) await desk.push();
          if (desk.view().clash) await desk.resolve({ body: 'both' });
        }
        room.fail(null);
        for (const desk of [...desks, ...desks]) {
          await desk.push();
          // A third version may come in while the answer to the first question is saved.
          while (desk.view().clash) await desk.resolve({ body: 'both' });
        }
        const saved = JSON.stringify(room.article().content.body);
        for (const one of written) expect(saved).toContain(`"${one}"`);
        expect(desks.map((desk) => desk.view().status)).toEqual(['saved', 'saved']);
      }),
      { numRuns: 30 },
    );
  });
});
