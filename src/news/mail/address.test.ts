import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskAddress, parseAddress } from './address.ts';

const invalid = expect.objectContaining({ code: 'address_invalid' });

describe('an address', () => {
  it('keeps its owner’s spelling and has one key', () => {
    expect(parseAddress(' Salma.Q+news@Example.ORG ')).toEqual({
      address: 'Salma.Q+news@example.org',
      key: 'salma.q+news@example.org',
    });
  });

  it('is read through what copying puts around it', () => {
    for (const text of [
      '\u200fa@example.org\u200e',
      '<a@example.org>',
      'mailto:a@example.org',
      'a@example.org.',
      '\ufeffa@exam\u00adple.org',
    ]) {
      expect(parseAddress(text).address).toBe('a@example.org');
    }
  });

  it('may be Arabic; its domain goes to ASCII', () => {
    expect(parseAddress('سلمى@مثال.إختبار').address).toMatch(/^سلمى@xn--[a-z0-9-]+\.xn--[a-z0-9]+$/);
  });

  it('is refused when it is none, or could smuggle a header', () => {
    const none = [
      '',
      '@',
      'a',
      'a@',
      '@example.org',
      'a@localhost',
      'a@example',
      'a b@example.org',
      'a@exa mple.org',
      'a..b@example.org',
      '.a@example.org',
      'a@-example.org',
      'a@example.org,b@example.org',
      'a@b@',
      '"a"@example.org',
      'a@[127.0.0.1]',
      'a@127.0.0.1',
      'a@example.org\r\nBcc: b@example.org',
      `${'a'.repeat(65)}@example.org`,
      `a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(60)}.org`,
      'x'.repeat(100_000),
    ];
    for (const text of none) expect(() => parseAddress(text), text.slice(0, 50)).toThrowError(invalid);
  });

  it('of whatever text is refused or read without controls, spaces and angle brackets, and reading it again changes nothing', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 80 }),
        fc.constantFrom('', '@example.org', '@مثال.إختبار'),
        (text, domain) => {
          try {
            const { address, key } = parseAddress(text + domain);
            // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
            expect(address).not.toMatch(/[\u0000- <>,;:"]/);
            expect(parseAddress(address)).toEqual({ address, key });
          } catch (error) {
            expect(error).toEqual(invalid);
          }
        },
      ),
    );
  });

  it('is shown masked', () => {
    expect(maskAddress('salma@example.org')).toBe('s•••@example.org');
  });
});
