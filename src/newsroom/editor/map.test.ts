import { getSchema } from '@tiptap/core';
import { Node } from '@tiptap/pm/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doc, h2, p, quote, seeAlso } from '../../../test/support/build.ts';
import { type Block, type Document, documentSchema, type Inline } from '../../news/write/index.ts';
import { fromEditor, toEditor } from './map.ts';
import { Embed, FactBox, Footnote, Gallery, Picture, PullQuote, plainNodes, Quotation, RelatedLink } from './nodes.ts';

const schema = getSchema([
  ...plainNodes,
  Quotation,
  PullQuote,
  FactBox,
  Picture,
  Gallery,
  Embed,
  Footnote,
  RelatedLink,
]);

/** Into the editor's own tree and out again, checked by its schema. */
function through(document: Document): Document {
  const node = Node.fromJSON(schema, toEditor(document));
  node.check();
  return fromEditor(node.toJSON());
}

/** Two texts side by side with the same marks are one to the editor, and to readers. */
function joined(before: Inline[], node: Inline): Inline[] {
  const last = before.at(-1);
  if (last?.type !== 'text' || node.type !== 'text' || JSON.stringify(last.marks) !== JSON.stringify(node.marks))
    return [...before, node];
  return [...before.slice(0, -1), { ...last, text: last.text + node.text }];
}

const words = fc
  .array(fc.constantFrom('قال', 'الماء', '«نعم»', 'COVID-19', '١٢٣', ' ', 'ورّاق\u200f', '👩🏽‍🌾'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join(' '));
const link = words.map((word) => ({
  type: 'link' as const,
  attrs: { href: `https://example.org/${encodeURIComponent(word)}` },
}));
/** Marks in the editor's order, a link outside of bold: as the site writes them. */
const marks = fc
  .tuple(fc.option(link, { nil: null }), fc.boolean())
  .map(([one, bold]) => [...(one ? [one] : []), ...(bold ? [{ type: 'bold' as const }] : [])]);
const textNode = fc
  .tuple(words, marks)
  .map(([text, some]): Inline => ({ type: 'text', text, ...(some.length === 0 ? {} : { marks: some }) }));
const note = fc
  .tuple(words, fc.constantFrom('', 'https://example.org/'))
  .map(([text, href]): Inline => ({ type: 'footnote', attrs: { text: text.trim() || 'حاشية', href } }));
const inlines = fc
  .array(fc.oneof({ weight: 5, arbitrary: textNode }, fc.constant<Inline>({ type: 'hardBreak' }), note), {
    maxLength: 4,
  })
  .map((nodes) => nodes.reduce(joined, []))
  .map((content) => (content.length === 0 ? {} : { content }));
const paragraph = inlines.map((content) => ({ type: 'paragraph' as const, ...content }));
const source = fc.oneof(fc.constant(''), words);
const items = fc.array(
  fc.array(paragraph, { minLength: 1, maxLength: 2 }).map((content) => ({ type: 'listItem' as const, content })),
  { minLength: 1, maxLength: 3 },
);
const list = fc
  .tuple(fc.constantFrom('bulletList' as const, 'orderedList' as const), items)
  .map(([type, content]) => ({ type, content }));
const picture = fc
  .tuple(words, source, fc.constantFrom('own' as const, 'archive' as const))
  .map(([alt, caption, origin]) => ({
    type: 'image' as const,
    attrs: { mediaId: 'm1', alt, caption, credit: caption, origin },
  }));
const table = fc
  .tuple(source, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), paragraph)
  .map(([caption, rows, columns, p1]): Block => {
    const cell = (type: 'tableCell' | 'tableHeader') => ({ type, attrs: { colspan: 1, rowspan: 1 }, content: [p1] });
    return {
      type: 'table',
      attrs: { caption },
      content: Array.from({ length: rows }, (_, i) => ({
        type: 'tableRow' as const,
        content: Array.from({ length: columns }, () => cell(i === 0 ? 'tableHeader' : 'tableCell')),
      })),
    };
  });
const block: fc.Arbitrary<Block> = fc.oneof(
  paragraph,
  fc
    .tuple(fc.constantFrom(2 as const, 3 as const), inlines)
    .map(([level, content]): Block => ({ type: 'heading', attrs: { level }, ...content })),
  fc
    .tuple(source, fc.array(paragraph, { minLength: 1, maxLength: 3 }))
    .map(([from, content]): Block => ({ type: 'blockquote', attrs: { source: from }, content })),
  fc
    .tuple(source, inlines)
    .map(([from, content]): Block => ({ type: 'pullQuote', attrs: { source: from }, ...content })),
  list,
  fc
    .tuple(source, fc.array(fc.oneof(paragraph, list), { minLength: 1, maxLength: 3 }))
    .map(([title, content]): Block => ({ type: 'factBox', attrs: { title }, content })),
  picture,
  fc
    .tuple(source, fc.array(picture, { minLength: 1, maxLength: 3 }))
    .map(([title, content]): Block => ({ type: 'gallery', attrs: { title }, content })),
  fc.constantFrom(null, 'm2').map(
    (mediaId): Block => ({
      type: 'embed',
      attrs: { url: 'https://www.youtube.com/watch?v=abcdefghijk', title: 'مقطع', mediaId },
    }),
  ),
  table,
  fc
    .tuple(words, fc.option(fc.constant('a1'), { nil: null }))
    .map(([title, articleId]): Block => ({ type: 'relatedLink', attrs: { title, articleId } })),
  fc.constant<Block>({ type: 'horizontalRule' }),
);
const document = fc.array(block, { maxLength: 8 }).map((content) => doc(...content));

describe('a document that goes through the editor', () => {
  it('comes out as it went in, whatever it holds', () => {
    fc.assert(
      fc.property(document, (given) => {
        const known = given.content.length === 1 && JSON.stringify(given.content[0]) === '{"type":"paragraph"}';
        expect(through(given)).toEqual(known ? doc() : given);
      }),
      { numRuns: 500 },
    );
  });

  it('is one that the API takes', () => {
    fc.assert(fc.property(document, (given) => documentSchema.safeParse(through(given)).success));
  });

  it('keeps an article with every kind of block', () => {
    const given = doc(p('خبر'), h2('ماء'), quote('نعم', 'الوزيرة'), seeAlso('سدّ جديد'), { type: 'horizontalRule' });
    expect(through(given)).toEqual(given);
  });

  it('is empty when the editor shows one empty paragraph', () => {
    expect(through(doc())).toEqual(doc());
    expect(fromEditor({ type: 'doc', content: [{ type: 'paragraph' }] })).toEqual(doc());
  });
});
