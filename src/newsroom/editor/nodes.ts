import { type Extensions, Node } from '@tiptap/core';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Heading } from '@tiptap/extension-heading';
import { HorizontalRule } from '@tiptap/extension-horizontal-rule';
import { Link } from '@tiptap/extension-link';
import { BulletList, ListItem, OrderedList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { Text } from '@tiptap/extension-text';
import { isHref } from '../../news/write/index.ts';

/** What the editor can hold: the blocks of `news/write/document.ts` and nothing else, so that what is pasted is cut to it. */

const attribute = (name: string, tag?: string) => ({
  default: '',
  parseHTML: (element: HTMLElement) =>
    element.getAttribute(`data-${name}`) ?? (tag === undefined ? '' : (element.querySelector(tag)?.textContent ?? '')),
  renderHTML: (attrs: Record<string, unknown>) => ({ [`data-${name}`]: attrs[name] }),
});

export const Quotation = Node.create({
  name: 'blockquote',
  group: 'block',
  content: 'paragraph+',
  defining: true,
  addAttributes: () => ({ source: attribute('source') }),
  parseHTML: () => [{ tag: 'blockquote' }],
  renderHTML: ({ HTMLAttributes }) => ['blockquote', HTMLAttributes, 0],
});

export const PullQuote = Node.create({
  name: 'pullQuote',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({ source: attribute('source') }),
  parseHTML: () => [{ tag: 'figure.pull-quote', contentElement: 'p' }, { tag: 'div[data-pull-quote]' }],
  renderHTML: ({ HTMLAttributes }) => ['div', { 'data-pull-quote': '', ...HTMLAttributes }, 0],
});

export const FactBox = Node.create({
  name: 'factBox',
  group: 'block',
  content: '(paragraph | bulletList | orderedList)+',
  defining: true,
  isolating: true,
  addAttributes: () => ({ title: attribute('title') }),
  parseHTML: () => [{ tag: 'aside[data-fact-box]' }],
  renderHTML: ({ HTMLAttributes }) => ['aside', { 'data-fact-box': '', ...HTMLAttributes }, 0],
});

/** A picture of our own store; one that is pasted has to be uploaded first. */
export const Picture = Node.create({
  name: 'image',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    mediaId: attribute('mediaId'),
    alt: attribute('alt'),
    caption: attribute('caption'),
    credit: attribute('credit'),
    origin: { ...attribute('origin'), default: 'own' },
  }),
  parseHTML: () => [{ tag: 'figure[data-mediaId]' }],
  renderHTML: ({ HTMLAttributes }) => ['figure', HTMLAttributes],
});

/** Several pictures as one piece. */
export const Gallery = Node.create({
  name: 'gallery',
  group: 'block',
  content: 'image+',
  isolating: true,
  addAttributes: () => ({ title: attribute('title') }),
  parseHTML: () => [{ tag: 'section[data-gallery]' }],
  renderHTML: ({ HTMLAttributes }) => ['section', { 'data-gallery': '', ...HTMLAttributes }, 0],
});

/** What another platform keeps; the newsroom shows its words only and loads nothing from there. */
export const Embed = Node.create({
  name: 'embed',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({ url: attribute('url'), title: attribute('title'), mediaId: attribute('mediaId') }),
  parseHTML: () => [{ tag: 'figure[data-url]' }],
  renderHTML: ({ HTMLAttributes }) => ['figure', HTMLAttributes],
});

export const Footnote = Node.create({
  name: 'footnote',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({ text: attribute('text'), href: attribute('href') }),
  parseHTML: () => [{ tag: 'sup[data-text]' }],
  renderHTML: ({ HTMLAttributes }) => ['sup', HTMLAttributes],
});

/** Cells hold paragraphs; widths and alignment are the page's business. */
const cells = {
  content: 'paragraph+',
  addAttributes: () => ({ colspan: { default: 1 }, rowspan: { default: 1 } }),
};

const ArticleTable = Table.extend({
  addAttributes: () => ({ caption: attribute('caption') }),
  addNodeView: () => null,
  renderHTML: ({ HTMLAttributes }) => ['table', HTMLAttributes, ['tbody', 0]],
}).configure({ resizable: false });

export const RelatedLink = Node.create({
  name: 'relatedLink',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    title: attribute('title'),
    articleId: {
      default: null,
      parseHTML: (element: HTMLElement) => element.getAttribute('data-article'),
      renderHTML: (attrs: Record<string, unknown>) => ({ 'data-article': attrs.articleId }),
    },
  }),
  parseHTML: () => [{ tag: 'aside[data-title]' }],
  renderHTML: ({ HTMLAttributes }) => ['aside', HTMLAttributes],
});

export const plainNodes: Extensions = [
  Document,
  Paragraph,
  Text,
  HardBreak,
  Bold,
  Link.configure({
    openOnClick: false,
    autolink: false,
    defaultProtocol: 'https',
    HTMLAttributes: { target: null, rel: null, class: null },
    isAllowedUri: (url) => isHref(url),
  }),
  Heading.configure({ levels: [2, 3] }),
  HorizontalRule,
  BulletList,
  OrderedList,
  ListItem.extend({ content: 'paragraph+' }),
  ArticleTable,
  TableRow.extend({ content: '(tableCell | tableHeader)+' }),
  TableCell.extend(cells),
  TableHeader.extend(cells),
];
