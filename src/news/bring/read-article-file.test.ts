import { describe, expect, it } from 'vitest';
import { AppError, DAY, HOUR, MINUTE } from '../../base/index.ts';
import { type NameLookup, placeArticle, readArticleFile, readSpan } from './read-article-file.ts';

const file = (fields: string[], ...body: string[]) => ['---', ...fields, '---', '', ...body].join('\n');
const read = (...fields: string[]) =>
  readArticleFile(file(['title: عودة الماء', 'published: 2h', ...fields], 'عاد الماء.'));

function faultOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error instanceof AppError ? { code: error.code, ...error.params } : error;
  }
  return null;
}

const names: NameLookup = {
  section: (slug) => (slug === 'ماء' ? 's1' : null),
  contributor: (slug) => (slug === 'هالة' ? 'c1' : null),
  picture: (name) => (name === 'river' ? 'm1' : null),
};

describe('a span', () => {
  it('adds days, hours and minutes', () => {
    expect(readSpan('3d 4h')).toBe(3 * DAY + 4 * HOUR);
    expect(readSpan('45m')).toBe(45 * MINUTE);
  });

  it('is nothing else', () => {
    for (const wrong of ['', '3', '3 d', '-1h', '2w', 'أمس']) expect(readSpan(wrong)).toBeNull();
  });
});

describe('an article file', () => {
  it('says everything about an article', () => {
    const article = read(
      'deck: بعد 11 يومًا',
      'section: ماء',
      'form: report',
      'tags: نهر، ري, زراعة',
      'place: حماة',
      'byline: هالة | writing',
      'byline: جاد',
      'provenance: agency',
      'source: وكالة «أفق»',
      'correction: 1d 2h | العدد 39 لا 93 | كما ورد',
      'reads: 120',
    );
    expect(article).toMatchObject({
      section: 'ماء',
      bylines: [
        { contributor: 'هالة', role: 'writing' },
        { contributor: 'جاد', role: 'report' },
      ],
      state: 'published',
      publishedAgo: 2 * HOUR,
      corrections: [{ ago: DAY + 2 * HOUR, note: 'العدد 39 لا 93 | كما ورد' }],
      reads: 120,
    });
    expect(article.content).toMatchObject({
      title: 'عودة الماء',
      form: 'report',
      tags: ['نهر', 'ري', 'زراعة'],
      dateline: { place: 'حماة', date: null },
      provenance: { kind: 'agency', source: 'وكالة «أفق»', url: '' },
    });
  });

  it('keeps colons in a value', () => {
    expect(readArticleFile(file(['title: الماء: سؤال', 'published: 1h'], 'نص.')).content.title).toBe('الماء: سؤال');
  });

  it('knows its state from what it says', () => {
    expect(readArticleFile(file(['title: ع', 'scheduled: 3h'], 'نص.'))).toMatchObject({
      state: 'scheduled',
      scheduledIn: 3 * HOUR,
      publishedAgo: null,
    });
    expect(read('withdrawn: 1h | error | سُحب لخطأ')).toMatchObject({
      state: 'withdrawn',
      withdrawal: { ago: HOUR, reason: 'error', notice: 'سُحب لخطأ' },
    });
    expect(readArticleFile(file(['title: ع', 'state: draft'], 'نص.')).state).toBe('draft');
  });

  it('reads the same with the line ends of Windows and a byte order mark', () => {
    const text = file(['title: ع', 'published: 1h'], 'نص.', '', 'نص ثان.');
    expect(readArticleFile(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual(readArticleFile(text));
  });

  it('says on which line it is wrong', () => {
    expect(faultOf(() => read('colour: red'))).toEqual({ code: 'markup_invalid', line: 4, why: 'field_unknown' });
    expect(faultOf(() => read('title: ثان'))).toEqual({ code: 'markup_invalid', line: 4, why: 'field_twice' });
    expect(faultOf(() => read('form: poem'))).toEqual({ code: 'markup_invalid', line: 4, why: 'value_unknown' });
    expect(faultOf(() => read('reads: many'))).toEqual({ code: 'markup_invalid', line: 4, why: 'number' });
    expect(faultOf(() => read('correction: أمس | خطأ'))).toEqual({ code: 'markup_invalid', line: 4, why: 'span' });
    expect(faultOf(() => read('withdrawn: 1d | error'))).toEqual({ code: 'markup_invalid', line: 4, why: 'parts' });
    expect(faultOf(() => read('byline: هالة | cook'))).toEqual({ code: 'markup_invalid', line: 4, why: 'byline' });
    expect(faultOf(() => read('image: river'))).toEqual({ code: 'markup_invalid', line: 4, why: 'image_alt' });
    expect(faultOf(() => read('no colon'))).toEqual({ code: 'markup_invalid', line: 4, why: 'field_expected' });
    expect(faultOf(() => readArticleFile('---\ntitle: ع\n'))).toMatchObject({ why: 'front_matter_open' });
    expect(faultOf(() => readArticleFile(file(['title: ع', 'published: 1h'], '**خطأ')))).toMatchObject({ line: 6 });
    expect(faultOf(() => readArticleFile(file(['title: ع'], 'نص.')))).toMatchObject({ why: 'published_missing' });
  });

  it('needs a title and a body', () => {
    expect(faultOf(() => readArticleFile('نص بلا عنوان'))).toEqual({ code: 'title_missing' });
    expect(faultOf(() => readArticleFile(file(['title: ع', 'published: 1h'])))).toEqual({ code: 'body_missing' });
    expect(faultOf(() => readArticleFile(file([`title: ${'ع'.repeat(10_000)}`], 'نص.')))).toMatchObject({ line: 2 });
  });
});

describe('placing an article file', () => {
  it('puts ids where names were, and a date on the dateline', () => {
    const placed = placeArticle(
      readArticleFile(
        file(
          [
            'title: ع',
            'published: 1h',
            'section: ماء',
            'place: حماة',
            'byline: هالة',
            'image: river',
            'image-alt: نهر',
          ],
          'نص.',
          '',
          '![نهر](river)',
        ),
      ),
      names,
      '2026-01-02',
    );
    expect(placed).toMatchObject({
      sectionId: 's1',
      bylines: [{ contributorId: 'c1', role: 'report' }],
      leadImage: { mediaId: 'm1', alt: 'نهر' },
      dateline: { place: 'حماة', date: '2026-01-02' },
    });
    expect(placed.body.content[1]).toMatchObject({ attrs: { mediaId: 'm1' } });
  });

  it('says which name is unknown', () => {
    const place = (...fields: string[]) => faultOf(() => placeArticle(read(...fields), names, null));
    expect(place('section: رياضة')).toEqual({ code: 'section_unknown', section: 'رياضة' });
    expect(place('byline: غيرها')).toEqual({ code: 'not_found', what: 'contributor', name: 'غيرها' });
    expect(place('image: sea', 'image-alt: بحر')).toEqual({ code: 'not_found', what: 'picture', name: 'sea' });
  });
});
