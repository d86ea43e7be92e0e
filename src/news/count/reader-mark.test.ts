import { expect, test } from 'vitest';
import { readerMark, readerNetwork } from './reader-mark.ts';

const salt = new Uint8Array(32).fill(7);
const reader = { address: '203.0.113.9', userAgent: 'Firefox', articleId: 'a', day: '2026-11-24' };
const hex = (mark: Uint8Array) => Buffer.from(mark).toString('hex');

test('the same reader, article and day give the same 16 bytes', () => {
  expect(readerMark(salt, reader)).toHaveLength(16);
  expect(hex(readerMark(salt, { ...reader }))).toBe(hex(readerMark(salt, reader)));
});

test('another address, program, article, day or salt gives another mark', () => {
  const marks = [
    readerMark(salt, reader),
    readerMark(salt, { ...reader, address: '203.0.113.10' }),
    readerMark(salt, { ...reader, userAgent: 'Chrome' }),
    readerMark(salt, { ...reader, articleId: 'b' }),
    readerMark(salt, { ...reader, day: '2026-11-25' }),
    readerMark(new Uint8Array(32).fill(8), reader),
  ];
  expect(new Set(marks.map(hex)).size).toBe(marks.length);
});

test('text cannot be moved from one part of the mark to the next', () => {
  const left = readerMark(salt, { ...reader, userAgent: 'ab', articleId: 'c' });
  const right = readerMark(salt, { ...reader, userAgent: 'a', articleId: 'bc' });
  expect(hex(left)).not.toBe(hex(right));
});

test.each([
  ['198.51.100.7', '198.51.100.7'],
  ['::ffff:198.51.100.7', '198.51.100.7'],
  ['2001:db8:0:7:aaaa:bbbb:cccc:dddd', '2001:db8:0:7::/64'],
  ['2001:0DB8::7:1:2:3:4', '2001:db8:0:7::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['', ''],
  ['1:2:3', '1:2:3'],
  ['1::2::3', '1::2::3'],
])('%s counts as %s', (address, network) => {
  expect(readerNetwork(address)).toBe(network);
});
