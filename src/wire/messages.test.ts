import { describe, expect, it } from 'vitest';
import { AppError } from '../base/index.ts';
import { languages, pickLanguage } from './language.ts';
import { messageFor, messageOf, messages } from './messages.ts';

describe('messages', () => {
  const codes = Object.keys(messages) as (keyof typeof messages)[];

  it.each(codes)('%s stands as a sentence in both languages without its params', (code) => {
    for (const language of languages) {
      const message = messageFor(code, {}, language);
      expect(message).not.toMatch(/undefined|null|NaN|\(\s*\)/);
      expect(message.trimEnd()).toMatch(/\.$/);
    }
    expect(messageFor(code, {}, 'ar')).toMatch(/[\u0621-\u064a]/);
    expect(messageFor(code, {}, 'en')).not.toMatch(/[\u0600-\u06ff]/);
  });

  it('counts seconds as Arabic does', () => {
    const wait = (seconds: number) => messageFor('rate_limited', { seconds }, 'ar');
    expect(wait(1)).toContain('ثانية واحدة');
    expect(wait(2)).toContain('ثانيتين');
    expect(wait(7)).toContain('7 ثوانٍ');
    expect(wait(40)).toContain('40 ثانية');
    expect(wait(600)).toContain('10 دقائق');
  });

  it('says who changed an article and what', () => {
    const message = messageFor('article_changed', { by: 'ريم', fields: ['title', 'body'] }, 'ar');
    expect(message).toContain('ريم');
    expect(message).toContain('العنوان، النصّ');
  });

  it('cuts a param that is longer than a sentence can bear', () => {
    expect(messageFor('slug_invalid', { slug: 'س'.repeat(5000) }, 'ar').length).toBeLessThan(400);
  });

  it('calls an unexpected failure internal and keeps its text to itself', () => {
    expect(messageOf(new Error('password=1234'), 'en')).toBe(messageFor('internal', {}, 'en'));
    expect(messageOf(new AppError('title_missing'), 'en')).toBe(messageFor('title_missing', {}, 'en'));
  });
});

describe('the language of a message', () => {
  it.each([
    [undefined, 'ar'],
    ['', 'ar'],
    ['*', 'ar'],
    ['fr', 'ar'],
    ['en', 'en'],
    ['en-GB,en;q=0.9,ar;q=0.8', 'en'],
    ['ar-SY,ar;q=0.9,en;q=0.8', 'ar'],
    ['fr-FR,fr;q=0.9,en;q=0.3', 'en'],
    ['en;q=0', 'ar'],
    ['en;q=x', 'ar'],
    ['EN', 'en'],
  ])('of Accept-Language %j is %s', (header, language) => {
    expect(pickLanguage(header)).toBe(language);
  });
});
