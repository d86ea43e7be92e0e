/** What is meant by a page's links once the page lies in a folder: pure, over markup that our own views made. */

/** Pages that continue a list: `?before=1764000000000~<id>`. */
const CURSOR = /^before=(\d{1,15}~[0-9a-f-]{36})$/;
const HAS_ENDING = /\.[a-z0-9]{1,12}$/;

/**
 * The file that answers a path of the site in a copy: `/سياسة/x-1` is `سياسة/x-1/index.html`, which plain servers answer
 * under the same address. Null for what cannot be a file: other queries, and names that would lead out of the folder.
 */
export function copyFile(address: string): string | null {
  const [path = '', query] = address.split('#')[0]?.split('?') ?? [];
  const segments: string[] = [];
  for (const part of path.split('/').filter((one) => one !== '')) {
    const name = decoded(part);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not become a name
    if (name === null || /^\.{1,2}$|[\u0000-\u001f/\\]/.test(name)) return null;
    segments.push(fitting(name));
  }
  if (query !== undefined) {
    const cursor = CURSOR.exec(query)?.[1];
    return cursor === undefined ? null : [...segments, `before-${cursor}`, 'index.html'].join('/');
  }
  if (segments.join('/') === '404') return '404.html';
  const last = segments.at(-1) ?? '';
  if (segments[0] === '.well-known' || HAS_ENDING.test(last)) return segments.join('/');
  return [...segments, 'index.html'].join('/');
}

/** 255 bytes: what common file systems take for one name. A longer one loses its middle; its id is at the end. */
const NAME_MAX = 255;

function fitting(name: string): string {
  const bytes = new TextEncoder().encode(name);
  if (bytes.length <= NAME_MAX) return name;
  // `fatal` off: a letter cut in half at the end is dropped with the mark that stands for it.
  const start = new TextDecoder().decode(bytes.slice(0, NAME_MAX - 12)).replace(/\ufffd$/, '');
  return start + name.slice(-9);
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text).normalize('NFC');
  } catch {
    return null;
  }
}

/** The way from one file to another, percent-encoded; works from any host, folder and memory card. */
export function relativeLink(from: string, to: string): string {
  const start = from.split('/').slice(0, -1);
  const end = to.split('/');
  let common = 0;
  while (common < start.length && common < end.length - 1 && start[common] === end[common]) common += 1;
  return [...start.slice(common).map(() => '..'), ...end.slice(common).map(encodeURIComponent)].join('/');
}

export type CopySite = {
  /** Where the living site is; links to what is not in the copy go there. */
  site: string;
  /** Where the copy will be, for what must be absolute; null when nobody knows. */
  base: string | null;
  /** Whether the copy has the page of this file. */
  has(file: string): boolean;
};

/** Files that come with the pages that show them. */
const FILE = /^\/(?:assets|media)\//;

/**
 * A page as its file. Scripts go, since they speak to a server; so do forms that send something, in whose place stands
 * where to find them. `needs` are paths of further files and pages that it leads to.
 */
export function copyPage(html: string, file: string, copy: CopySite): { html: string; needs: string[] } {
  const needs = new Set<string>();
  const link = (address: string, alwaysThere = false): string => {
    const path = address.startsWith(`${copy.site}/`) ? address.slice(copy.site.length) : address;
    if (!path.startsWith('/') || path.startsWith('//')) return address;
    const [plain = '', fragment] = path.split('#');
    const target = copyFile(plain);
    const continues = plain.includes('?') && copy.has(copyFile(plain.split('?')[0] ?? '') ?? '');
    if (target === null || !(alwaysThere || FILE.test(plain) || continues || copy.has(target))) return copy.site + path;
    if (alwaysThere || continues || FILE.test(plain)) needs.add(plain);
    // A missing page is shown at any depth: only an absolute address leads from there to where it should.
    const to =
      file === '404.html' && copy.base !== null
        ? `${copy.base}/${relativeLink('', target)}`
        : relativeLink(file, target);
    return fragment === undefined ? to : `${to}#${fragment}`;
  };
  const made = html
    .replace(/<form\b[^>]*\smethod="post"[^>]*>[\s\S]*?<\/form>/g, (form) => {
      const action = /\saction="([^"]*)"/.exec(form)?.[1] ?? '/';
      const address = copy.site + action.slice(0, action.lastIndexOf('/'));
      return `<p><a href="${address}" dir="ltr">${address.replace(/^https?:\/\//, '')}</a></p>`;
    })
    .replace(/<script\b[^>]*\ssrc="[^"]*"[^>]*><\/script>|<link\b[^>]*\srel="search"[^>]*>/g, '')
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>|<[a-z][^>]*>/gi, (tag) => {
      // What speaks of the living site goes on doing so.
      if (/^<script\b|\srel="(?:canonical|external)"/i.test(tag)) return tag;
      const feed = /^<link\b[^>]*\srel="alternate"[^>]*\stype="application\/(?:rss|atom|feed)\+/i.test(tag);
      return tag.replace(/(\s(href|src|action|poster|srcset|imagesrcset)=")([^"]*)"/g, (_, start, name, value) => {
        const text = unescaped(value);
        const to = /srcset$/.test(name)
          ? text
              .split(', ')
              .map((one) => one.replace(/^\S+/, (address) => link(address)))
              .join(', ')
          : link(text, feed);
        return `${start}${escaped(to)}"`;
      });
    });
  return { html: made, needs: [...needs] };
}

/** A feed or a site map: what is in the copy is at its own address, once somebody knows that; the rest at the living site. */
export function copyDocument(text: string, { site, base, has }: CopySite): string {
  if (base === null) return text;
  return text
    .split(/([\s<>"']+)/)
    .map((part) => {
      if (!part.startsWith(`${site}/`)) return part;
      const path = part.slice(site.length);
      return FILE.test(path) || has(copyFile(path) ?? '') ? base + path : part;
    })
    .join('');
}

/** A style sheet as its file, with the fonts it needs. */
export function copyStyles(css: string, file: string): { css: string; needs: string[] } {
  const needs: string[] = [];
  const made = css.replace(/url\((["']?)(\/[^)"']+)\1\)/g, (whole, quote, path) => {
    const target = copyFile(path);
    if (target === null) return whole;
    needs.push(path);
    return `url(${quote}${relativeLink(file, target)}${quote})`;
  });
  return { css: made, needs };
}

function unescaped(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}
