/** One line of a JSON-lines file: a record, or why it is none. Lines count from 1. */
export type JsonLine =
  | { line: number; bytes: number; record: Record<string, unknown> }
  | { line: number; bytes: number; error: 'line_too_long' | 'file_not_utf8' | 'not_json' | 'not_object'; text: string };

/** 8 MB: a hundred times the longest article; a longer line is no article and is passed over without being held. */
export const LINE_MAX_BYTES = 8 * 1024 * 1024;
/** How much of a refused line the report keeps. */
const EXCERPT = 2000;
const NEWLINE = 10;

/** Splits a stream of bytes into records; holds one line at a time. Empty lines are passed over. */
export async function* readJsonLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<JsonLine> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let parts: Uint8Array[] = [];
  let held = 0;
  let skipped = 0;
  let line = 0;

  function flush(): JsonLine | null {
    line += 1;
    const bytes = held + skipped + 1;
    const whole = parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts);
    const tooLong = skipped > 0;
    parts = [];
    held = 0;
    skipped = 0;
    return readLine(decoder, line, bytes, whole, tooLong);
  }

  for await (const chunk of chunks) {
    let start = 0;
    while (start <= chunk.length) {
      const end = chunk.indexOf(NEWLINE, start);
      const piece = chunk.subarray(start, end < 0 ? chunk.length : end);
      if (piece.length > 0) {
        if (held + piece.length > LINE_MAX_BYTES || skipped > 0) skipped += piece.length;
        else {
          parts.push(piece);
          held += piece.length;
        }
      }
      if (end < 0) break;
      const read = flush();
      if (read) yield read;
      start = end + 1;
    }
    // A part of the chunk that waits for its line's end must not be overwritten by a reader that uses its buffer again.
    if (parts.length > 0) parts[parts.length - 1] = Uint8Array.from(parts.at(-1) as Uint8Array);
  }
  if (held + skipped > 0) {
    const read = flush();
    if (read) yield read;
  }
}

function readLine(
  decoder: TextDecoder,
  line: number,
  bytes: number,
  raw: Uint8Array,
  tooLong: boolean,
): JsonLine | null {
  if (tooLong) return { line, bytes, error: 'line_too_long', text: excerpt(raw) };
  let text: string;
  try {
    text = decoder.decode(raw);
  } catch {
    return { line, bytes, error: 'file_not_utf8', text: excerpt(raw) };
  }
  // JSON.parse takes a carriage return for space, but not a byte order mark.
  const json = (line === 1 ? text.replace(/^\uFEFF/, '') : text).trim();
  if (json === '') return null;
  try {
    const record: unknown = JSON.parse(json);
    if (typeof record !== 'object' || record === null || Array.isArray(record))
      return { line, bytes, error: 'not_object', text: json.slice(0, EXCERPT) };
    return { line, bytes, record: record as Record<string, unknown> };
  } catch {
    return { line, bytes, error: 'not_json', text: json.slice(0, EXCERPT) };
  }
}

function excerpt(raw: Uint8Array): string {
  return new TextDecoder().decode(raw.subarray(0, EXCERPT));
}
