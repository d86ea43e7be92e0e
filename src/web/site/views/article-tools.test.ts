import { describe, expect, it } from 'vitest';
import { contentsOf } from './article-tools.tsx';

const html =
  '<h2 id="أ">الماء <sup class="note-ref"><a href="#note-1">1</a></sup></h2><p>…</p><h2 id="ب"><a href="/x">&#38; الناس</a></h2><h2 id="ج">الثمن</h2>';

describe('the contents of an article', () => {
  it('are its subheads as plain text, without footnotes and links', () => {
    expect(contentsOf({ html, wordCount: 900 })).toEqual([
      { id: 'أ', html: 'الماء ' },
      { id: 'ب', html: '&#38; الناس' },
      { id: 'ج', html: 'الثمن' },
    ]);
  });

  it('are left out where the end is in sight', () => {
    expect(contentsOf({ html, wordCount: 300 })).toEqual([]);
    expect(contentsOf({ html: '<h2 id="أ">واحد</h2>', wordCount: 900 })).toEqual([]);
  });
});
