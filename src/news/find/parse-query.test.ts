import { describe, expect, it } from 'vitest';
import { parseQuery } from './parse-query.ts';

const read = (query: string) => {
  const parsed = parseQuery(query);
  return {
    words: parsed.words.map((word) => word.folded),
    phrases: parsed.phrases.map((phrase) => phrase.words.map(({ word }) => parsed.words[word]?.folded)),
    excluded: parsed.excluded.map((group) => group.map((word) => word.folded)),
  };
};

describe('a query', () => {
  it('holds its words without the stop-words', () => {
    expect(read('- من هو رئيس الحكومة؟').words).toEqual(['رييس', 'الحكومه']);
  });

  it('of stop-words alone holds them', () => {
    expect(read('من هو').words).toEqual(['من', 'هو']);
  });

  it.each(['«مجلس الأمن» سوريا', '“مجلس الأمن“ سوريا', '"مجلس الأمن" سوريا', '„مجلس الأمن“ سوريا'])(
    'reads the phrase of %s',
    (query) => {
      expect(read(query)).toEqual({ words: ['مجلس', 'الامن', 'سوريا'], phrases: [['مجلس', 'الامن']], excluded: [] });
    },
  );

  it('takes a mark that is never closed for none', () => {
    expect(read('«مجلس الأمن')).toEqual({ words: ['مجلس', 'الامن'], phrases: [], excluded: [] });
  });

  it('leaves out words and phrases with a minus before them, and no others', () => {
    expect(read('مطار -دمشق -"حلب الجديدة" 2010-2011')).toEqual({
      words: ['مطار', '2010', '2011'],
      phrases: [],
      excluded: [['دمشق'], ['حلب', 'الجديده']],
    });
  });

  it('counts a word once and no more than 24', () => {
    expect(read('خبر خبر خبر').words).toEqual(['خبر']);
    expect(read(Array.from({ length: 60 }, (_, i) => `كلمة${i}`).join(' ')).words.length).toBe(24);
  });
});
