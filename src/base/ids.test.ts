import { describe, expect, it } from 'vitest';
import { isId, isShortId, newId, shortIdOf } from './ids.ts';

describe('ids', () => {
  it('are UUIDs of version 7 that begin with the moment', () => {
    const id = newId(Date.UTC(2026, 10, 1));
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.UTC(2026, 10, 1));
    expect(isId(id)).toBe(true);
  });

  it('sort in the order in which one thread made them', () => {
    const ids = Array.from({ length: 1000 }, () => newId(5_000_000_000_000));
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(1000);
  });

  it('have a short form of eight letters and digits without i, l, o, u', () => {
    expect(shortIdOf('00000000-0000-7000-8000-000000000000')).toBe('00000000');
    expect(shortIdOf('00000000-0000-7000-8000-00ffffffffff')).toBe('zzzzzzzz');
    expect(isShortId(shortIdOf(newId(1)))).toBe(true);
    for (const wrong of ['', 'abcdefg', 'abcdefghi', 'ABCDEFGH', 'oooooooo', 'اااااااا'])
      expect(isShortId(wrong)).toBe(false);
  });
});
