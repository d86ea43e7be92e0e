import type { Block, Document, Inline } from './document.ts';

/** One run of text of a document and the kind of block it stands in; what search and source read. */
export type TextRun = { kind: Block['type']; text: string };

function inlineText(content: readonly Inline[] | undefined): string {
  return (content ?? []).map((node) => (node.type === 'text' ? node.text : '\n')).join('');
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
    case 'relatedLink':
    case 'horizontalRule':
      return [];
  }
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
  return [...new Set(document.content.flatMap((block) => (block.type === 'image' ? [block.attrs.mediaId] : [])))];
}
