import { expect, test } from 'vitest';
import type { Neighbour, RelatedStore, RelateFacts } from './ports.ts';
import { RELATE_AGAIN, RELATE_REFRESH, refreshRelated } from './refresh-related.ts';

const NOW = Date.UTC(2026, 10, 24, 9);

/** Articles by id with the words of their body; all that share three words with another are like it. */
function newsroom(
  bodies: Record<string, string>,
  change: { keptVersion?: number; lookedAt?: Record<string, number> } = {},
) {
  const kept = new Map<string, readonly Neighbour[]>();
  const purged: string[] = [];
  const forgotten: string[] = [];
  const factsOf = (id: string): RelateFacts => ({
    id,
    version: 3,
    titleKey: id,
    language: 'ar',
    sectionId: null,
    tags: [],
    publishedAt: NOW,
    sketch: [],
    lookedAt: change.lookedAt?.[id] ?? null,
  });
  const wordsOf = (id: string) => ({ title: id, deck: '', subheads: [], body: [bodies[id] ?? ''] });
  const related: RelatedStore = {
    facts: async (ids) => ids.filter((id) => bodies[id] !== undefined).map(factsOf),
    words: async (ids) => new Map(ids.flatMap((id) => (bodies[id] === undefined ? [] : [[id, wordsOf(id)]]))),
    taggedLike: async () => [],
    keep: async (looks) => {
      const newer = looks.filter((look) => look.version >= (change.keptVersion ?? 0));
      for (const look of newer) kept.set(look.id, look.neighbours);
      return newer.map((look) => look.id);
    },
    forget: async (ids) => void forgotten.push(...ids),
    neighbours: async (id) => [...(kept.get(id) ?? [])],
    choices: async () => ({ pinned: [], forbidden: [] }),
    setChoices: async () => undefined,
    published: async (ids) => [...ids],
    inlineLinked: async () => [],
  };
  const deps = {
    related,
    clock: { now: () => NOW },
    purge: {
      purge: async (tags: readonly string[]) => {
        purged.push(...tags);
      },
    },
    similar: {
      similar: async (words: { body: string[] }, limit: number, except: readonly string[] = []) =>
        Object.entries(bodies)
          .filter(([id]) => !except.includes(id))
          .map(([articleId, body]) => {
            const shared = body.split(' ').filter((word) => words.body[0]?.split(' ').includes(word));
            return { articleId, score: shared.length, sharedTerms: shared.map((term) => ({ term, weight: 1 })) };
          })
          .filter((one) => one.score > 0)
          .sort((a, b) => b.score - a.score)
          .slice(0, limit),
    },
  };
  return { deps, kept, purged, forgotten };
}

const job = (subject: string, kind = RELATE_REFRESH, lane: 'urgent' | 'bulk' = 'urgent') => ({
  kind,
  subject,
  version: 3,
  lane,
  createdAt: NOW,
});

test('a published article gets its neighbours with the words they share, and its page is made anew', async () => {
  const { deps, kept, purged } = newsroom({
    a: 'إيران اللاذقية المرفأ',
    b: 'إيران اللاذقية المرفأ الجيش',
    c: 'رياضة كرة ملعب',
  });
  await refreshRelated(deps, [job('a')]);
  expect(kept.get('a')).toMatchObject([{ articleId: 'b', words: ['إيران', 'اللاذقية', 'المرفأ'] }]);
  expect(purged).toEqual(['article:a']);
});

test('a list that stays the same purges nothing', async () => {
  const { deps, purged } = newsroom({ a: 'إيران اللاذقية المرفأ', b: 'إيران اللاذقية المرفأ' });
  await refreshRelated(deps, [job('a')]);
  await refreshRelated(deps, [job('a')]);
  expect(purged).toEqual(['article:a']);
});

test('its nearest neighbours are asked to look again, and they ask nobody', async () => {
  const many = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`n${i}`, 'إيران اللاذقية المرفأ']));
  const lookedAt = Object.fromEntries(Object.keys(many).map((id) => [id, NOW - 60_000]));
  const { deps } = newsroom({ a: 'إيران اللاذقية المرفأ', ...many }, { lookedAt });
  const follow = await refreshRelated(deps, [job('a')]);
  expect(follow).toHaveLength(6);
  expect(follow[0]).toMatchObject({ kind: RELATE_AGAIN, lane: 'urgent' });
  expect(follow[0]?.runAt).toBeGreaterThan(NOW);
  expect(await refreshRelated(deps, [job('n1', RELATE_AGAIN)])).toEqual([]);
});

test('wishes about one article that come close together are one job that runs after all of them', async () => {
  const bodies = { a: 'إيران اللاذقية المرفأ', b: 'إيران اللاذقية المرفأ', c: 'إيران اللاذقية المرفأ' };
  const { deps } = newsroom(bodies, { lookedAt: { a: NOW - 60_000, b: NOW - 60_000, c: NOW - 60_000 } });
  const wishes = await refreshRelated(deps, [job('a', RELATE_REFRESH, 'bulk'), job('b', RELATE_REFRESH, 'bulk')]);
  const aboutC = wishes.filter((wish) => wish.subject === 'c');
  expect(aboutC).toHaveLength(2);
  expect(new Set(aboutC.map((wish) => `${wish.version} ${wish.runAt}`)).size).toBe(1);
});

test('of an archive that was indexed before anybody looked, nobody is asked twice', async () => {
  const bodies = { a: 'إيران اللاذقية المرفأ', b: 'إيران اللاذقية المرفأ', c: 'إيران اللاذقية المرفأ' };
  const stillToLook = newsroom(bodies);
  expect(await refreshRelated(stillToLook.deps, [job('a')])).toEqual([]);
  const lookedSince = newsroom(bodies, { lookedAt: { b: NOW + 10_000, c: NOW - 10_000 } });
  expect((await refreshRelated(lookedSince.deps, [job('a')])).map((wish) => wish.subject)).toEqual(['c']);
});

test('articles that change together are looked at together', async () => {
  const { deps, kept, forgotten } = newsroom({ a: 'إيران اللاذقية المرفأ', b: 'إيران اللاذقية المرفأ' });
  await refreshRelated(deps, [job('a'), job('b'), job('c')]);
  expect([...kept.keys()]).toEqual(['a', 'b']);
  expect(forgotten).toEqual(['c']);
});

test('what is withdrawn is forgotten', async () => {
  const { deps, forgotten, kept } = newsroom({ b: 'إيران' });
  expect(await refreshRelated(deps, [job('a')])).toEqual([]);
  expect(forgotten).toEqual(['a']);
  expect(kept.size).toBe(0);
});

test('a job that lost against a newer version changes nothing and asks nobody', async () => {
  const { deps, purged } = newsroom({ a: 'إيران اللاذقية المرفأ', b: 'إيران اللاذقية المرفأ' }, { keptVersion: 4 });
  expect(await refreshRelated(deps, [job('a')])).toEqual([]);
  expect(purged).toEqual([]);
});
