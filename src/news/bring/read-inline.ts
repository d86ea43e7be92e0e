import type { Inline, Mark } from '../write/index.ts';

/** A fault in the light markup of a line; `read-markup` adds the line's number. */
export class InlineFault extends Error {}

const LINK = /^\[((?:\\.|[^\]\\])+)\]\(([^()\s]+)\)/u;
/** `^[text]` or `^[text](source)`. */
const NOTE = /^\^\[((?:\\.|[^\]\\])+)\](?:\(([^()\s]+)\))?/u;
const ESCAPED = /^\\([\\*[\]>#!:\-—^|@])/u;

function push(out: Inline[], text: string, marks: readonly Mark[]): void {
  if (text === '') return;
  out.push(marks.length === 0 ? { type: 'text', text } : { type: 'text', text, marks: [...marks] });
}

function read(source: string, marks: readonly Mark[], out: Inline[]): void {
  let rest = source;
  let plain = '';
  const flush = (): void => {
    push(out, plain, marks);
    plain = '';
  };
  while (rest !== '') {
    const escaped = ESCAPED.exec(rest);
    const note = escaped ? null : NOTE.exec(rest);
    const link = escaped ? null : LINK.exec(rest);
    if (escaped) {
      plain += escaped[1];
      rest = rest.slice(escaped[0].length);
    } else if (note) {
      flush();
      out.push({ type: 'footnote', attrs: { text: (note[1] ?? '').replace(/\\(.)/gu, '$1'), href: note[2] ?? '' } });
      rest = rest.slice(note[0].length);
    } else if (rest.startsWith('**')) {
      const end = rest.indexOf('**', 2);
      if (end < 0) throw new InlineFault('bold_open');
      if (end === 2) throw new InlineFault('bold_empty');
      flush();
      read(rest.slice(2, end), [...marks, { type: 'bold' }], out);
      rest = rest.slice(end + 2);
    } else if (link && !marks.some((mark) => mark.type === 'link')) {
      flush();
      read(link[1] ?? '', [...marks, { type: 'link', attrs: { href: link[2] ?? '' } }], out);
      rest = rest.slice(link[0].length);
    } else {
      const next = /^[^\\[*^]+|^./su.exec(rest)?.[0] ?? '';
      plain += next;
      rest = rest.slice(next.length);
    }
  }
  flush();
}

/** Text with `**bold**`, `[text](href)` and `^[footnote](source)` as inline nodes; a line that ends in `\` breaks there. */
export function readInline(lines: readonly string[]): Inline[] {
  const out: Inline[] = [];
  lines.forEach((line, i) => {
    const last = i === lines.length - 1;
    const breaks = line.endsWith('\\') && !line.endsWith('\\\\');
    const body = breaks ? line.slice(0, -1).trimEnd() : line;
    read(last || breaks ? body : `${body} `, [], out);
    if (breaks && !last) out.push({ type: 'hardBreak' });
  });
  return joinEqual(out);
}

/** Neighbouring runs with the same marks become one, as the editor would write them. */
function joinEqual(nodes: readonly Inline[]): Inline[] {
  const out: Inline[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    if (node.type === 'text' && last?.type === 'text' && JSON.stringify(node.marks) === JSON.stringify(last.marks)) {
      out[out.length - 1] = { ...last, text: last.text + node.text };
    } else out.push(node);
  }
  return out;
}
