import type { JSONContent } from '@tiptap/core';
import type { Block, Document, Image, Inline, Mark } from '../../news/write/index.ts';

/**
 * The article's document and the editor's, one made into the other without loss. They have the same tree; the editor
 * wants a paragraph to stand in where we have none, and puts attributes of its own beside ours.
 */
export function toEditor(document: Document): JSONContent {
  return { type: 'doc', content: document.content.length === 0 ? [{ type: 'paragraph' }] : document.content };
}

/** Throws for a node that the schema of the editor does not have. */
export function fromEditor(json: JSONContent): Document {
  const content = (json.content ?? []).map(blockOf);
  const [only, ...others] = content;
  // One empty paragraph is how an editor shows nothing.
  const empty = others.length === 0 && only?.type === 'paragraph' && only.content === undefined;
  return { type: 'doc', content: empty ? [] : content };
}

function blockOf(node: JSONContent): Block {
  const attrs = node.attrs ?? {};
  const source = text(attrs.source);
  switch (node.type) {
    case 'paragraph':
      return paragraphOf(node);
    case 'heading':
      return { type: 'heading', attrs: { level: attrs.level === 3 ? 3 : 2 }, ...inlinesOf(node) };
    case 'blockquote':
      return { type: 'blockquote', attrs: { source }, content: childrenOf(node).map(paragraphOf) };
    case 'pullQuote':
      return { type: 'pullQuote', attrs: { source }, ...inlinesOf(node) };
    case 'bulletList':
    case 'orderedList':
      return listOf(node, node.type);
    case 'factBox':
      return {
        type: 'factBox',
        attrs: { title: text(attrs.title) },
        content: childrenOf(node).map((inner) =>
          inner.type === 'bulletList' || inner.type === 'orderedList' ? listOf(inner, inner.type) : paragraphOf(inner),
        ),
      };
    case 'image':
      return imageOf(node);
    case 'gallery':
      return {
        type: 'gallery',
        attrs: { title: text(attrs.title) },
        content: childrenOf(node).map(imageOf),
      };
    case 'embed':
      return {
        type: 'embed',
        attrs: { url: text(attrs.url), title: text(attrs.title), mediaId: text(attrs.mediaId) || null },
      };
    case 'table':
      return {
        type: 'table',
        attrs: { caption: text(attrs.caption) },
        content: childrenOf(node).map((row) => ({ type: 'tableRow', content: childrenOf(row).map(cellOf) })),
      };
    case 'relatedLink':
      return {
        type: 'relatedLink',
        attrs: {
          title: text(attrs.title),
          articleId: attrs.articleId === null ? null : text(attrs.articleId),
        },
      };
    case 'horizontalRule':
      return { type: 'horizontalRule' };
    default:
      throw new Error(`the editor holds a node that articles do not have: ${node.type}`);
  }
}

function paragraphOf(node: JSONContent): Extract<Block, { type: 'paragraph' }> {
  return { type: 'paragraph', ...inlinesOf(node) };
}

function listOf<T extends 'bulletList' | 'orderedList'>(node: JSONContent, type: T) {
  return {
    type,
    content: childrenOf(node).map((item) => ({
      type: 'listItem' as const,
      content: childrenOf(item).map(paragraphOf),
    })),
  };
}

function inlinesOf(node: JSONContent): { content?: Inline[] } {
  const content = childrenOf(node).map(inlineOf);
  return content.length === 0 ? {} : { content };
}

function imageOf(node: JSONContent): Image {
  const attrs = node.attrs ?? {};
  return {
    type: 'image',
    attrs: {
      mediaId: text(attrs.mediaId),
      alt: text(attrs.alt),
      caption: text(attrs.caption),
      credit: text(attrs.credit),
      origin: attrs.origin ?? 'own',
    },
  };
}

function cellOf(node: JSONContent) {
  const span = (name: string) => {
    const value: unknown = node.attrs?.[name];
    return typeof value === 'number' ? value : 1;
  };
  return {
    type: node.type === 'tableHeader' ? ('tableHeader' as const) : ('tableCell' as const),
    attrs: { colspan: span('colspan'), rowspan: span('rowspan') },
    content: childrenOf(node).map(paragraphOf),
  };
}

function inlineOf(node: JSONContent): Inline {
  if (node.type === 'footnote')
    return { type: 'footnote', attrs: { text: text(node.attrs?.text), href: text(node.attrs?.href) } };
  if (node.type === 'hardBreak') return { type: 'hardBreak' };
  const marks = (node.marks ?? []).flatMap(({ type, attrs }): Mark[] =>
    type === 'bold' ? [{ type }] : type === 'link' ? [{ type, attrs: { href: text(attrs?.href) } }] : [],
  );
  return { type: 'text', text: node.text ?? '', ...(marks.length === 0 ? {} : { marks }) };
}

function childrenOf(node: JSONContent): JSONContent[] {
  return node.content ?? [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
