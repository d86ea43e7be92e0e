import { SaxesParser } from 'saxes';

/** An element as the strict parser saw it; `name` is `{namespace}local`, without braces where there is no namespace. */
export type Element = {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  /** Its own text and that of everything inside it. */
  text: string;
};

/** Throws on anything that is not well-formed XML 1.0 with namespaces. */
export function readXml(source: string): Element {
  if (!source.startsWith('<?xml version="1.0" encoding="UTF-8"?>')) throw new Error('no XML declaration');
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const attributes = Object.fromEntries(
      Object.values(tag.attributes)
        .filter(({ name }) => name !== 'xmlns' && !name.startsWith('xmlns:'))
        .map(({ uri, local, value }) => [qualified(uri, local), value]),
    );
    const element: Element = { name: qualified(tag.uri, tag.local), attributes, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const text = (piece: string) => {
    for (const element of open) element.text += piece;
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('closetag', () => void open.pop());
  parser.write(source).close();
  const [top] = root.children;
  if (top === undefined) throw new Error('no element');
  return top;
}

function qualified(namespace: string, local: string): string {
  return namespace === '' ? local : `{${namespace}}${local}`;
}

/** Notes what breaks the rules of a format; `at` is where. */
export type Complaints = { say(at: string, what: string): void; all: string[] };

export function complaints(): Complaints {
  const all: string[] = [];
  return { all, say: (at, what) => void all.push(`${at}: ${what}`) };
}

/** How often each child may stand in an element; what is not listed may not. `others`: namespaces that are let be. */
export function checkChildren(
  element: Element,
  at: string,
  allowed: Record<string, [min: number, max: number]>,
  others: readonly string[],
  { say }: Complaints,
): void {
  for (const child of element.children) {
    if (!(child.name in allowed) && !others.some((namespace) => child.name.startsWith(`{${namespace}}`)))
      say(at, `no ${child.name} here`);
  }
  for (const [name, [min, max]] of Object.entries(allowed)) {
    const count = element.children.filter((child) => child.name === name).length;
    if (count < min || count > max) say(at, `${count} times ${name}, not ${min} to ${max}`);
  }
}

/** Absolute, of http or https, and of ASCII alone (RFC 3986). */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[!#$%&'()*+,\-./0-9:;=?@A-Z[\]_a-z~]+$/.test(text) && URL.canParse(text);
}

/** RFC 3339, as Atom and sitemaps want it: with a zone. */
export function isTimestamp(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text));
}

export function isLanguage(text: string): boolean {
  return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text);
}
