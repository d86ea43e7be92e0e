import { AppError } from '../../base/index.ts';
import {
  type Block,
  type Document,
  documentSchema,
  type Image,
  type ImageOrigin,
  type Inline,
  imageOrigin,
} from '../write/index.ts';
import { InlineFault, readInline } from './read-inline.ts';
import { readRelatedLine } from './read-related-line.ts';
import { readTable } from './read-table.ts';

/** The light markup of article files, described in `demo/README.md`. Pictures keep their name as `mediaId`. */
type Line = { text: string; number: number };
type Paragraph = { type: 'paragraph'; content: Inline[] };
type BoxBlock = Extract<Block, { type: 'factBox' }>['content'][number];

const IMAGE = /^!\[([^\]]*)\]\(([^\s)"]+)(?:\s+"([^"]*)")?((?:\s+[a-z]+="[^"]*")*)\s*\)$/u;
const EMBED = /^@\[([^\]]+)\]\((https?:[^\s)]+)\)$/u;
const STARTS = /^(?:#{1,6}\s|>|- |\d+[.)] |!\[|@\[|\||:::|---\s*$)/u;
const SOURCE = /^[—–]\s*/u;

function fault(line: number, why: string): AppError {
  return new AppError('markup_invalid', { line, why });
}

function inline(lines: readonly Line[]): Inline[] {
  try {
    return readInline(lines.map((line) => line.text.trim()));
  } catch (error) {
    if (error instanceof InlineFault) throw fault(lines[0]?.number ?? 1, error.message);
    throw error;
  }
}

const paragraph = (lines: readonly Line[]): Paragraph => ({ type: 'paragraph', content: inline(lines) });

/** Lines between empty ones, as groups. */
function groups(lines: readonly Line[]): Line[][] {
  const out: Line[][] = [];
  let group: Line[] = [];
  for (const line of lines) {
    if (line.text.trim() !== '') group.push(line);
    else if (group.length > 0) {
      out.push(group);
      group = [];
    }
  }
  if (group.length > 0) out.push(group);
  return out;
}

function quotation(lines: readonly Line[], prefix: RegExp, type: 'blockquote' | 'pullQuote'): Block {
  const bare = lines.map((line) => ({ ...line, text: line.text.replace(prefix, '') }));
  const last = bare.at(-1);
  const source = last && SOURCE.test(last.text) ? last.text.replace(SOURCE, '').trim() : '';
  const body = groups(source === '' ? bare : bare.slice(0, -1));
  if (body.length === 0) throw fault(lines[0]?.number ?? 1, 'quotation_empty');
  if (type === 'pullQuote') return { type, attrs: { source }, content: inline(body.flat()) };
  return { type, attrs: { source }, content: body.map(paragraph) };
}

function list(lines: readonly Line[], prefix: RegExp, type: 'bulletList' | 'orderedList'): BoxBlock {
  const items: Line[][] = [];
  for (const line of lines) {
    if (prefix.test(line.text)) items.push([{ ...line, text: line.text.replace(prefix, '') }]);
    else items.at(-1)?.push(line);
  }
  return { type, content: items.map((item) => ({ type: 'listItem', content: [paragraph(item)] })) };
}

function image(line: Line): Image {
  const match = IMAGE.exec(line.text.trim());
  if (!match) throw fault(line.number, 'image_form');
  const named = new Map([...(match[4] ?? '').matchAll(/([a-z]+)="([^"]*)"/g)].map((m) => [m[1] ?? '', m[2] ?? '']));
  const origin = imageOrigin.safeParse(named.get('origin') ?? 'own');
  for (const name of named.keys()) if (name !== 'credit' && name !== 'origin') throw fault(line.number, 'image_option');
  if (!origin.success) throw fault(line.number, 'image_origin');
  return {
    type: 'image',
    attrs: {
      mediaId: match[2] ?? '',
      alt: match[1] ?? '',
      caption: match[3] ?? '',
      credit: named.get('credit') ?? '',
      origin: origin.data satisfies ImageOrigin,
    },
  };
}

/** How many of `lines`, from `from`, belong to the block that starts there. */
function extent(lines: readonly Line[], from: number, goesOn: (text: string) => boolean): number {
  let to = from + 1;
  while (to < lines.length && goesOn(lines[to]?.text ?? '')) to += 1;
  return to;
}

const goesOnPlain = (text: string): boolean =>
  text.trim() !== '' && !STARTS.test(text) && readRelatedLine(text) === null;

function simple(lines: readonly Line[], from: number): { block: Block; to: number } {
  const line = lines[from] as Line;
  const text = line.text;
  const heading = /^(#{1,6})\s+(.*)$/u.exec(text);
  if (heading) {
    const level = heading[1]?.length;
    if (level !== 2 && level !== 3) throw fault(line.number, 'heading_level');
    return {
      block: { type: 'heading', attrs: { level }, content: inline([{ ...line, text: heading[2] ?? '' }]) },
      to: from + 1,
    };
  }
  if (/^---\s*$/u.test(text)) return { block: { type: 'horizontalRule' }, to: from + 1 };
  if (text.startsWith('![')) return { block: image(line), to: from + 1 };
  if (text.startsWith('>>')) {
    const to = extent(lines, from, (next) => next.startsWith('>>'));
    return { block: quotation(lines.slice(from, to), /^>>[ \t]?/u, 'pullQuote'), to };
  }
  if (text.startsWith('>')) {
    const to = extent(lines, from, (next) => next.startsWith('>') && !next.startsWith('>>'));
    return { block: quotation(lines.slice(from, to), /^>[ \t]?/u, 'blockquote'), to };
  }
  const embed = EMBED.exec(text.trim());
  if (embed) {
    const attrs = { title: embed[1] ?? '', url: embed[2] ?? '', mediaId: null };
    return { block: { type: 'embed', attrs }, to: from + 1 };
  }
  if (text.startsWith('|')) {
    const to = extent(lines, from, (next) => next.startsWith('|'));
    const table = readTable(lines.slice(from, to).map((one) => one.text));
    if (table === null) throw fault(line.number, 'table_empty');
    return { block: table, to };
  }
  const related = readRelatedLine(text);
  if (related !== null) {
    if (related === '') throw fault(line.number, 'related_empty');
    return { block: { type: 'relatedLink', attrs: { title: related, articleId: null } }, to: from + 1 };
  }
  return boxed(lines, from);
}

/** Blocks that may also stand in a fact box. */
function boxed(lines: readonly Line[], from: number): { block: BoxBlock; to: number } {
  const text = lines[from]?.text ?? '';
  for (const [prefix, type] of [
    [/^- /u, 'bulletList'],
    [/^\d+[.)] /u, 'orderedList'],
  ] as const) {
    if (!prefix.test(text)) continue;
    const to = extent(lines, from, (next) => prefix.test(next) || /^\s{2,}\S/u.test(next));
    return { block: list(lines.slice(from, to), prefix, type), to };
  }
  const to = extent(lines, from, goesOnPlain);
  return { block: paragraph(lines.slice(from, to)), to };
}

function gallery(lines: readonly Line[], from: number): { block: Block; to: number } {
  const title = (lines[from]?.text ?? '').replace(/^:::\s*gallery\s*/u, '').trim();
  const end = lines.findIndex((next, i) => i > from && next.text.trim() === ':::');
  if (end < 0) throw fault(lines[from]?.number ?? 1, 'box_open');
  const content = lines
    .slice(from + 1, end)
    .filter((line) => line.text.trim() !== '')
    .map(image);
  if (content.length === 0) throw fault(lines[from]?.number ?? 1, 'box_empty');
  return { block: { type: 'gallery', attrs: { title }, content }, to: end + 1 };
}

function factBox(lines: readonly Line[], from: number): { block: Block; to: number } {
  const line = lines[from] as Line;
  const opening = /^:::\s*fact(?:\s+(.*))?$/u.exec(line.text);
  if (!opening) throw fault(line.number, 'box_unknown');
  const end = lines.findIndex((next, i) => i > from && next.text.trim() === ':::');
  if (end < 0) throw fault(line.number, 'box_open');
  const content: BoxBlock[] = [];
  const inside = lines.slice(from + 1, end);
  for (let i = 0; i < inside.length; ) {
    if (inside[i]?.text.trim() === '') i += 1;
    else {
      const { block, to } = boxed(inside, i);
      content.push(block);
      i = to;
    }
  }
  if (content.length === 0) throw fault(line.number, 'box_empty');
  return { block: { type: 'factBox', attrs: { title: (opening[1] ?? '').trim() }, content }, to: end + 1 };
}

/**
 * Reads light markup into a document. `firstLine` is the number of the first line, for the errors.
 * Throws `markup_invalid` {line, why}: nothing is guessed, an article file is right or refused.
 */
export function readMarkup(body: readonly string[], firstLine = 1): Document {
  const lines = body.map((text, i): Line => ({ text: text.trimEnd(), number: firstLine + i }));
  const content: Block[] = [];
  const startedAt: number[] = [];
  for (let i = 0; i < lines.length; ) {
    const line = lines[i] as Line;
    if (line.text.trim() === '') {
      i += 1;
      continue;
    }
    const box = /^:::\s*gallery/u.test(line.text) ? gallery : factBox;
    const { block, to } = line.text.startsWith(':::') ? box(lines, i) : simple(lines, i);
    content.push(block);
    startedAt.push(line.number);
    i = to;
  }
  const parsed = documentSchema.safeParse({ type: 'doc', content });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw fault(startedAt[Number(issue?.path[1])] ?? firstLine, issue?.message ?? 'document');
}
