import type { Id } from '../../base/index.ts';
import type { Media } from '../media/index.ts';
import { type Block, type Document, type Inline, readEmbed } from '../write/index.ts';
import { type BodyWords, bodyWords } from './body-words.ts';
import { escapeHtml } from './escape-html.ts';
import { renderFigure, renderPicture } from './render-picture.ts';

/** Raised when the HTML of the same document changes; pages made by an older renderer are made anew. */
export const HTML_VERSION = 4;

type Footnote = Extract<Inline, { type: 'footnote' }>['attrs'];
type Table = Extract<Block, { type: 'table' }>;

/** What is gathered while a document is rendered. */
type Rendering = {
  media: ReadonlyMap<Id, Media>;
  words: BodyWords;
  headings: Map<string, number>;
  notes: Footnote[];
};

/** The column of an article is 44rem at most. */
const COLUMN = '(min-width: 48rem) 44rem, 100vw';
const HALF_COLUMN = '(min-width: 48rem) 22rem, 100vw';

/**
 * The document as HTML for readers, with its footnotes at its end. Every character of the text is escaped; addresses
 * were limited by the schema. An inline related link is left as an empty `aside.inline-related` that the page fills in,
 * since its article may come or go later.
 */
export function renderHtml(document: Document, media: ReadonlyMap<Id, Media>, language: string): string {
  const rendering: Rendering = { media, words: bodyWords(language), headings: new Map(), notes: [] };
  const blocks = document.content.map((block) => renderBlock(block, rendering));
  return [...blocks, ...renderNotes(rendering)].filter((html) => html !== '').join('\n');
}

function renderBlock(block: Block, rendering: Rendering): string {
  const { media, words } = rendering;
  const inlines = (content: readonly Inline[] | undefined) => renderInlines(content, rendering);
  const paragraphs = (content: readonly { content?: Inline[] | undefined }[]) =>
    content.map((p) => `<p>${inlines(p.content)}</p>`).join('');
  switch (block.type) {
    case 'paragraph':
      return `<p>${inlines(block.content)}</p>`;
    case 'heading':
      return `<h${block.attrs.level} id="${headingId(block.content, rendering.headings)}">${inlines(block.content)}</h${block.attrs.level}>`;
    case 'blockquote':
      return `<blockquote>${paragraphs(block.content)}${sourceLine(block.attrs.source)}</blockquote>`;
    case 'pullQuote':
      return `<figure class="pull-quote"><blockquote><p>${inlines(block.content)}</p></blockquote>${
        block.attrs.source === '' ? '' : `<figcaption>${escapeHtml(block.attrs.source)}</figcaption>`
      }</figure>`;
    case 'bulletList':
    case 'orderedList': {
      const tag = block.type === 'bulletList' ? 'ul' : 'ol';
      const items = block.content.map((item) =>
        item.content.length === 1
          ? `<li>${inlines(item.content[0]?.content)}</li>`
          : `<li>${paragraphs(item.content)}</li>`,
      );
      return `<${tag}>${items.join('')}</${tag}>`;
    }
    case 'factBox':
      // A note, no landmark: several of them would each need a name of their own.
      return `<div class="fact-box" role="note">${block.attrs.title === '' ? '' : `<h2>${escapeHtml(block.attrs.title)}</h2>`}${block.content
        .map((inner) => renderBlock(inner, rendering))
        .join('')}</div>`;
    case 'image':
      return renderFigure(block.attrs, media.get(block.attrs.mediaId), words, COLUMN);
    case 'gallery': {
      const title = block.attrs.title === '' ? '' : `<h2>${escapeHtml(block.attrs.title)}</h2>`;
      const pictures = block.content.map(({ attrs }) =>
        renderFigure(attrs, media.get(attrs.mediaId), words, HALF_COLUMN),
      );
      return `<section class="gallery" aria-label="${escapeHtml(block.attrs.title || words.gallery)}">${title}<div class="gallery-grid">${pictures.join('')}</div></section>`;
    }
    case 'embed':
      return renderEmbed(block.attrs, rendering);
    case 'table':
      return renderTable(block, rendering);
    case 'relatedLink':
      return `<aside class="inline-related" data-article="${escapeHtml(block.attrs.articleId ?? '')}" data-title="${escapeHtml(block.attrs.title)}"></aside>`;
    case 'horizontalRule':
      return '<hr>';
  }
}

function sourceLine(source: string): string {
  return source === '' ? '' : `<footer>${escapeHtml(source)}</footer>`;
}

/** A card with a plain link; the site's script may put a frame in its place, when a reader presses for it. */
function renderEmbed(attrs: Extract<Block, { type: 'embed' }>['attrs'], { media, words }: Rendering): string {
  const embed = readEmbed(attrs.url);
  const poster = attrs.mediaId === null ? undefined : media.get(attrs.mediaId);
  const picture = poster === undefined ? '' : renderPicture('', poster, COLUMN);
  const frame = embed === null ? '' : ` data-frame="${escapeHtml(embed.frame)}" data-height="${embed.height ?? ''}"`;
  const button =
    embed === null ? '' : `<button type="button" title="${words.showHereNote}" hidden>${words.showHere}</button>`;
  return `<figure class="embed embed-${embed?.provider ?? 'link'}"${frame}>${picture}<figcaption><b>${escapeHtml(attrs.title)}</b> <a href="${escapeHtml(attrs.url)}" rel="noopener">${embed === null ? escapeHtml(attrs.url) : words.embeds[embed.provider]}</a>${button}</figcaption></figure>`;
}

function renderTable(table: Table, rendering: Rendering): string {
  const [first, ...others] = table.content;
  const headed = first?.content.every((cell) => cell.type === 'tableHeader') === true;
  const row = ({ content }: Table['content'][number], scope: 'col' | 'row') => {
    const cells = content.map((cell) => {
      const { colspan, rowspan } = cell.attrs;
      const spans = `${colspan > 1 ? ` colspan="${colspan}"` : ''}${rowspan > 1 ? ` rowspan="${rowspan}"` : ''}`;
      const inner = cell.content.map((p) => renderInlines(p.content, rendering)).join('<br>');
      return cell.type === 'tableHeader' ? `<th scope="${scope}"${spans}>${inner}</th>` : `<td${spans}>${inner}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  };
  const head = headed && first !== undefined ? `<thead>${row(first, 'col')}</thead>` : '';
  const body = (headed ? others : table.content).map((one) => row(one, 'row')).join('');
  const label = escapeHtml(table.attrs.caption || rendering.words.table);
  const caption = table.attrs.caption === '' ? '' : `<figcaption>${escapeHtml(table.attrs.caption)}</figcaption>`;
  // A table wider than a phone scrolls by itself, also by keyboard.
  return `<figure class="table"><section class="table-scroll" aria-label="${label}" tabindex="0"><table>${head}<tbody>${body}</tbody></table></section>${caption}</figure>`;
}

function renderInlines(content: readonly Inline[] | undefined, rendering: Rendering): string {
  return (content ?? []).map((node) => renderInline(node, rendering)).join('');
}

function renderInline(node: Inline, rendering: Rendering): string {
  if (node.type === 'hardBreak') return '<br>';
  if (node.type === 'footnote') {
    rendering.notes.push(node.attrs);
    const number = rendering.notes.length;
    return `<sup class="note-ref"><a id="note-ref-${number}" href="#note-${number}" role="doc-noteref" aria-label="${rendering.words.note(number)}">${number}</a></sup>`;
  }
  let html = escapeHtml(node.text);
  for (const mark of node.marks ?? []) {
    if (mark.type === 'bold') html = `<strong>${html}</strong>`;
    else {
      const outside = /^https?:/i.test(mark.attrs.href);
      html = `<a href="${escapeHtml(mark.attrs.href)}"${outside ? ' rel="noopener"' : ''}>${html}</a>`;
    }
  }
  return html;
}

function renderNotes({ notes, words }: Rendering): string[] {
  if (notes.length === 0) return [];
  const items = notes.map(({ text, href }, i) => {
    const source = href === '' ? '' : ` <a href="${escapeHtml(href)}" rel="noopener">${words.noteSource}</a>`;
    const back = `<a href="#note-ref-${i + 1}" role="doc-backlink" aria-label="${words.backToText(i + 1)}">↑</a>`;
    return `<li id="note-${i + 1}">${escapeHtml(text)}${source} ${back}</li>`;
  });
  return [
    `<section class="notes" role="doc-endnotes" aria-labelledby="notes"><h2 id="notes">${words.notes}</h2><ol>${items.join('')}</ol></section>`,
  ];
}

/** An anchor from the heading's own words; a second heading of the same words gets a number. */
function headingId(content: readonly Inline[] | undefined, headings: Map<string, number>): string {
  const words = (content ?? []).map((node) => (node.type === 'text' ? node.text : ' ')).join('');
  const base =
    words
      .normalize('NFC')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'section';
  const seen = (headings.get(base) ?? 0) + 1;
  headings.set(base, seen);
  return seen === 1 ? base : `${base}-${seen}`;
}
