import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../base/index.ts';
import { CONTRAST_MIN, checkLook, contrast, nearestReadable, onAccent, papers } from './contrast.ts';
import { type Look, lookSchema } from './look.ts';

const look = (over: Partial<Look>) => lookSchema.parse({ ...lookSchema.parse(undefined), ...over });
const colours = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('the look', () => {
  it('is measured as WCAG measures', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrast('#ffffff', '#777777')).toBeCloseTo(4.48, 2);
  });

  it('takes a colour that everybody can read, on light paper and on dark', () => {
    expect(() => checkLook(look({ accent: '#0b4f5d', accentDark: '#86c7d1', opinion: '#7d3a10' }))).not.toThrow();
  });

  it.each([{ accent: '#f2a900' }, { accentDark: '#0b4f5d' }, { opinion: '#e6b488' }, { opinionDark: '#402000' }])(
    'refuses %o and names the nearest that passes',
    (over) => {
      const [name, colour] = Object.entries(over)[0] as [keyof Look, string];
      let refused: unknown;
      try {
        checkLook(look(over));
      } catch (error) {
        refused = error;
      }
      expect(refused).toBeInstanceOf(AppError);
      const { code, params } = refused as AppError;
      expect(code).toBe('colour_weak');
      expect(params).toMatchObject({ colour, needed: CONTRAST_MIN });
      expect(() => checkLook(look({ [name]: params.suggestion }))).not.toThrow();
    },
  );

  it('finds a readable neighbour for any colour, and leaves a readable one as it is', () => {
    fc.assert(
      fc.property(colours, fc.constantFrom(papers.light, papers.dark), (colour, { paper, tint }) => {
        const near = nearestReadable(colour, [paper, tint]);
        expect(Math.min(contrast(near, paper), contrast(near, tint))).toBeGreaterThanOrEqual(CONTRAST_MIN);
        expect(nearestReadable(near, [paper, tint])).toBe(near);
      }),
    );
  });

  it('writes on any button colour in words that can be read', () => {
    fc.assert(fc.property(colours, (colour) => contrast(onAccent(colour), colour) >= 4));
  });
});
