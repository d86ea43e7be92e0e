import type { Block } from '../write/index.ts';

type Table = Extract<Block, { type: 'table' }>;
type Row = Table['content'][number];

const RULE = /^\|(\s*:?-{3,}:?\s*\|)+$/u;
const CAPTION = /^\|=\s*(.*)$/u;

/** Cells of `| a | b |`; a bar inside a cell is written `\|`. */
function cellsOf(line: string): string[] {
  return line
    .trim()
    .replace(/^\||\|$/gu, '')
    .split(/(?<!\\)\|/u)
    .map((cell) => cell.replaceAll('\\|', '|').trim());
}

/**
 * Lines of a table: rows between bars, a rule of hyphens below the header if there is one, and a last line
 * `|= …` with its caption. Null when there is no row.
 */
export function readTable(lines: readonly string[]): Table | null {
  const caption = CAPTION.exec(lines.at(-1) ?? '')?.[1]?.trim() ?? '';
  const rows = lines.filter((line) => !RULE.test(line) && !CAPTION.test(line));
  const headed = RULE.test(lines[1] ?? '');
  if (rows.length === 0) return null;
  const content = rows.map((line, i): Row => {
    const type = headed && i === 0 ? 'tableHeader' : 'tableCell';
    return {
      type: 'tableRow',
      content: cellsOf(line).map((text) => ({
        type,
        attrs: { colspan: 1, rowspan: 1 },
        content: [text === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text }] }],
      })),
    };
  });
  return { type: 'table', attrs: { caption }, content };
}
