import { describe, expect, it } from 'vitest';
import { type Account, type Role, roles } from './account.ts';
import { can, canElsewhere } from './can.ts';
import {
  type ArticleAction,
  type ArticleState,
  articleActions,
  articleStates,
  type PlainAction,
  plainActions,
} from './permissions.ts';

const account = (role: Role, over: Partial<Account> = {}): Account => ({
  id: 'me',
  name: 'سلمى',
  email: 'salma@example.org',
  role,
  disabled: false,
  ...over,
});

/*
 * The table once more, in a form made for reading: per role one letter a state, in the order
 * draft, in review, scheduled, published, withdrawn. A = any article, o = own ones only, - = refused.
 * It is written by hand on purpose: the code's table and this one must be changed together.
 */
const expectedOnArticles: Record<ArticleAction, Record<Role, string>> = {
  'article.read_draft': { admin: 'AAAAA', editor: 'AAAAA', reporter: 'oooAo' },
  'article.edit': { admin: 'AAAA-', editor: 'AAAA-', reporter: 'o----' },
  'article.submit': { admin: 'A----', editor: 'A----', reporter: 'o----' },
  'article.return': { admin: '-A---', editor: '-A---', reporter: '-o---' },
  'article.publish': { admin: 'AAAA-', editor: 'AAAA-', reporter: '-----' },
  'article.schedule': { admin: 'AAA--', editor: 'AAA--', reporter: '-----' },
  'article.unschedule': { admin: '--A--', editor: '--A--', reporter: '-----' },
  'article.correct': { admin: '---A-', editor: '---A-', reporter: '-----' },
  'article.withdraw': { admin: '---A-', editor: '---A-', reporter: '-----' },
  'article.delete_draft': { admin: 'AA---', editor: 'AA---', reporter: 'o----' },
  'article.pin_related': { admin: 'AAAA-', editor: 'AAAA-', reporter: '-----' },
  'article.judge_sources': { admin: '---A-', editor: '---A-', reporter: '-----' },
};

const expectedElsewhere: Record<PlainAction, Record<Role, 'A' | 'o' | '-'>> = {
  'article.create': { admin: 'A', editor: 'A', reporter: 'A' },
  'media.upload': { admin: 'A', editor: 'A', reporter: 'A' },
  'section.manage': { admin: 'A', editor: 'A', reporter: '-' },
  'tag.manage': { admin: 'A', editor: 'A', reporter: '-' },
  'contributor.manage': { admin: 'A', editor: 'A', reporter: '-' },
  'import.run': { admin: 'A', editor: 'A', reporter: '-' },
  'newsletter.manage': { admin: 'A', editor: 'A', reporter: '-' },
  'home.arrange': { admin: 'A', editor: 'A', reporter: '-' },
  'breaking.manage': { admin: 'A', editor: 'A', reporter: '-' },
  'live.post': { admin: 'A', editor: 'A', reporter: 'o' },
  'story.manage': { admin: 'A', editor: 'A', reporter: '-' },
  'page.manage': { admin: 'A', editor: 'A', reporter: '-' },
  'tip.read': { admin: 'A', editor: 'A', reporter: '-' },
  'advertisement.manage': { admin: 'A', editor: '-', reporter: '-' },
  'settings.manage': { admin: 'A', editor: '-', reporter: '-' },
  'account.manage': { admin: 'A', editor: '-', reporter: '-' },
  'token.manage': { admin: 'A', editor: 'o', reporter: 'o' },
  'audit.read': { admin: 'A', editor: '-', reporter: '-' },
  'jobs.read': { admin: 'A', editor: '-', reporter: '-' },
};

function letter(role: Role, action: ArticleAction | PlainAction, state?: ArticleState): string {
  const subject = state === undefined ? {} : { state };
  const others = can(account(role), action, { ...subject, authorIds: ['someone'] });
  const own = can(account(role), action, { ...subject, authorIds: ['someone', 'me'] });
  if (others && !own) return '?';
  return others ? 'A' : own ? 'o' : '-';
}

describe('who may do what', () => {
  it('has a row in this test for every action', () => {
    expect(Object.keys(expectedOnArticles).sort()).toEqual([...articleActions].sort());
    expect(Object.keys(expectedElsewhere).sort()).toEqual([...plainActions].sort());
  });

  describe.each(articleActions)('%s', (action) => {
    it.each(roles)('as %s, state by state', (role) => {
      expect(articleStates.map((state) => letter(role, action, state)).join('')).toBe(expectedOnArticles[action][role]);
    });
  });

  it.each(plainActions)('%s, role by role', (action) => {
    expect(Object.fromEntries(roles.map((role) => [role, letter(role, action)]))).toEqual(expectedElsewhere[action]);
  });

  it('refuses every action to nobody and to a disabled admin', () => {
    for (const action of [...articleActions, ...plainActions]) {
      for (const state of articleStates) {
        expect(can(null, action, { state, authorIds: ['me'] })).toBe(false);
        expect(can(account('admin', { disabled: true }), action, { state, authorIds: ['me'] })).toBe(false);
      }
    }
  });

  it('refuses an action on an article whose state is not said', () => {
    for (const action of articleActions) expect(can(account('admin'), action, { authorIds: ['me'] })).toBe(false);
  });

  it('tells a wrong state from a wrong role', () => {
    expect(canElsewhere(account('editor'), 'article.publish', { state: 'withdrawn' })).toBe(true);
    expect(canElsewhere(account('reporter'), 'article.publish', { state: 'withdrawn', authorIds: ['me'] })).toBe(false);
    expect(canElsewhere(account('reporter'), 'article.edit', { state: 'in_review', authorIds: ['me'] })).toBe(true);
  });
});
