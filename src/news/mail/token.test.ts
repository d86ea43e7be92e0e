import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, newId } from '../../base/index.ts';
import { createSigner } from './signer.ts';
import { makeToken, type Purpose, readToken } from './token.ts';

const NOW = Date.UTC(2026, 10, 20);
const key = (fill: number) => new Uint8Array(32).fill(fill);
const signer = createSigner([key(1)]);
const code = (value: string) => expect.objectContaining({ code: value });
const purposes: Purpose[] = ['confirm', 'preferences', 'unsubscribe'];
const purpose = fc.constantFrom(...purposes);
const subject = fc.integer({ min: 0, max: 2 ** 47 }).map((at) => newId(at));

describe('a signed link', () => {
  it('gives back its subject until it expires', () => {
    fc.assert(
      fc.property(purpose, subject, fc.integer({ min: 1, max: 400 }), (what, id, days) => {
        const token = makeToken(signer, what, id, NOW + days * DAY);
        expect(readToken(signer, what, token, NOW)).toBe(id);
        expect(readToken(signer, what, token, NOW + days * DAY - 1)).toBe(id);
        expect(() => readToken(signer, what, token, NOW + days * DAY)).toThrowError(code('link_expired'));
      }),
    );
  });

  it('without an expiry works for ever', () => {
    const id = newId(NOW);
    expect(readToken(signer, 'unsubscribe', makeToken(signer, 'unsubscribe', id, null), NOW + 36_500 * DAY)).toBe(id);
  });

  it('is refused after any change of a character, cut short or made longer', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    fc.assert(
      fc.property(purpose, subject, fc.nat(51), fc.nat(63), (what, id, at, replacement) => {
        const token = makeToken(signer, what, id, NOW + DAY);
        const forged = token.slice(0, at) + alphabet.charAt(replacement) + token.slice(at + 1);
        fc.pre(forged !== token);
        for (const bad of [forged, token.slice(0, at), token.slice(at + 1), `${token}A`, `${token}=`, ` ${token}`]) {
          expect(() => readToken(signer, what, bad, NOW)).toThrowError(code('link_invalid'));
        }
      }),
    );
  });

  it('is refused for another purpose, and under another key', () => {
    fc.assert(
      fc.property(purpose, purpose, subject, (made, used, id) => {
        fc.pre(made !== used);
        expect(() => readToken(signer, used, makeToken(signer, made, id, null), NOW)).toThrowError(
          code('link_invalid'),
        );
        const foreign = makeToken(createSigner([key(2)]), made, id, null);
        expect(() => readToken(signer, made, foreign, NOW)).toThrowError(code('link_invalid'));
      }),
    );
  });

  it('refuses any text', () => {
    fc.assert(
      fc.property(purpose, fc.string({ unit: 'binary' }), (what, text) => {
        expect(() => readToken(signer, what, text, NOW)).toThrowError(code('link_invalid'));
      }),
    );
  });

  it('made with a key that was replaced works while the old key is kept', () => {
    const token = makeToken(signer, 'unsubscribe', newId(NOW), null);
    expect(readToken(createSigner([key(2), key(1)]), 'unsubscribe', token, NOW)).toHaveLength(36);
  });
});

describe('a signer', () => {
  it('refuses a key that is missing or short', () => {
    expect(() => createSigner([])).toThrow(RangeError);
    expect(() => createSigner([new Uint8Array(31)])).toThrow(RangeError);
  });
});
