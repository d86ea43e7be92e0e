import { describe, expect, it } from 'vitest';
import { documentText } from '../write/index.ts';
import { readText } from './read-bytes.ts';
import { readPageText } from './read-page-text.ts';

const LEAD =
  'أعلنت بلدية المدينة، صباح اليوم، بدء العمل في ترميم الجسر القديم الذي يصل ضفتي النهر، بعد انتظار دام ثلاث سنوات، وقالت إن العمل ينتهي قبل الشتاء.';
const MORE =
  'وقال مهندس في البلدية فضّل عدم ذكر اسمه لصحيفة “الضفة” إن “الدعامات سليمة، لكن السطح متآكل“، مضيفا أن الميزانية تكفي لمرحلة واحدة من ثلاث مراحل.';
const page = (...lines: string[]) => lines.join('\n\n');
const kinds = (text: string, title: string | null = null) =>
  readPageText(text, title).document.content.map((block) => block.type);

describe("a page's text", () => {
  it('has the headline on its first line when a paragraph follows', () => {
    const read = readPageText(page('جسر المدينة القديم يعود إلى الحياة', LEAD, MORE), null);
    expect(read).toMatchObject({
      title: 'جسر المدينة القديم يعود إلى الحياة',
      titleIs: 'found',
      counts: { paragraphs: 2 },
    });
  });

  it("takes the lead's first words for a working title when there is no headline, and keeps the lead whole", () => {
    const read = readPageText(page(LEAD, MORE), null);
    expect(read.titleIs).toBe('working');
    expect(LEAD.startsWith(read.title)).toBe(true);
    expect(documentText(read.document)).toBe(`${LEAD}\n${MORE}`);
  });

  it('takes the title it is given and does not print it twice', () => {
    expect(readPageText(page('جسر المدينة القديم', LEAD), 'جسر المدينه القديم').document.content.length).toBe(1);
    expect(readPageText(page(LEAD, MORE), 'عنوان آخر')).toMatchObject({
      title: 'عنوان آخر',
      titleIs: 'given',
      counts: { paragraphs: 2 },
    });
  });

  it('knows a subhead by its length, its end and what follows it', () => {
    expect(kinds(page(LEAD, 'ثلاث سنوات من الانتظار', MORE))).toEqual(['paragraph', 'heading', 'paragraph']);
    expect(kinds(page(LEAD, 'لماذا تأخر العمل؟', MORE))).toEqual(['paragraph', 'heading', 'paragraph']);
    expect(kinds(page(LEAD, 'انتهى العمل مساء.', MORE))).toEqual(['paragraph', 'paragraph', 'paragraph']);
    expect(kinds(page(LEAD, 'سطر قصير', 'وسطر قصير', 'وثالث'))).toEqual([
      'paragraph',
      'paragraph',
      'paragraph',
      'paragraph',
    ]);
  });

  it.each([
    'قد يهمك: سد جديد على النهر؟',
    'إقرأ أيضا: سد جديد على النهر؟',
    'اقرأ أيضًا: سد جديد على النهر؟',
    'اقرأ أيضاً : سد جديد على النهر؟',
    'إقرأ أيضاً:سد جديد على النهر؟',
    'إقــرأ أيضا： سد جديد على النهر؟',
    'شاهد أيضا: سد جديد على النهر؟',
    'قد يعجبك: سد جديد على النهر؟',
  ])('makes a related link of «%s»', (line) => {
    const { document } = readPageText(page(LEAD, line, MORE), null);
    expect(document.content[1]).toEqual({
      type: 'relatedLink',
      attrs: { title: 'سد جديد على النهر؟', articleId: null },
    });
  });

  it('takes the next line for the title of a related link that stands alone', () => {
    expect(readPageText(page(LEAD, 'إقرأ أيضا', 'سد جديد على النهر', MORE), null).counts).toMatchObject({
      relatedLinks: 1,
      paragraphs: 2,
    });
  });

  it("drops the newsletter's call and the most-read list and says so", () => {
    const read = readPageText(
      page(
        LEAD,
        MORE,
        'هل أعجبك المحتوى وتريد المزيد منه يصل إلى صندوق بريدك بشكلٍ دوري؟\nانضم إلى قائمة من يقدّرون محتوانا واشترك بنشرتنا البريدية.',
        'الأكثر قراءة2',
        'خبر آخر من الصفحة',
        'وخبر ثالث',
      ),
      null,
    );
    expect(read.dropped.map((one) => one.kind)).toEqual([
      'newsletter',
      'newsletter',
      'most_read',
      'most_read',
      'most_read',
    ]);
    expect(read.dropped[0]?.line).toBe(5);
    expect(documentText(read.document)).toBe(`${LEAD}\n${MORE}`);
  });

  it('leaves a paragraph about newsletters and reading lists alone', () => {
    const about = `${LEAD} وكانت النشرة البريدية للبلدية قد ذكرت أن الخبر كان الأكثر قراءة بين أخبارها هذا الشهر، وأن السكان طلبوا المزيد.`;
    expect(readPageText(page(about, MORE), null).dropped).toEqual([]);
  });

  it('goes on after a most-read list in the middle of the page', () => {
    expect(readPageText(page(LEAD, 'الأكثر قراءة', 'خبر آخر من الصفحة', MORE), null).counts.paragraphs).toBe(2);
  });

  it('makes a quotation of a paragraph that is nothing else', () => {
    expect(
      readPageText(page(LEAD, '“الجسر ذاكرة المدينة كلها، ولا نريد أن نخسرها“', MORE), null).document.content[1],
    ).toMatchObject({
      type: 'blockquote',
      content: [{ content: [{ text: 'الجسر ذاكرة المدينة كلها، ولا نريد أن نخسرها' }] }],
    });
    expect(kinds(page(MORE, LEAD))).toEqual(['paragraph', 'paragraph']);
  });

  it('makes one list of lines with bullets', () => {
    expect(kinds(page(LEAD, '• الدعامات\n• السطح\n• الإنارة', MORE))).toEqual(['paragraph', 'bulletList', 'paragraph']);
  });

  it('keeps markup as words', () => {
    expect(documentText(readPageText(page(LEAD, `<script>alert(1)</script> ${MORE}`), null).document)).toContain(
      '<script>alert(1)</script>',
    );
  });

  it('refuses a title that is a paragraph and a page without text', () => {
    expect(() => readPageText(LEAD, 'ع'.repeat(10_000))).toThrow('title_too_long');
    expect(() => readPageText('الأكثر قراءة', null)).toThrow('body_missing');
    expect(() => readPageText('قد يهمك: خبر', null)).toThrow('body_missing');
  });
});

describe('the bytes of a text file', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);

  it('are UTF-8, with or without a mark in front', () => {
    expect(readText(bytes('\uFEFFخبر\r\nثان'))).toBe('خبر\nثان');
  });

  it('say what is wrong and where', () => {
    expect(() => readText(bytes(' \n '))).toThrow('file_empty');
    expect(() => readText(new Uint8Array([0xd8, 0xae, 0, 1]))).toThrow('file_binary');
    expect(() => readText(new Uint8Array([...bytes('خبر'), 0xff, 0x20]))).toThrow(
      expect.objectContaining({ code: 'file_not_utf8', params: { at: 6 } }),
    );
    expect(() => readText(bytes('<!DOCTYPE html><html>'))).toThrow('file_html');
    expect(() => readText(new Uint8Array(6 * 1024 * 1024).fill(65))).toThrow('body_too_large');
  });
});
