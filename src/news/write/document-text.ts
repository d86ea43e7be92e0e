import type { Block, Document, Inline } from './document.ts';

/** One run of text of a document and the kind of block it stands in; what search and source read. */
export type TextRun = { kind: Block['type']; text: string };

/** A footnote is no part of the sentence it hangs on. */
function inlineText(content: readonly Inline[] | undefined): string {
  return (content ?? [])
    .map((node) => (node.type === 'text' ? node.text : node.type === 'footnote' ? '' : '\n'))
    .join('');
}

function blockRuns(block: Block): TextRun[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'pullQuote':
      return [{ kind: block.type, text: inlineText(block.content) }];
    case 'blockquote':
      return block.content.map((p) => ({ kind: block.type, text: inlineText(p.content) }));
    case 'bulletList':
    case 'orderedList':
      return block.content.flatMap((item) =>
        item.content.map((p) => ({ kind: block.type, text: inlineText(p.content) })),
      );
    case 'factBox':
      return [
        { kind: block.type, text: block.attrs.title },
        ...block.content.flatMap(blockRuns).map((run) => ({ kind: block.type, text: run.text })),
      ];
    case 'image':
      return [{ kind: block.type, text: block.attrs.caption }];
    case 'gallery':
      return [block.attrs.title, ...block.content.map((image) => image.attrs.caption)].map((text) => ({
        kind: block.type,
        text,
      }));
    case 'embed':
      return [{ kind: block.type, text: block.attrs.title }];
    case 'table':
      return [
        { kind: block.type, text: block.attrs.caption },
        ...block.content.map((row) => ({ kind: block.type, text: row.content.map(cellText).join(' ') })),
      ];
    case 'relatedLink':
    case 'horizontalRule':
      return [];
  }
}

function cellText(cell: { content: readonly { content?: readonly Inline[] | undefined }[] }): string {
  return cell.content.map((p) => inlineText(p.content)).join(' ');
}

/** Every non-empty run of a document, in reading order. Related links are other articles' words and left out. */
export function documentRuns(document: Document): TextRun[] {
  return document.content.flatMap(blockRuns).filter((run) => run.text !== '');
}

/** The document as plain text, a line a run. */
export function documentText(document: Document): string {
  return documentRuns(document)
    .map((run) => run.text)
    .join('\n');
}

/** Titles of the inline related links, with the article they are pinned to if they are. */
export function relatedLinks(document: Document): { title: string; articleId: string | null }[] {
  return document.content.flatMap((block) => (block.type === 'relatedLink' ? [block.attrs] : []));
}

/** Ids of the pictures a document shows, each once. */
export function documentMedia(document: Document): string[] {
  return [...new Set(document.content.flatMap(mediaOf))];
}

function mediaOf(block: Block): string[] {
  switch (block.type) {
    case 'image':
      return [block.attrs.mediaId];
    case 'gallery':
      return block.content.map((image) => image.attrs.mediaId);
    case 'embed':
      return block.attrs.mediaId === null ? [] : [block.attrs.mediaId];
    default:
      return [];
  }
}
