import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonLine, LINE_MAX_BYTES, readJsonLines } from './read-json-lines.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

async function read(...chunks: Uint8Array[]): Promise<JsonLine[]> {
  const all: JsonLine[] = [];
  async function* stream() {
    yield* chunks;
  }
  for await (const line of readJsonLines(stream())) all.push(line);
  return all;
}
const errors = (lines: JsonLine[]) =>
  lines.map((one) => ('error' in one ? `${one.line} ${one.error}` : `${one.line} ok`));

describe('JSON lines', () => {
  it('are the same however the bytes are cut', async () => {
    const text = bytes('{"t":"خبر"}\n{"t":"ثانٍ"}\r\n\n{"t":"😀"}');
    const whole = await read(text);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(text.length), { maxLength: 6 }), async (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), text.length];
        expect(await read(...at.slice(1).map((end, i) => text.slice(at[i], end)))).toEqual(whole);
      }),
    );
    expect(whole.map((one) => ('record' in one ? one.record : null))).toEqual([
      { t: 'خبر' },
      { t: 'ثانٍ' },
      { t: '😀' },
    ]);
    expect(whole.map((one) => one.line)).toEqual([1, 2, 4]);
  });

  it('say what is wrong with a line and go on', async () => {
    const lines = await read(
      bytes('\uFEFF{"a":1}\n{"a":\n[1]\n"x"\nnull\n'),
      new Uint8Array([0x22, 0xff, 0x22, 10]),
      bytes('{"b":2}'),
    );
    expect(errors(lines)).toEqual([
      '1 ok',
      '2 not_json',
      '3 not_object',
      '4 not_object',
      '5 not_object',
      '6 file_not_utf8',
      '7 ok',
    ]);
  });

  it('pass over a line of fifty megabytes without holding it', async () => {
    const chunk = bytes('a'.repeat(1024 * 1024));
    const lines = await read(bytes('{"a":"'), ...Array.from({ length: 50 }, () => chunk), bytes('"}\n{"b":1}\n'));
    expect(errors(lines)).toEqual(['1 line_too_long', '2 ok']);
    expect(lines[0]?.bytes).toBeGreaterThan(LINE_MAX_BYTES);
  });
});
