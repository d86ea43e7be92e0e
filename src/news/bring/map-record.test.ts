import { describe, expect, it } from 'vitest';
import { documentText } from '../write/index.ts';
import { mapRecord, parseMapping } from './map-record.ts';

const NOW = Date.UTC(2026, 10, 1);
const mapping = parseMapping('title=t,body=b,publishedAt=at,section=s,tags=g');
const map = (record: Record<string, unknown>) =>
  mapRecord({ t: 'عنوان', b: 'نص', ...record }, mapping, { now: NOW, zone: 'Asia/Damascus' });

describe('a mapping', () => {
  it('names title and body at least, each field once, and only fields there are', () => {
    expect(parseMapping('title=t, body=b')).toEqual({ title: 't', body: 'b' });
    for (const wrong of [
      '',
      'title=t',
      'title=t,body=b,title=x',
      'title=t,body=b,colour=c',
      'title=,body=b',
      'title,body',
    ]) {
      expect(() => parseMapping(wrong)).toThrow('mapping_invalid');
    }
  });
});

describe('a record', () => {
  it('becomes an article, a paragraph a line', () => {
    const { content, section, publishedAt } = map({
      b: 'أول\n\nثان\nاقرأ أيضا: خبر',
      at: '2017-01-20T21:43:00+01:00',
      s: 'مياه',
      g: 'نهر، سد',
    });
    expect(documentText(content.body)).toBe('أول\nثان');
    expect(content.body.content.at(-1)).toMatchObject({ type: 'relatedLink', attrs: { title: 'خبر' } });
    expect(content.tags).toEqual(['نهر', 'سد']);
    expect([section, publishedAt]).toEqual(['مياه', Date.UTC(2017, 0, 20, 20, 43)]);
  });

  it('may give its time in seconds or milliseconds, or not at all', () => {
    expect(map({ at: 1_484_944_980 }).publishedAt).toBe(1_484_944_980_000);
    expect(map({ at: 1_484_944_980_000 }).publishedAt).toBe(1_484_944_980_000);
    expect(map({}).publishedAt).toBeNull();
  });

  it('without an offset has a time of the publication’s clocks, three hours ahead of UTC', () => {
    expect(map({ at: '2026-10-20 21:43' }).publishedAt).toBe(Date.UTC(2026, 9, 20, 18, 43));
    expect(map({ at: '2026-10-20T21:43:10Z' }).publishedAt).toBe(Date.UTC(2026, 9, 20, 21, 43, 10));
    expect(map({ at: '2026-10-20T214310-0230' }).publishedAt).toBe(Date.UTC(2026, 9, 21, 0, 13, 10));
    expect(map({ at: '2026-10-20T214310' }).publishedAt).toBe(Date.UTC(2026, 9, 20, 18, 43, 10));
  });

  it('with a day alone stands at its noon, today at the latest moment there is', () => {
    expect(map({ at: '17/05/2026' }).publishedAt).toBe(Date.UTC(2026, 4, 17, 9));
    expect(map({ at: '2026-05' }).publishedAt).toBe(Date.UTC(2026, 4, 1, 9));
    expect(map({ at: '2026-11-01' }).publishedAt).toBe(NOW);
    for (const at of ['31/02/2015', '2026-13-01', '2026-10-20T25:00', '2026-10-20T10:75'])
      expect(() => map({ at })).toThrow('time_invalid');
  });

  it('is refused with the reason', () => {
    expect(() => map({ t: ' ' })).toThrow('title_missing');
    expect(() => map({ t: 'ع'.repeat(10_000) })).toThrow('title_too_long');
    expect(() => map({ b: '\n \n' })).toThrow('body_missing');
    expect(() => map({ b: { html: '' } })).toThrow('invalid_input');
    expect(() => map({ at: 'أمس' })).toThrow('time_invalid');
    expect(() => map({ at: '2030-01-01' })).toThrow('time_in_future');
  });
});
