import { AppError } from '../../base/index.ts';

export type Field = { value: string; line: number };

/** The fields between the two `---` lines in the order written, and where the body starts (line numbers from 1). */
export type FrontMatter = { fields: Map<string, Field[]>; body: readonly string[]; bodyLine: number };

/**
 * Splits a file into `key: value` lines and a body. A key may come more than once. A file without a first `---` line is
 * all body. Throws `markup_invalid` {line, why}.
 */
export function readFrontMatter(text: string): FrontMatter {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const fields = new Map<string, Field[]>();
  if (lines[0]?.trim() !== '---') return { fields, body: lines, bodyLine: 1 };
  for (let i = 1; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    if (line.trim() === '---') return { fields, body: lines.slice(i + 1), bodyLine: i + 2 };
    if (line.trim() === '') continue;
    const match = /^([a-z][a-z-]*):[ \t]*(.*)$/.exec(line);
    if (!match) throw new AppError('markup_invalid', { line: i + 1, why: 'field_expected' });
    const key = match[1] ?? '';
    fields.set(key, [...(fields.get(key) ?? []), { value: (match[2] ?? '').trim(), line: i + 1 }]);
  }
  throw new AppError('markup_invalid', { line: lines.length, why: 'front_matter_open' });
}
