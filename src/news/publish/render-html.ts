import type { Id } from '../../base/index.ts';
import type { Media } from '../media/index.ts';
import type { Block, Document, Image, Inline } from '../write/index.ts';

/** Raised when the HTML of the same document changes; pages made by an older renderer are made anew. */
export const HTML_VERSION = 1;

/**
 * The document as HTML for readers. Every character of the text is escaped; addresses were limited by the schema.
 * An inline related link is left as an empty `aside.inline-related` that the page fills in, since its article
 * may come or go later.
 */
export function renderHtml(document: Document, media: ReadonlyMap<Id, Media>): string {
  const ids = new Map<string, number>();
  return document.content.map((block) => renderBlock(block, media, ids)).join('\n');
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

function renderBlock(block: Block, media: ReadonlyMap<Id, Media>, ids: Map<string, number>): string {
  switch (block.type) {
    case 'paragraph':
      return `<p>${renderInlines(block.content)}</p>`;
    case 'heading':
      return `<h${block.attrs.level} id="${headingId(block.content, ids)}">${renderInlines(block.content)}</h${block.attrs.level}>`;
    case 'blockquote':
      return `<blockquote>${block.content.map((p) => `<p>${renderInlines(p.content)}</p>`).join('')}${sourceLine(block.attrs.source)}</blockquote>`;
    case 'pullQuote':
      return `<figure class="pull-quote"><blockquote><p>${renderInlines(block.content)}</p></blockquote>${
        block.attrs.source === '' ? '' : `<figcaption>${escapeHtml(block.attrs.source)}</figcaption>`
      }</figure>`;
    case 'bulletList':
    case 'orderedList': {
      const tag = block.type === 'bulletList' ? 'ul' : 'ol';
      const items = block.content.map((item) =>
        item.content.length === 1
          ? `<li>${renderInlines(item.content[0]?.content)}</li>`
          : `<li>${item.content.map((p) => `<p>${renderInlines(p.content)}</p>`).join('')}</li>`,
      );
      return `<${tag}>${items.join('')}</${tag}>`;
    }
    case 'factBox':
      return `<aside class="fact-box">${block.attrs.title === '' ? '' : `<h2>${escapeHtml(block.attrs.title)}</h2>`}${block.content
        .map((inner) => renderBlock(inner, media, ids))
        .join('')}</aside>`;
    case 'image':
      return renderFigure(block.attrs, media.get(block.attrs.mediaId));
    case 'relatedLink':
      return `<aside class="inline-related" data-article="${escapeHtml(block.attrs.articleId ?? '')}" data-title="${escapeHtml(block.attrs.title)}"></aside>`;
    case 'horizontalRule':
      return '<hr>';
  }
}

function sourceLine(source: string): string {
  return source === '' ? '' : `<footer>${escapeHtml(source)}</footer>`;
}

function renderInlines(content: readonly Inline[] | undefined): string {
  return (content ?? []).map(renderInline).join('');
}

function renderInline(node: Inline): string {
  if (node.type === 'hardBreak') return '<br>';
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

/** An anchor from the heading's own words; a second heading of the same words gets a number. */
function headingId(content: readonly Inline[] | undefined, ids: Map<string, number>): string {
  const words = (content ?? []).map((node) => (node.type === 'text' ? node.text : ' ')).join('');
  const base =
    words
      .normalize('NFC')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'section';
  const seen = (ids.get(base) ?? 0) + 1;
  ids.set(base, seen);
  return seen === 1 ? base : `${base}-${seen}`;
}

const ORIGINS: Partial<Record<Image['attrs']['origin'], string>> = {
  archive: 'أرشيفية',
  social: 'من مواقع التواصل',
  generated: 'صورة مولَّدة',
};

function renderFigure(attrs: Image['attrs'], media: Media | undefined): string {
  // A picture whose file is gone leaves its words, not a broken frame.
  const picture = media ? renderPicture(attrs.alt, media) : '';
  const notes = [attrs.credit, ORIGINS[attrs.origin] ?? ''].filter((part) => part !== '');
  const credit = notes.length === 0 ? '' : ` <small>${escapeHtml(notes.join(' – '))}</small>`;
  const caption =
    attrs.caption === '' && credit === '' ? '' : `<figcaption>${escapeHtml(attrs.caption)}${credit}</figcaption>`;
  return picture === '' && caption === '' ? '' : `<figure>${picture}${caption}</figure>`;
}

function renderPicture(alt: string, media: Media): string {
  const widest = media.renditions.at(-1);
  if (!widest) return '';
  const set = media.renditions.map((one) => `/media/${one.path} ${one.width}w`).join(', ');
  return `<img src="/media/${escapeHtml(widest.path)}" srcset="${escapeHtml(set)}" sizes="(min-width: 48rem) 44rem, 100vw" width="${widest.width}" height="${widest.height}" alt="${escapeHtml(alt)}" loading="lazy" decoding="async">`;
}
