import type { Clock, Instant } from '../../src/base/index.ts';
import type { Account, Role } from '../../src/news/people/index.ts';
import type { ArticleContent, ArticleContentInput, Block, Document } from '../../src/news/write/index.ts';
import { contentSchema } from '../../src/news/write/index.ts';

/** Tiny builders: `doc(p('خبر'))`. */
export const doc = (...content: Block[]): Document => ({ type: 'doc', content });
export const p = (text: string): Extract<Block, { type: 'paragraph' }> =>
  text === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text }] };
export const h2 = (text: string): Block => ({
  type: 'heading',
  attrs: { level: 2 },
  content: [{ type: 'text', text }],
});
export const quote = (text: string, source = ''): Block => ({
  type: 'blockquote',
  attrs: { source },
  content: [p(text)],
});
export const seeAlso = (title: string, articleId: string | null = null): Block => ({
  type: 'relatedLink',
  attrs: { title, articleId },
});

export function content(over: ArticleContentInput = {}): ArticleContent {
  return contentSchema.parse({ title: 'جفاف النهر يقلق المزارعين', body: doc(p('خبر من فقرة واحدة.')), ...over });
}

export function account(role: Role, over: Partial<Account> = {}): Account {
  return { id: `account-${role}`, name: 'سلمى', email: `${role}@example.org`, role, disabled: false, ...over };
}

/** A clock that stands until it is moved. */
export function handClock(start: Instant = Date.UTC(2026, 10, 1, 9)): Clock & { pass(ms: number): void } {
  let now = start;
  return {
    now: () => now,
    pass: (ms) => {
      now += ms;
    },
  };
}
