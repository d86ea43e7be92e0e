import { expect, test } from 'vitest';
import { forbidRelated, pinRelated, relatedChoices } from './choose-related.ts';
import type { RelatedChoices } from './ports.ts';

function desk(withdrawn: string[] = []) {
  let kept: RelatedChoices = { pinned: [], forbidden: [] };
  return {
    clock: { now: () => 1 },
    related: {
      choices: async () => kept,
      setChoices: async (_: string, choices: RelatedChoices) => {
        kept = choices;
      },
      published: async (ids: readonly string[]) => ids.filter((id) => !withdrawn.includes(id)),
    },
  };
}

test('a later choice about an article replaces the earlier one', async () => {
  const deps = desk();
  await pinRelated(deps, 'a', ['b', 'c']);
  await forbidRelated(deps, 'a', ['c', 'd']);
  expect(await relatedChoices(deps, 'a')).toEqual({ pinned: ['b'], forbidden: ['c', 'd'] });
  await pinRelated(deps, 'a', ['d', 'b']);
  expect(await relatedChoices(deps, 'a')).toEqual({ pinned: ['d', 'b'], forbidden: ['c'] });
  await pinRelated(deps, 'a', []);
  expect(await relatedChoices(deps, 'a')).toEqual({ pinned: [], forbidden: ['c'] });
});

test.each([
  ['the article itself', ['a']],
  ['one twice', ['b', 'b']],
  ['more than any page shows', Array.from({ length: 11 }, (_, i) => `x${i}`)],
  ['one that readers cannot see', ['b', 'gone']],
])('%s cannot be pinned', async (_what, pinned) => {
  const deps = desk(['gone']);
  await expect(pinRelated(deps, 'a', pinned)).rejects.toMatchObject({
    code: 'invalid_input',
    params: { at: 'pinned' },
  });
  expect(await relatedChoices(deps, 'a')).toEqual({ pinned: [], forbidden: [] });
});

test('an article cannot be kept out of its own list twice over', async () => {
  await expect(forbidRelated(desk(), 'a', ['a'])).rejects.toMatchObject({
    code: 'invalid_input',
    params: { at: 'forbidden' },
  });
});
