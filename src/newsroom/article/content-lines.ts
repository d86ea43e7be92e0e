import type { ArticleContent, Block, Document, Inline } from '../../news/write/index.ts';
import { diff, diffText, type Run, wordsOf } from './diff.ts';

/** One paragraph of a document as a line to compare: what it says, and everything else about it in the key. */
export type Line = { kind: Block['type']; text: string; key: string };

/** A line of a difference. `changed` is one line on both sides whose words differ. */
export type DiffLine =
  | { type: 'same' | 'added' | 'removed'; line: Line }
  | { type: 'changed'; line: Line; words: Run<string>[] };

const inlineText = (content: readonly Inline[] | undefined) =>
  (content ?? [])
    .map((node) => (node.type === 'text' ? node.text : node.type === 'footnote' ? ` [${node.attrs.text}]` : '\n'))
    .join('');

export function linesOf(document: Document): Line[] {
  return document.content.flatMap(blockLines);
}

function blockLines(block: Block): Line[] {
  const line = (text: string, part: unknown = block): Line => ({
    kind: block.type,
    text,
    key: `${block.type} ${JSON.stringify(part)}`,
  });
  const note = (text: string): Line[] => (text === '' ? [] : [line(text, text)]);
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [line(inlineText(block.content))];
    case 'pullQuote':
      return [line(inlineText(block.content), block.content), ...note(block.attrs.source)];
    case 'blockquote':
      return [...block.content.map((p) => line(inlineText(p.content), p)), ...note(block.attrs.source)];
    case 'bulletList':
    case 'orderedList':
      return block.content.flatMap((item) => item.content.map((p) => line(inlineText(p.content), p)));
    case 'factBox':
      return [
        ...note(block.attrs.title),
        ...block.content.flatMap(blockLines).map((one) => ({ ...one, kind: block.type })),
      ];
    case 'image':
      return [
        line([block.attrs.caption, block.attrs.alt, block.attrs.credit].filter((part) => part !== '').join(' – ')),
      ];
    case 'gallery':
      return [
        ...note(block.attrs.title),
        ...block.content.flatMap(blockLines).map((one) => ({ ...one, kind: block.type })),
      ];
    case 'embed':
      return [line(`${block.attrs.title} – ${block.attrs.url}`)];
    case 'table':
      return [
        ...note(block.attrs.caption),
        ...block.content.map((row) =>
          line(row.content.map((cell) => cell.content.map((p) => inlineText(p.content)).join(' ')).join(' | '), row),
        ),
      ];
    case 'relatedLink':
      return [line(block.attrs.title)];
    case 'horizontalRule':
      return [line('')];
  }
}

/** What changed between two bodies, line by line, and word by word where a line was reworked. */
export function diffBodies(before: Document, after: Document): DiffLine[] {
  const runs = diff(linesOf(before), linesOf(after), ({ key }) => key);
  return runs.flatMap(({ kind, items }, i): DiffLine[] => {
    if (kind === 'same') return items.map((line) => ({ type: 'same', line }));
    const next = runs[i + 1];
    if (kind === 'removed' && next?.kind === 'added') return pair(items, next.items);
    if (kind === 'added' && runs[i - 1]?.kind === 'removed') return [];
    return items.map((line) => ({ type: kind, line }));
  });
}

/** Removed and added lines of one place: those of the same kind that share words are one line, reworked. */
function pair(removed: readonly Line[], added: readonly Line[]): DiffLine[] {
  const result: DiffLine[] = [];
  let from = 0;
  for (const line of added) {
    const at = removed.findIndex((other, i) => i >= from && other.kind === line.kind && alike(other.text, line.text));
    const old = at < 0 ? undefined : removed[at];
    if (old === undefined) {
      result.push({ type: 'added', line });
      continue;
    }
    result.push(...removed.slice(from, at).map((one): DiffLine => ({ type: 'removed', line: one })));
    result.push({ type: 'changed', line, words: diffText(old.text, line.text) });
    from = at + 1;
  }
  return [...result, ...removed.slice(from).map((line): DiffLine => ({ type: 'removed', line }))];
}

/** A third of the words in common: below it, a paragraph was replaced and not reworked. */
function alike(a: string, b: string): boolean {
  const words = new Set(wordsOf(a).filter((word) => /\p{L}/u.test(word)));
  const others = wordsOf(b).filter((word) => /\p{L}/u.test(word));
  if (words.size === 0 && others.length === 0) return true;
  return others.filter((word) => words.has(word)).length >= Math.max(words.size, others.length) / 3;
}

/** Names of people and sections behind ids. */
export type Names = { section(id: string): string; contributor(id: string): string };

/** A field as a person reads it; the body has lines instead. */
export function fieldText(content: ArticleContent, field: Exclude<keyof ArticleContent, 'body'>, names: Names): string {
  switch (field) {
    case 'sectionId':
      return content.sectionId === null ? '' : names.section(content.sectionId);
    case 'tags':
      return content.tags.join('، ');
    case 'bylines':
      return content.bylines.map(({ contributorId }) => names.contributor(contributorId)).join('، ');
    case 'dateline':
      return [content.dateline?.place, content.dateline?.date].filter(Boolean).join('، ');
    case 'provenance':
      return [content.provenance.kind, content.provenance.source, content.provenance.url].filter(Boolean).join('، ');
    case 'leadImage':
      return [content.leadImage?.caption, content.leadImage?.alt, content.leadImage?.credit]
        .filter(Boolean)
        .join(' – ');
    case 'translationOf':
      return content.translationOf ?? '';
    default:
      return content[field];
  }
}
