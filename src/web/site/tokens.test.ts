import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contrast, papers } from '../../news/publication/index.ts';

const css = readFileSync(join(import.meta.dirname, '../assets/css/1-tokens.css'), 'utf8');
const front = readFileSync(join(import.meta.dirname, '../assets/css/7-front.css'), 'utf8');

/** Custom properties of the first rule that begins with `start`. */
function tokensOf(sheet: string, start: string): Map<string, string> {
  const from = sheet.indexOf(start);
  if (from === -1) throw new Error(`no rule ${start}`);
  const rule = sheet.slice(sheet.indexOf('{', from), sheet.indexOf('}', from));
  return new Map([...rule.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name ?? '', value ?? '']));
}

const light = tokensOf(css, ':root {');
const byDevice = tokensOf(css, ':root:not([data-scheme="light"])');
const byReader = tokensOf(css, ':root[data-scheme="dark"]');
const dark = new Map([...light, ...byDevice]);
const band = new Map([...dark, ...tokensOf(front, '.wide-band {'), ['--paper', '#1b1e21']]);
const schemes = { light, dark, band };

/** Words and what they stand on: WCAG 2.2, 1.4.3, text of any size. */
const TEXT = 4.5;
/** Marks that carry meaning without words: borders of fields, the ring of the focus (1.4.11). */
const MARK = 3;
const pairs: [string, string, number][] = [
  ['--ink', '--paper', 7],
  ['--ink', '--tint', 7],
  ['--ink-soft', '--paper', TEXT],
  ['--ink-soft', '--tint', TEXT],
  ['--ink-faint', '--paper', TEXT],
  ['--accent', '--paper', TEXT],
  ['--accent', '--tint', TEXT],
  ['--on-accent', '--accent', TEXT],
  ['--on-accent', '--accent-deep', TEXT],
  ['--opinion', '--paper', TEXT],
  ['--opinion', '--opinion-tint', TEXT],
  ['--ink', '--opinion-tint', TEXT],
  ['--ink-soft', '--opinion-tint', TEXT],
  ['--ink-faint', '--opinion-tint', TEXT],
  ['--ink', '--correction-tint', TEXT],
  ['--ink-soft', '--correction-tint', TEXT],
  ['--correction', '--correction-tint', TEXT],
  ['--ink', '--hit', TEXT],
  ['--ink', '--field', TEXT],
  ['--ink-faint', '--field', TEXT],
  ['--on-breaking', '--breaking', TEXT],
  ['--field-rule', '--paper', MARK],
  ['--focus', '--paper', MARK],
  ['--focus', '--tint', MARK],
];
const inBand = new Set(['--ink', '--ink-soft', '--ink-faint', '--accent', '--opinion', '--focus']);

describe('the colours', () => {
  it.each(
    Object.keys(schemes).flatMap((scheme) =>
      pairs
        .filter(([word, ground]) => scheme !== 'band' || (inBand.has(word) && ground === '--paper'))
        .map(([word, ground, least]) => ({ scheme: scheme as keyof typeof schemes, word, ground, least })),
    ),
  )('$word on $ground can be read on $scheme', ({ scheme, word, ground, least }) => {
    const [of, on] = [schemes[scheme].get(word) ?? '', schemes[scheme].get(ground) ?? ''];
    expect([of, on]).toEqual([expect.stringMatching(/^#[0-9a-f]{6}$/), expect.stringMatching(/^#[0-9a-f]{6}$/)]);
    expect(contrast(of, on)).toBeGreaterThanOrEqual(least);
  });

  it('are the same in the dark, whether the device asked for it or the reader', () => {
    expect(byReader).toEqual(byDevice);
  });

  it('of dark paper replace every colour of light paper', () => {
    const colours = [...light].filter(([, value]) => value.startsWith('#')).map(([name]) => name);
    expect(colours.filter((name) => !byDevice.has(name))).toEqual([]);
  });

  it('are the ones that a publication’s own colours are measured against', () => {
    for (const [scheme, tokens] of [
      ['light', light],
      ['dark', dark],
    ] as const) {
      const { paper, tint, opinion } = papers[scheme];
      expect([tokens.get('--paper'), tokens.get('--tint'), tokens.get('--opinion-tint')]).toEqual([
        paper,
        tint,
        opinion,
      ]);
    }
  });

  it('keep red for «عاجل»', () => {
    const isRed = (value: string) => {
      const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(value.slice(at, at + 2), 16)) as [number, number, number];
      return r > 140 && g < 70 && b < 70;
    };
    for (const tokens of Object.values(schemes))
      expect([...tokens].filter(([, value]) => value.startsWith('#') && isRed(value)).map(([name]) => name)).toEqual([
        '--breaking',
      ]);
  });
});
