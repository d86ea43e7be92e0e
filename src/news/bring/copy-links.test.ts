import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyDocument, copyFile, copyPage, copyStyles, relativeLink } from './copy-links.ts';

const ID = '01990000-0000-7000-8000-000000000000';
const there = ['index.html', 'سياسة/index.html', 'سياسة/خبر-7gk2m9qa/index.html', 'search/index.html', 'feed.xml'];
const copy = { site: 'https://marsa.example', base: null, has: (file: string) => there.includes(file) };
const from = 'سياسة/خبر-7gk2m9qa/index.html';
const hrefs = (html: string, file = from, base: string | null = null) =>
  [...copyPage(html, file, { ...copy, base }).html.matchAll(/(?:href|src|action|srcset)="([^"]*)"/g)].map(
    (match) => match[1],
  );

describe('the file of a page', () => {
  it('lies where plain servers look for the same address', () => {
    expect(copyFile('/')).toBe('index.html');
    expect(copyFile('/lite/')).toBe('lite/index.html');
    expect(copyFile('/سياسة/خبر-7gk2m9qa')).toBe(from);
    expect(copyFile(encodeURI('/سياسة/خبر-7gk2m9qa#فقرة'))).toBe(from);
    expect(copyFile(`/سياسة?before=1764000000000~${ID}`)).toBe(`سياسة/before-1764000000000~${ID}/index.html`);
    expect(copyFile('/assets/site-1.css')).toBe('assets/site-1.css');
    expect(copyFile('/.well-known/warraq-site-key')).toBe('.well-known/warraq-site-key');
    expect(copyFile('/404')).toBe('404.html');
  });

  it('never lies outside the copy, whatever was asked for', () => {
    for (const path of ['/../x', '/a/%2e%2e/b', '/a%2fb', '/a%5c..', '/%00', '/%e0%a4', '/search?q=x'])
      expect(copyFile(path)).toBeNull();
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (path) => {
        const file = copyFile(`/${path}`);
        return file === null || !`/${file}/`.includes('/../');
      }),
    );
  });

  it('has names that file systems take, with the id at their end', () => {
    const name = copyFile(`/سياسة/${'كلمة-'.repeat(39)}7gk2m9qa`)?.split('/')[1] ?? '';
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
    expect(name).toMatch(/^كلمة-.*-7gk2m9qa$/);
  });
});

describe('a link of a page in a copy', () => {
  it('leads to the file beside it, from any host and any folder', () => {
    expect(hrefs('<a href="/">')).toEqual(['../../index.html']);
    expect(hrefs(`<a href="${encodeURI('/سياسة/خبر-7gk2m9qa')}#x">`)).toEqual(['index.html#x']);
    expect(hrefs(`<a href="${encodeURI('/سياسة')}">`, 'index.html')).toEqual([`${encodeURI('سياسة')}/index.html`]);
    expect(hrefs('<a href="https://marsa.example/feed.xml">')).toEqual(['../../feed.xml']);
    expect(hrefs('<form action="/search" method="get">')).toEqual(['../../search/index.html']);
  });

  it('leads to the living site where the copy has nothing, and elsewhere as it did', () => {
    expect(hrefs('<a href="/newsletter">')).toEqual(['https://marsa.example/newsletter']);
    expect(hrefs('<a href="/a/7gk2m9qa">')).toEqual(['https://marsa.example/a/7gk2m9qa']);
    expect(hrefs('<a href="https://other.example/">')).toEqual(['https://other.example/']);
    expect(hrefs('<a href="//other.example/">')).toEqual(['//other.example/']);
    expect(hrefs('<a href="#main">')).toEqual(['#main']);
  });

  it('from a missing page is absolute once somebody knows where the copy is', () => {
    expect(hrefs('<a href="/">', '404.html', 'https://mirror.example/marsa')).toEqual([
      'https://mirror.example/marsa/index.html',
    ]);
    expect(hrefs('<a href="/">', '404.html')).toEqual(['index.html']);
  });

  it('brings along the pictures, the files and the rest of the list', () => {
    const html = `<img src="/media/a-960.webp" srcset="/media/a-480.webp 480w, /media/a-960.webp 960w"><link rel="stylesheet" href="/assets/s.css"><a href="${encodeURI('/سياسة')}?before=1~${ID}"><link rel="alternate" type="application/atom+xml" href="/atom.xml">`;
    const made = copyPage(html, from, copy);
    expect(made.needs).toEqual([
      '/media/a-960.webp',
      '/media/a-480.webp',
      '/assets/s.css',
      `${encodeURI('/سياسة')}?before=1~${ID}`,
      '/atom.xml',
    ]);
    expect(made.html).toContain('srcset="../../media/a-480.webp 480w, ../../media/a-960.webp 960w"');
  });

  it('stays what it is in text, in structured data and as the address of the original', () => {
    const html =
      '<link rel="canonical" href="https://marsa.example/x"><a href="https://marsa.example/search" rel="external">s</a><script type="application/ld+json">{"url":"https://marsa.example/"}</script><p>href="/"</p>';
    expect(copyPage(html, from, copy).html).toBe(html);
  });
});

describe('a page in a copy', () => {
  it('has no script to run and no form that sends', () => {
    const html =
      '<script src="/assets/a.js" defer=""></script><link rel="search" href="/opensearch.xml"/><form action="/newsletter/subscribe" method="post"><input name="email"/></form>';
    expect(copyPage(html, from, copy).html).toBe(
      '<p><a href="https://marsa.example/newsletter" dir="ltr">marsa.example/newsletter</a></p>',
    );
  });

  it('has a style sheet that finds its fonts', () => {
    expect(copyStyles('a{src:url(/assets/x.woff2)}', 'assets/s.css')).toEqual({
      css: 'a{src:url(x.woff2)}',
      needs: ['/assets/x.woff2'],
    });
  });
});

describe('a feed or a site map in a copy', () => {
  const text = `<link>https://marsa.example${encodeURI('/سياسة')}</link><loc>https://marsa.example/newsletter</loc>`;

  it('leads to the copy for what the copy has, once its address is known', () => {
    expect(copyDocument(text, { ...copy, base: 'https://mirror.example/m' })).toBe(
      `<link>https://mirror.example/m${encodeURI('/سياسة')}</link><loc>https://marsa.example/newsletter</loc>`,
    );
    expect(copyDocument(text, copy)).toBe(text);
  });
});

describe('the way between two files', () => {
  it('ends where it should, from wherever it starts', () => {
    const path = fc
      .array(fc.stringMatching(/^[a-zء-ي-]{1,6}$/), { minLength: 1, maxLength: 4 })
      .map((names) => names.join('/'));
    fc.assert(
      fc.property(path, path, (start, end) => {
        const reached = new URL(relativeLink(start, end), `http://x/${encodeURI(start)}`).pathname;
        expect(decodeURIComponent(reached)).toBe(`/${end}`);
      }),
    );
  });
});
