import { describe, expect, it } from 'vitest';
import { AppError } from '../../base/index.ts';
import { documentSchema } from '../write/index.ts';
import { readMarkup } from './read-markup.ts';

const read = (...lines: string[]) => readMarkup(lines).content;
const p = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });

function faultOf(...lines: string[]): unknown {
  try {
    readMarkup(lines);
  } catch (error) {
    return error instanceof AppError ? error.params : error;
  }
  return null;
}

describe('light markup', () => {
  it('joins the lines of a paragraph and parts paragraphs at an empty line', () => {
    expect(read('عاد الماء', 'إلى القرية.', '', 'وعاد معه الناس.')).toEqual([
      p('عاد الماء إلى القرية.'),
      p('وعاد معه الناس.'),
    ]);
  });

  it('has two levels of subhead', () => {
    expect(read('## دفتر', '### سطر')).toEqual([
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'دفتر' }] },
      { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: 'سطر' }] },
    ]);
    expect(faultOf('', '# عنوان')).toEqual({ line: 2, why: 'heading_level' });
  });

  it('has quotations of several paragraphs with a source', () => {
    expect(read('> الماء أمانة.', '>', '> والنهر جار.', '> — أم سليم')).toEqual([
      { type: 'blockquote', attrs: { source: 'أم سليم' }, content: [p('الماء أمانة.'), p('والنهر جار.')] },
    ]);
  });

  it('tells a pull quote from a quotation right before it', () => {
    expect(read('> قول', '>> بارز', '>> — قائله').map((block) => block.type)).toEqual(['blockquote', 'pullQuote']);
    expect(read('>> بارز', '>> — قائله')[0]).toEqual({
      type: 'pullQuote',
      attrs: { source: 'قائله' },
      content: [{ type: 'text', text: 'بارز' }],
    });
  });

  it('has lists, whose items may go on in an indented line', () => {
    expect(read('- أول', '  وتتمته', '- ثان', '', '1. واحد', '2. اثنان')).toEqual([
      {
        type: 'bulletList',
        content: [
          { type: 'listItem', content: [p('أول وتتمته')] },
          { type: 'listItem', content: [p('ثان')] },
        ],
      },
      {
        type: 'orderedList',
        content: [
          { type: 'listItem', content: [p('واحد')] },
          { type: 'listItem', content: [p('اثنان')] },
        ],
      },
    ]);
  });

  it('has bold, links, both at once, and escapes', () => {
    expect(read('قال **إن [الماء](https://example.org/) عاد** و\\*لم\\* يعد')[0]).toEqual({
      type: 'paragraph',
      content: [
        { type: 'text', text: 'قال ' },
        { type: 'text', text: 'إن ', marks: [{ type: 'bold' }] },
        {
          type: 'text',
          text: 'الماء',
          marks: [{ type: 'bold' }, { type: 'link', attrs: { href: 'https://example.org/' } }],
        },
        { type: 'text', text: ' عاد', marks: [{ type: 'bold' }] },
        { type: 'text', text: ' و*لم* يعد' },
      ],
    });
  });

  it('breaks a line at a backslash', () => {
    expect(read('صدر\\', 'وعجز')[0]).toEqual({
      type: 'paragraph',
      content: [{ type: 'text', text: 'صدر' }, { type: 'hardBreak' }, { type: 'text', text: 'وعجز' }],
    });
  });

  it('leaves brackets and single stars as they are', () => {
    expect(read('طلب [الراوي] 2 * 3')[0]).toEqual(p('طلب [الراوي] 2 * 3'));
  });

  it('has pictures with caption, credit and origin', () => {
    expect(read('![نهر](river "عند الفجر" credit="الدالية" origin="archive")')).toEqual([
      {
        type: 'image',
        attrs: { mediaId: 'river', alt: 'نهر', caption: 'عند الفجر', credit: 'الدالية', origin: 'archive' },
      },
    ]);
    expect(read('![نهر](river)')[0]).toMatchObject({ attrs: { caption: '', credit: '', origin: 'own' } });
  });

  it('has fact boxes of paragraphs and lists', () => {
    expect(read('::: fact أرقام', 'في عام.', '', '- 7', ':::', 'بعده')).toEqual([
      {
        type: 'factBox',
        attrs: { title: 'أرقام' },
        content: [p('في عام.'), { type: 'bulletList', content: [{ type: 'listItem', content: [p('7')] }] }],
      },
      p('بعده'),
    ]);
  });

  it('has related links and dividers', () => {
    expect(read('قد يهمك: من يملك المطر؟', '---')).toEqual([
      { type: 'relatedLink', attrs: { title: 'من يملك المطر؟', articleId: null } },
      { type: 'horizontalRule' },
    ]);
  });

  it('has footnotes with or without a source, in the middle of a sentence', () => {
    expect(read('قال^[في مقابلة هاتفية.] وأضاف^[محضر الجلسة](https://example.org/m).')).toEqual([
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'قال' },
          { type: 'footnote', attrs: { text: 'في مقابلة هاتفية.', href: '' } },
          { type: 'text', text: ' وأضاف' },
          { type: 'footnote', attrs: { text: 'محضر الجلسة', href: 'https://example.org/m' } },
          { type: 'text', text: '.' },
        ],
      },
    ]);
  });

  it('has tables with a header and a caption', () => {
    const cell = (type: string, text: string) => ({ type, attrs: { colspan: 1, rowspan: 1 }, content: [p(text)] });
    expect(read('| البند | الحصة |', '|---|---|', '| قمح \\| طحن | 34 |', '|= كلفة الرغيف')).toEqual([
      {
        type: 'table',
        attrs: { caption: 'كلفة الرغيف' },
        content: [
          { type: 'tableRow', content: [cell('tableHeader', 'البند'), cell('tableHeader', 'الحصة')] },
          { type: 'tableRow', content: [cell('tableCell', 'قمح | طحن'), cell('tableCell', '34')] },
        ],
      },
    ]);
    expect(faultOf('|= عنوان بلا جدول')).toEqual({ line: 1, why: 'table_empty' });
  });

  it('has galleries and embeds', () => {
    expect(
      read('::: gallery السوق', '![سوق](souq "صباحًا")', '![سوق](souq "مساءً")', ':::').map((one) => one.type),
    ).toEqual(['gallery']);
    expect(read('@[خريطة حماة](https://www.openstreetmap.org/#map=12/35.13/36.75)')).toEqual([
      {
        type: 'embed',
        attrs: { title: 'خريطة حماة', url: 'https://www.openstreetmap.org/#map=12/35.13/36.75', mediaId: null },
      },
    ]);
    expect(faultOf('', '@[صفحة](https://example.org/)')).toEqual({ line: 2, why: expect.any(String) });
  });

  it('says on which line a fault is', () => {
    expect(faultOf('سطر', '', 'قال **ولم يغلق')).toEqual({ line: 3, why: 'bold_open' });
    expect(faultOf('::: fact عنوان', 'بلا نهاية')).toEqual({ line: 1, why: 'box_open' });
    expect(faultOf('', '::: fact فارغ', ':::')).toEqual({ line: 2, why: 'box_empty' });
    expect(faultOf('::: note ملاحظة', ':::')).toEqual({ line: 1, why: 'box_unknown' });
    expect(faultOf('سطر', '', '![نهر](river', '')).toEqual({ line: 3, why: 'image_form' });
    expect(faultOf('![نهر](river origin="x")')).toEqual({ line: 1, why: 'image_origin' });
    expect(faultOf('![نهر](river size="x")')).toEqual({ line: 1, why: 'image_option' });
    expect(faultOf('قد يهمك:')).toEqual({ line: 1, why: 'related_empty' });
    expect(faultOf('> — لا قول')).toEqual({ line: 1, why: 'quotation_empty' });
  });

  it('refuses links that are no addresses, with their line', () => {
    expect(faultOf('أول', '', '[هنا](javascript:alert)')).toEqual({ line: 3, why: expect.any(String) });
  });

  it('counts lines from where the body starts in its file', () => {
    expect(() => readMarkup(['**'], 12)).toThrow(expect.objectContaining({ params: { line: 12, why: 'bold_open' } }));
  });

  it('always makes a document that the schema takes', () => {
    const document = readMarkup(['> أ', '', '>> ب', '', '1. ج', '', '::: fact', 'د', ':::', '', '---']);
    expect(documentSchema.parse(document)).toEqual(document);
  });
});
