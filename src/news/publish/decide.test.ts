import { describe, expect, it } from 'vitest';
import { content, doc, p } from '../../../test/support/build.ts';
import type { Article, State } from '../write/index.ts';
import { decideCorrect, decidePublish, decideSchedule, decideUnschedule, decideWithdraw } from './decide.ts';

const NOW = Date.UTC(2026, 10, 1, 9);

const article = (state: State, over: Partial<Article> = {}): Article => ({
  id: 'a',
  shortId: '7gk2m9qa',
  version: 4,
  state,
  content: content(),
  createdBy: 'x',
  createdAt: 1,
  updatedAt: 1,
  scheduledFor: null,
  publishedAt: null,
  liveVersion: null,
  withdrawal: null,
  ...over,
});
const states: State[] = ['draft', 'in_review', 'scheduled', 'published', 'withdrawn'];
const allowed = (decide: (one: Article) => unknown) =>
  states.filter((state) => {
    try {
      decide(article(state));
      return true;
    } catch (error) {
      expect(error).toMatchObject({ code: 'wrong_state' });
      return false;
    }
  });

describe('deciding', () => {
  it('allows each step from the states it makes sense in', () => {
    expect(allowed((one) => decidePublish(one, NOW))).toEqual(['draft', 'in_review', 'scheduled', 'published']);
    expect(allowed((one) => decideSchedule(one, NOW + 1, NOW))).toEqual(['draft', 'in_review', 'scheduled']);
    expect(allowed((one) => decideUnschedule(one, NOW))).toEqual(['scheduled']);
    expect(allowed((one) => decideCorrect(one, 'ملاحظة', NOW))).toEqual(['published']);
    expect(allowed((one) => decideWithdraw(one, { reason: 'error', notice: 'سبب' }, NOW))).toEqual(['published']);
  });

  it('raises the version by one and leaves the article it was given alone', () => {
    const before = article('draft');
    const after = decidePublish(before, NOW);
    expect([before.version, after.version, after.liveVersion]).toEqual([4, 5, 5]);
  });

  it('dates the first publication once', () => {
    expect(decidePublish(article('published', { publishedAt: 7 }), NOW).publishedAt).toBe(7);
    expect(decidePublish(article('draft'), NOW).publishedAt).toBe(NOW);
  });

  it('dates an archive article back but never ahead', () => {
    expect(decidePublish(article('draft'), NOW, NOW - 5).publishedAt).toBe(NOW - 5);
    expect(() => decidePublish(article('draft'), NOW, NOW + 5)).toThrow('time_in_future');
  });

  it('publishes neither without a title nor without a body', () => {
    expect(() => decidePublish(article('draft', { content: content({ title: ' ' }) }), NOW)).toThrow('title_missing');
    expect(() => decidePublish(article('draft', { content: content({ body: doc(p('')) }) }), NOW)).toThrow(
      'body_missing',
    );
  });

  it('takes a picture for a body', () => {
    const picture = doc({ type: 'image', attrs: { mediaId: 'm', alt: 'نهر', caption: '', credit: '', origin: 'own' } });
    expect(decidePublish(article('draft', { content: content({ body: picture }) }), NOW).state).toBe('published');
  });

  it('schedules for a whole moment that is still to come', () => {
    for (const at of [NOW, NOW - 1, Number.NaN, NOW + 0.5])
      expect(() => decideSchedule(article('draft'), at, NOW)).toThrow('time_in_past');
    expect(decideSchedule(article('draft'), NOW + 1, NOW)).toMatchObject({ state: 'scheduled', scheduledFor: NOW + 1 });
  });

  it('asks for words with a correction and with a withdrawal', () => {
    expect(() => decideCorrect(article('published'), '  ', NOW)).toThrow('note_missing');
    expect(() => decideWithdraw(article('published'), { reason: 'law', notice: '' }, NOW)).toThrow('note_missing');
  });
});
