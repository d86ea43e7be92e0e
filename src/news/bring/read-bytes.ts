import { AppError } from '../../base/index.ts';

/** 5 MB: fifty novels' worth; a page's text is a thousandth. */
export const TEXT_MAX_BYTES = 5 * 1024 * 1024;

/**
 * The text of a file: UTF-8, with or without a byte order mark, line ends made one. Throws `file_empty`, `body_too_large`,
 * `file_binary`, `file_not_utf8` {at: the byte}, `file_html`.
 */
export function readText(bytes: Uint8Array): string {
  if (bytes.length > TEXT_MAX_BYTES) throw new AppError('body_too_large', { limit: '5 MB' });
  if (bytes.includes(0)) throw new AppError('file_binary');
  const text = decode(bytes).replace(/\r\n?|\u2028|\u2029/g, '\n');
  if (text.trim() === '') throw new AppError('file_empty');
  if (/^\s*<(!doctype\s+html|html|head|body)\b/i.test(text)) throw new AppError('file_html');
  return text;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new AppError('file_not_utf8', { at: firstFault(bytes) });
  }
}

/** Where the first byte stands that is no UTF-8: by halving, since a decoder only says that there is one. */
function firstFault(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  return good;
}
