import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY } from '../../base/index.ts';
import type { RelateFacts, SimilarArticle } from './ports.ts';
import { reasonText, scoreNeighbours, sharedWords } from './score.ts';

const NOW = Date.UTC(2026, 10, 24);

const facts = (id: string, change: Partial<RelateFacts> = {}): RelateFacts => ({
  id,
  version: 1,
  titleKey: `عنوان ${id}`,
  language: 'ar',
  sectionId: null,
  tags: [],
  publishedAt: NOW,
  sketch: [],
  lookedAt: null,
  ...change,
});
const tag = (name: string) => ({ id: name, name });
const like = (articleId: string, score: number, terms = ['اللاذقية', 'الساحل', 'المرفأ']): SimilarArticle => ({
  articleId,
  score,
  sharedTerms: terms.map((term) => ({ term, weight: 1 })),
});

/** Ids of the neighbours of article `a`. */
function rank(others: RelateFacts[], similar: SimilarArticle[], article = facts('a'), limit = 10): string[] {
  return scoreNeighbours(article, similar, others, limit).map((one) => one.articleId);
}

test('the more alike in words stands higher', () => {
  expect(rank([facts('b'), facts('c')], [like('b', 5), like('c', 9)])).toEqual(['c', 'b']);
});

test('an article is never its own neighbour', () => {
  expect(rank([facts('a'), facts('b')], [like('a', 50), like('b', 9)])).toEqual(['b']);
});

test('shared tags raise a neighbour above one that is a little more alike', () => {
  const article = facts('a', { tags: [tag('إيران')] });
  const order = rank([facts('b'), facts('c', { tags: [tag('إيران')] })], [like('b', 10), like('c', 8)], article);
  expect(order).toEqual(['c', 'b']);
});

test('a tag that both share is enough where words say nothing', () => {
  const article = facts('a', { tags: [tag('إيران'), tag('حلب')] });
  expect(rank([facts('b', { tags: [tag('إيران')] }), facts('c', { tags: [tag('لبنان')] })], [], article)).toEqual([
    'b',
  ]);
});

test('one or two words in common are chance', () => {
  expect(rank([facts('b')], [like('b', 9, ['أمس', 'مدينة'])])).toEqual([]);
});

test('what is far less alike than the best is left out', () => {
  expect(rank([facts('b'), facts('c')], [like('b', 100), like('c', 10)])).toEqual(['b']);
});

test('of two alike the same section and the nearer day come first', () => {
  const article = facts('a', { sectionId: 's' });
  expect(rank([facts('b'), facts('c', { sectionId: 's' })], [like('b', 9), like('c', 9)], article)).toEqual(['c', 'b']);
  expect(rank([facts('b', { publishedAt: NOW - 300 * DAY }), facts('c')], [like('b', 9), like('c', 9)])).toEqual([
    'c',
    'b',
  ]);
});

test('another language is left out and another country of the same language is not', () => {
  expect(
    rank([facts('b', { language: 'en' }), facts('c', { language: 'ar-IQ' })], [like('b', 9), like('c', 5)]),
  ).toEqual(['c']);
});

test('the same report twice is shown once, and not under itself', () => {
  const sketch = Array.from({ length: 64 }, (_, i) => i);
  const others = [facts('b', { sketch }), facts('c', { sketch: sketch.map((one) => one + 2) }), facts('d')];
  expect(rank(others, [like('b', 9), like('c', 8), like('d', 7)])).toEqual(['b', 'd']);
  expect(rank(others, [like('b', 9), like('c', 8), like('d', 7)], facts('a', { sketch }))).toEqual(['d']);
});

test('a daily notice under one title is shown once', () => {
  const others = [
    facts('b', { titleKey: 'طقس اليوم' }),
    facts('c', { titleKey: 'طقس اليوم' }),
    facts('d', { titleKey: '' }),
    facts('e', { titleKey: '' }),
  ];
  expect(
    rank(
      others,
      ['b', 'c', 'd', 'e'].map((id) => like(id, 9)),
    ),
  ).toEqual(['e', 'd', 'c']);
});

test('what repeats a part of one above it moves down', () => {
  const sketch = Array.from({ length: 64 }, (_, i) => i * 10);
  const partly = [...sketch.slice(0, 30), ...Array.from({ length: 34 }, (_, i) => 301 + i * 10)].sort((x, y) => x - y);
  const others = [facts('b', { sketch }), facts('c', { sketch: partly }), facts('d')];
  expect(rank(others, [like('b', 10), like('c', 9), like('d', 8)])).toEqual(['b', 'd', 'c']);
});

test('a list is as long as asked, without repeats, best first, whatever comes in', () => {
  const other = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
    tags: fc.subarray(['x', 'y', 'z']).map((names) => names.map(tag)),
    sketch: fc.uniqueArray(fc.nat(40), { maxLength: 20 }).map((list) => list.sort((x, y) => x - y)),
    score: fc.double({ min: 0, max: 100, noNaN: true }),
    publishedAt: fc.integer({ min: NOW - 400 * DAY, max: NOW }),
  });
  fc.assert(
    fc.property(fc.uniqueArray(other, { selector: (one) => one.id }), fc.nat(6), (others, limit) => {
      const article = facts('a', { tags: [tag('x')] });
      const similar = others.map((one) => like(one.id, one.score));
      const list = scoreNeighbours(
        article,
        similar,
        others.map(({ score: _, ...one }) => facts(one.id, one)),
        limit,
      );
      expect(list.length).toBeLessThanOrEqual(limit);
      expect(new Set(list.map((one) => one.articleId)).size).toBe(list.length);
      expect(list.map((one) => one.articleId)).not.toContain('a');
      expect(list.every((one) => Number.isFinite(one.score))).toBe(true);
      expect(list.map((one) => one.score)).toEqual(list.map((one) => one.score).sort((x, y) => y - x));
    }),
  );
});

test('the reason names tags first, then words, each word once in whatever form', () => {
  expect(sharedWords(['إيران'], ['ايران', 'واللاذقية', 'اللاذقيه', 'بالمرفأ', 'الساحل'])).toEqual([
    'إيران',
    'اللاذقية',
    'المرفأ',
  ]);
  expect(sharedWords([], ['2026', 'للساحل'])).toEqual(['الساحل']);
});

test.each([
  [{ words: ['إيران', 'اللاذقية'], sameSection: true }, 'يشترك في: إيران، اللاذقية'],
  [{ words: [], sameSection: true }, 'من القسم نفسه'],
  [{ words: [], sameSection: false }, 'موضوع قريب'],
])('readers are told why (%#)', (neighbour, text) => {
  expect(reasonText(neighbour)).toBe(text);
});
