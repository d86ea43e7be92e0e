import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doc, h2, p, quote, seeAlso } from '../../../test/support/build.ts';
import type { Media } from '../media/index.ts';
import { type Block, parseDocument } from '../write/index.ts';
import { renderHtml } from './render-html.ts';

const html = (...blocks: Block[]) => renderHtml(doc(...blocks), new Map(), 'ar');

describe('the HTML of a document', () => {
  it('is one element a block', () => {
    expect(html(p('خبر'), h2('عنوان فرعي'), quote('قول', 'قائل'))).toBe(
      '<p>خبر</p>\n<h2 id="عنوان-فرعي">عنوان فرعي</h2>\n<blockquote><p>قول</p><footer>قائل</footer></blockquote>',
    );
  });

  it('never lets text become markup', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        const inside = html(p(text)).slice(3, -4);
        expect(inside).not.toMatch(/[<>"']/);
        const back = inside.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
        expect(back).toBe(text);
      }),
    );
  });

  it('writes a link as the schema allowed it and opens no way to the window of another site', () => {
    const link = (href: string) =>
      parseDocument(
        doc({
          type: 'paragraph',
          content: [{ type: 'text', text: 'هنا', marks: [{ type: 'link', attrs: { href } }] }],
        }),
      );
    expect(renderHtml(link('https://example.org/?a=1&b="2"'), new Map(), 'ar')).toBe(
      '<p><a href="https://example.org/?a=1&#38;b=&#34;2&#34;" rel="noopener">هنا</a></p>',
    );
    for (const href of [
      'javascript:alert(1)',
      ' javascript:alert(1)',
      'data:text/html,x',
      '//example.org',
      'vbscript:x',
      'JaVaScRiPt:x',
    ]) {
      expect(() => link(href)).toThrow('document_invalid');
    }
  });

  it('tells two subheads of the same words apart', () => {
    expect(html(h2('الماء'), h2('الماء'))).toContain('id="الماء-2"');
  });

  it('leaves a related link for the page to fill in', () => {
    expect(html(seeAlso('سدّ "قديم"'))).toBe(
      '<aside class="inline-related" data-article="" data-title="سدّ &#34;قديم&#34;"></aside>',
    );
  });

  it('gives a picture its sizes, words and origin', () => {
    const media: Media = {
      id: 'm',
      width: 960,
      height: 540,
      sha256: '',
      createdAt: 0,
      createdBy: null,
      renditions: [
        { width: 480, height: 270, format: 'webp', path: 'm-480.webp' },
        { width: 960, height: 540, format: 'webp', path: 'm-960.webp' },
      ],
    };
    const image: Block = {
      type: 'image',
      attrs: { mediaId: 'm', alt: 'نهر', caption: 'العاصي', credit: 'ريما', origin: 'archive' },
    };
    const written = renderHtml(doc(image), new Map([['m', media]]), 'ar');
    expect(written).toContain('srcset="/media/m-480.webp 480w, /media/m-960.webp 960w"');
    expect(written).toContain('width="960" height="540" alt="نهر"');
    expect(written).toContain('<figcaption>العاصي <small>ريما – أرشيفية</small></figcaption>');
    expect(renderHtml(doc(image), new Map(), 'ar')).not.toContain('<img');
  });

  it('offers a picture in every format it has, the smallest first', () => {
    const media: Media = {
      id: 'm',
      width: 960,
      height: 540,
      sha256: '',
      createdAt: 0,
      createdBy: null,
      renditions: [
        { width: 960, height: 540, format: 'webp', path: 'm.webp' },
        { width: 960, height: 540, format: 'avif', path: 'm.avif' },
      ],
    };
    const image: Block = { type: 'image', attrs: { mediaId: 'm', alt: '', caption: '', credit: '', origin: 'own' } };
    expect(renderHtml(doc(image), new Map([['m', media]]), 'ar')).toMatch(
      /<picture><source type="image\/avif" srcset="\/media\/m.avif 960w"[^>]*><img src="\/media\/m.webp"/,
    );
  });

  it('numbers footnotes by their place and lists them at the end, each leading to the other', () => {
    const noted = (text: string, href = ''): Block => ({
      type: 'paragraph',
      content: [
        { type: 'text', text: 'خبر' },
        { type: 'footnote', attrs: { text, href } },
      ],
    });
    const written = html(noted('الأول'), noted('الثاني', 'https://example.org/a'));
    expect(written).toContain('<a id="note-ref-2" href="#note-2" role="doc-noteref" aria-label="الهامش 2">2</a>');
    expect(written).toMatch(
      /<section class="notes" role="doc-endnotes"[^>]*>.*<li id="note-1">الأول .*<li id="note-2">الثاني <a href="https:/,
    );
    expect(html(p('خبر'))).not.toContain('notes');
  });

  it('leaves an embed as a card that loads nothing, in the words of the article’s language', () => {
    const embed: Block = {
      type: 'embed',
      attrs: { url: 'https://youtu.be/dQw4w9WgXcQ', title: 'جولة في السوق', mediaId: null },
    };
    expect(html(embed)).toBe(
      '<figure class="embed embed-youtube" data-frame="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ" data-height=""><figcaption><b>جولة في السوق</b> <a href="https://youtu.be/dQw4w9WgXcQ" rel="noopener">شاهده على يوتيوب</a><button type="button" title="يتصل متصفحك عندئذ بالموقع الآخر." hidden>اعرضه هنا</button></figcaption></figure>',
    );
    expect(renderHtml(doc(embed), new Map(), 'en')).toContain('Watch on YouTube');
  });

  it('gives a table its headers and a frame that scrolls by keyboard too', () => {
    const cell = (type: 'tableCell' | 'tableHeader', text: string) => ({
      type,
      attrs: { colspan: 1, rowspan: 1 },
      content: [p(text)],
    });
    const table: Block = {
      type: 'table',
      attrs: { caption: 'الأسعار' },
      content: [
        { type: 'tableRow', content: [cell('tableHeader', 'السلعة'), cell('tableHeader', 'السعر')] },
        { type: 'tableRow', content: [cell('tableHeader', 'الخبز'), cell('tableCell', '400')] },
      ],
    };
    expect(html(table)).toBe(
      '<figure class="table"><section class="table-scroll" aria-label="الأسعار" tabindex="0"><table><thead><tr><th scope="col">السلعة</th><th scope="col">السعر</th></tr></thead><tbody><tr><th scope="row">الخبز</th><td>400</td></tr></tbody></table></section><figcaption>الأسعار</figcaption></figure>',
    );
  });

  it('keeps the pictures of a gallery together', () => {
    const image = (caption: string) => ({
      type: 'image' as const,
      attrs: { mediaId: 'm', alt: 'سوق', caption, credit: '', origin: 'own' as const },
    });
    const written = html({ type: 'gallery', attrs: { title: 'السوق' }, content: [image('صباحًا'), image('مساءً')] });
    expect(written).toMatch(/^<section class="gallery" aria-label="السوق"><h2>السوق<\/h2>.*صباحًا.*مساءً.*<\/section>$/);
  });
});

describe('a document from outside', () => {
  it('is refused with the place of the fault', () => {
    const bad = { type: 'doc', content: [{ type: 'paragraph' }, { type: 'script', content: [] }] };
    expect(() => parseDocument(bad)).toThrow(
      expect.objectContaining({ code: 'document_invalid', params: expect.objectContaining({ at: 'content.1.type' }) }),
    );
    for (const wrong of [null, 'x', 4, [], {}, { type: 'doc' }])
      expect(() => parseDocument(wrong)).toThrow('document_invalid');
  });

  it('carries no attribute that the schema does not know', () => {
    expect(() => parseDocument({ type: 'doc', content: [{ type: 'paragraph', attrs: { onclick: 'x' } }] })).toThrow(
      'document_invalid',
    );
  });
});
