import { expect, test } from 'vitest';
import type { Neighbour, RelatedChoices } from './ports.ts';
import { relatedOf } from './related-of.ts';

const neighbour = (articleId: string): Neighbour => ({ articleId, score: 1, words: ['إيران'], sameSection: false });

function related(kept: {
  neighbours?: string[];
  choices?: Partial<RelatedChoices>;
  linked?: string[];
  withdrawn?: string[];
}) {
  return {
    related: {
      neighbours: async () => (kept.neighbours ?? []).map(neighbour),
      choices: async () => ({ pinned: [], forbidden: [], ...kept.choices }),
      published: async (ids: readonly string[]) => ids.filter((id) => !kept.withdrawn?.includes(id)),
      inlineLinked: async () => kept.linked ?? [],
    },
  };
}

test('pins come first, in the editor’s order, and say so', async () => {
  const deps = related({ neighbours: ['x', 'y', 'p'], choices: { pinned: ['q', 'p'] } });
  expect(await relatedOf(deps, 'a', 10)).toEqual([
    { articleId: 'q', reason: 'اختيار المحرر' },
    { articleId: 'p', reason: 'اختيار المحرر' },
    { articleId: 'x', reason: 'يشترك في: إيران' },
    { articleId: 'y', reason: 'يشترك في: إيران' },
  ]);
});

test('neither itself, nor what is forbidden, nor what the text links to is shown', async () => {
  const deps = related({
    neighbours: ['a', 'x', 'y', 'z'],
    choices: { pinned: ['l'], forbidden: ['x'] },
    linked: ['y', 'l'],
  });
  expect((await relatedOf(deps, 'a', 10)).map((one) => one.articleId)).toEqual(['z']);
});

test('a pinned article that was withdrawn is left out', async () => {
  const deps = related({ neighbours: ['x'], choices: { pinned: ['p', 'q'] }, withdrawn: ['p'] });
  expect((await relatedOf(deps, 'a', 10)).map((one) => one.articleId)).toEqual(['q', 'x']);
});

test('the list is as long as asked', async () => {
  const deps = related({ neighbours: ['x', 'y', 'z'] });
  expect(await relatedOf(deps, 'a', 2)).toHaveLength(2);
  expect(await relatedOf(deps, 'a', 0)).toEqual([]);
  expect(await relatedOf(related({}), 'a', 5)).toEqual([]);
});
