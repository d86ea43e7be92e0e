import fc from 'fast-check';
import { expect, test } from 'vitest';
import { likeness, sketchOf } from './sketch.ts';

const words = (text: string) => ({ title: '', deck: '', subheads: [], body: [text] });
const numbered = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => `كلمة${from + i}رقم`).join(' ');

test('a text is wholly like itself, whatever its spelling marks', () => {
  const text = 'قالت مصادر محلية إن القصف استهدف المرفأ فجر اليوم';
  expect(likeness(sketchOf(words(text)), sketchOf(words(text)))).toBe(1);
  expect(likeness(sketchOf(words(text)), sketchOf(words(text.replace('إن', 'ان').replace('القصف', 'القَصْف'))))).toBe(1);
});

test('texts without a run of three words in common are not alike', () => {
  expect(likeness(sketchOf(words(numbered(0, 300))), sketchOf(words(numbered(300, 600))))).toBe(0);
});

test('the sample tells about how much two long texts have in common', () => {
  const a = sketchOf(words(numbered(0, 900)));
  const b = sketchOf(words(numbered(300, 1200)));
  // In truth 600 of 1,200; three standard errors of a sample of 64 to each side.
  expect(likeness(a, b)).toBeGreaterThan(0.3);
  expect(likeness(a, b)).toBeLessThan(0.7);
});

test('an empty text is like nothing, not even another empty one', () => {
  expect(likeness(sketchOf(words('')), sketchOf(words('')))).toBe(0);
  expect(sketchOf(words('كلمتان فقط'))).toEqual([]);
});

test('likeness goes both ways and stays between 0 and 1', () => {
  const sketch = fc.uniqueArray(fc.nat(200), { maxLength: 64 }).map((list) => list.sort((a, b) => a - b));
  fc.assert(
    fc.property(sketch, sketch, (a, b) => {
      expect(likeness(a, b)).toBe(likeness(b, a));
      expect(likeness(a, b)).toBeGreaterThanOrEqual(0);
      expect(likeness(a, b)).toBeLessThanOrEqual(1);
      expect(likeness(a, a)).toBe(a.length === 0 ? 0 : 1);
    }),
  );
});
