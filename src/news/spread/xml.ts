/** The characters XML 1.0 can hold (§2.2); all others, half a surrogate pair among them, are left out. */
const OUTSIDE_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
/** C1 controls and the non-characters: allowed, but «discouraged», and feed readers show boxes for them. */
const DISCOURAGED =
  /[\u007f-\u0084\u0086-\u009f\ufdd0-\ufdef]|[\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{10fffe}\u{10ffff}]/gu;

/** Text that any format of ours can carry. */
export function clean(text: string): string {
  return text.replace(OUTSIDE_XML, '').replace(DISCOURAGED, '');
}

/** Text for XML 1.0, in an element or between quotation marks. */
export function xml(text: string): string {
  return clean(text).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
