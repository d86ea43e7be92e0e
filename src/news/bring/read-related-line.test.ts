import { describe, expect, it } from 'vitest';
import { readRelatedLine } from './read-related-line.ts';

describe('a line that points to another article', () => {
  it.each([
    'قد يهمك: حصاد الماء',
    'قد يهمّك أيضًا: حصاد الماء',
    'اقرأ أيضًا: حصاد الماء',
    'إقرأ أيضا: حصاد الماء',
    'أقرأ ايضاً : حصاد الماء',
    'اقــرأ أيضا：حصاد الماء',
    'إقرأ أيضاً | حصاد الماء',
    'اقرأ أيضا – حصاد الماء',
    '«اقرأ أيضًا»: حصاد الماء',
    '* شاهد أيضا: حصاد الماء',
    'قد يعجبك أيضا: حصاد الماء',
    'مواضيع ذات صلة: حصاد الماء',
  ])('is read in the spelling «%s»', (line) => {
    expect(readRelatedLine(line)).toBe('حصاد الماء');
  });

  it('may have its title on the next line', () => {
    for (const alone of ['اقرأ أيضًا', 'إقرأ أيضا:', 'قد يهمك …']) expect(readRelatedLine(alone)).toBe('');
  });

  it('keeps colons and marks inside the title', () => {
    expect(readRelatedLine('قد يهمك: الماء: من يملك المطر؟')).toBe('الماء: من يملك المطر؟');
  });

  it('is not a sentence that uses the same words', () => {
    for (const sentence of [
      'قد يهمك أن تعرف أن الماء عاد: فتحت البلدية الصنابير.',
      'وقال: اقرأ أيضًا ما كتبه جدّي.',
      'للمزيد من الماء حفر الأهالي بئرًا',
      'اقرأ',
    ]) {
      expect(readRelatedLine(sentence)).toBeNull();
    }
  });
});
