import { describe, expect, it } from 'vitest';
import { doc, h2, p, quote, seeAlso } from '../../../test/support/build.ts';
import type { Attribution } from './attribution.ts';
import { GOOD_ENOUGH } from './confidence.ts';
import { detectAttributions, detectInRuns } from './detect.ts';

const read = (...texts: string[]): Attribution[] =>
  detectInRuns(texts.map((text) => ({ kind: 'paragraph' as const, text })));
/** The one attribution of a text; fails when there are more or none. */
const only = (...texts: string[]): Attribution => {
  const found = read(...texts);
  expect(found).toHaveLength(1);
  return found[0] as Attribution;
};
const last = (...texts: string[]): Attribution => read(...texts).at(-1) as Attribution;
const who = (found: readonly Attribution[]) => found.map((one) => one.resolved);
const content = (found: readonly Attribution[]) => found.map((one) => one.content.text);

const ENGINEER = 'قال المهندس سامر العلي إن الجسر جاهز.';
const RESEARCHER = 'قالت الباحثة رنا الخوري إن النهر يتراجع.';
const MAYOR = 'وقال عمدة البلدة فادي سمعان إن الآبار كافية.';

describe('speech', () => {
  it('in quotation marks behind a colon is direct, and its outer marks stay outside', () => {
    const one = only('قال المهندس سامر العلي: «الجسر جاهز للعبور منذ الصباح».');
    expect([one.mode, one.content.text, one.cue?.text]).toEqual(['direct', 'الجسر جاهز للعبور منذ الصباح', 'قال']);
  });

  it('behind إن and أن is indirect', () => {
    expect([only(ENGINEER).mode, only(ENGINEER).content.text]).toEqual(['indirect', 'الجسر جاهز']);
    expect(only('أكدت مديرة المستشفى هدى قنواتي أن الأدوية تكفي شهرين.').content.text).toBe('الأدوية تكفي شهرين');
  });

  it('reported with some of its words quoted is mixed, and keeps the marks of the quoted part', () => {
    const one = only('أوضح الوزير نبيل الصفدي أن المشروع «سيغير وجه المدينة كلها» قبل الشتاء.');
    expect([one.mode, one.content.text]).toEqual(['mixed', 'المشروع «سيغير وجه المدينة كلها» قبل الشتاء']);
  });

  it('leaves a joined conjunction and a joined preposition out of cue and content', () => {
    const one = only('وأفاد الدفاع المدني بأن الحريق أخمد.');
    expect([one.cue?.text, one.content.text]).toEqual(['أفاد', 'الحريق أخمد']);
  });

  it('goes on in a participle, which ends what was said before it', () => {
    const found = read('أعلنت شركة الكهرباء أن التيار سيعود مساء، مشيرة إلى أن الأعطال أصلحت.');
    expect(content(found)).toEqual(['التيار سيعود مساء', 'الأعطال أصلحت']);
    expect(found.map((one) => [one.resolved, one.source?.text ?? null])).toEqual([
      ['شركة الكهرباء', 'شركة الكهرباء'],
      ['شركة الكهرباء', null],
    ]);
  });

  it('without content, and the reporter’s own voice, are no attributions', () => {
    for (const text of [
      'فتحت المدارس أبوابها صباح الأحد.',
      'التقى الوفد رئيس البلدية ثم غادر المدينة.',
      'عقد الوزير اجتماعا وتحدث مع المزارعين.',
      'يُتوقع أن يهطل المطر غدا.',
    ])
      expect(read(text), text).toEqual([]);
  });

  it('says which rule found it', () => {
    expect(only(ENGINEER).rule).toBe('verb:قال');
    expect(only('بحسب وزارة الصحة، ارتفع عدد المصابين.').rule).toBe('according:بحسب');
  });
});

describe('who it was', () => {
  it('is named with role and kind', () => {
    const one = only('يرى المحلل السياسي طارق نعمة أن الاتفاق هش.');
    expect([one.resolved, one.role, one.kind]).toEqual(['طارق نعمة', 'المحلل السياسي', 'person']);
    expect(one.source?.text).toBe('المحلل السياسي طارق نعمة');
    expect(only('قالت وزارة الصحة إن اللقاح وصل.').kind).toBe('organisation');
    expect(only('قال شهود عيان إن الانفجار وقع فجرا.').kind).toBe('anonymous');
    expect(only('وفقا لتقرير منظمة الهجرة، عاد ألف نازح إلى قراهم.').kind).toBe('document');
  });

  it('does not take the one who is asked into the name', () => {
    const one = only('دعا رئيس النقابة عمر الحسن العمال إلى الإضراب.');
    expect([one.resolved, one.content.text]).toEqual(['عمر الحسن', 'العمال إلى الإضراب']);
  });

  it('is the last speaker where the subject is dropped', () => {
    const one = last(ENGINEER, 'وأضاف: «لن نغلقه بعد اليوم».');
    expect([one.resolved, one.role, one.source]).toEqual(['سامر العلي', 'المهندس', null]);
  });

  it('is the last one of the verb’s gender where the subject is dropped', () => {
    expect(last(RESEARCHER, MAYOR, 'وأضافت أن القياسات مستمرة.').resolved).toBe('رنا الخوري');
  });

  it('is found by a surname, a role and a first mention in the title', () => {
    expect(last(RESEARCHER, MAYOR, 'وأوضحت الخوري أن القياسات مستمرة.').resolved).toBe('رنا الخوري');
    expect(last(RESEARCHER, MAYOR, 'وأوضحت الباحثة أن القياسات مستمرة.').resolved).toBe('رنا الخوري');
    const runs = [{ kind: 'paragraph' as const, text: 'قال سمعان إن الآبار كافية.' }];
    expect(who(detectInRuns(runs, 'فادي سمعان: الماء يكفي'))).toEqual(['فادي سمعان']);
  });

  it('behind «المصدر ذاته» and «المصدر نفسه» is the one before', () => {
    const source = 'أفاد مصدر في مديرية الزراعة بأن البذور وصلت.';
    for (const again of ['المصدر ذاته', 'المصدر نفسه', 'المصدر'])
      expect(last(source, `وأكد ${again} أن التوزيع يبدأ الأحد.`)).toMatchObject({
        resolved: 'مصدر في مديرية الزراعة',
        kind: 'anonymous',
      });
  });

  it('is nobody by name where the paper says that the name is withheld', () => {
    for (const [text, who] of [
      ['قال مسؤول رفض الكشف عن اسمه إن المعبر مغلق.', 'مسؤول'],
      ['قال باحث زار المتحف، وفضّل عدم نشر اسمه، إن المعبر مغلق.', 'باحث زار المتحف'],
      ['قال عضو في اللجنة، شرط عدم كشف هويته، إن المعبر مغلق.', 'عضو في اللجنة'],
      ['قالت موظفة في البلدية غير مخوّلة بالتصريح إن المعبر مغلق.', 'موظفة في البلدية'],
    ] as const)
      expect(only(text), text).toMatchObject({ kind: 'anonymous', resolved: who, content: { text: 'المعبر مغلق' } });
  });

  it('is never the place that a preposition leads to', () => {
    expect(last(ENGINEER, 'وكتب على الورقة: «لا تنسوا البذور هذا العام».').resolved).toBe('سامر العلي');
    expect(only('قال لي خالد العلي إن الأمر انتهى.').resolved).toBe('خالد العلي');
  });

  it('stays unknown where the text says nothing of it', () => {
    expect(only('قال إنه لا يعرف.')).toMatchObject({ resolved: '', source: null });
  });
});

describe('the way it came', () => {
  it('of an unnamed source leads through an outlet on a day', () => {
    for (const paper of ['«الضفة»', '“الضفة“', 'الضفة'])
      expect(only(`قال مصدر مطلع في تصريحات نقلتها صحيفة ${paper} الجمعة إن المفاوضات توقفت.`)).toMatchObject({
        resolved: 'مصدر مطلع',
        kind: 'anonymous',
        outlet: 'الضفة',
        when: 'الجمعة',
        content: { text: 'المفاوضات توقفت' },
      });
  });

  it('takes no day of prayer for a day of speaking', () => {
    expect(only('قال الشيخ عمر الحسن خلال صلاة الجمعة إن الصبر جميل.').when).toBeNull();
  });

  it('leads through the one who interviewed', () => {
    const one = only('وقال الباحث مازن درويش في حديث سابق مع «الحل نت» إن الاتفاق قريب.');
    expect([one.resolved, one.outlet]).toEqual(['مازن درويش', 'الحل نت']);
  });

  it('leads through a paper that is named in marks behind «لـ»', () => {
    const one = only('قال المهندس سامر العلي لـ«الضفة» إن الفحص مستمر.');
    expect([one.resolved, one.source?.text, one.outlet]).toEqual(['سامر العلي', 'المهندس سامر العلي', 'الضفة']);
  });

  it('is told by بحسب، وفق، وفقا لـ and نقلا عن, before and after the words', () => {
    const facts = 'ارتفع عدد المصابين إلى عشرين';
    for (const cue of ['بحسب', 'وفق', 'حسب']) {
      expect(only(`${cue} وزارة الصحة، ${facts}.`)).toMatchObject({
        resolved: 'وزارة الصحة',
        content: { text: facts },
      });
      expect(only(`${facts}، ${cue} وزارة الصحة.`)).toMatchObject({
        resolved: 'وزارة الصحة',
        content: { text: facts },
      });
    }
    expect(only(`${facts}، وفقا لوزارة الصحة.`)).toMatchObject({ kind: 'organisation', content: { text: facts } });
    expect(only(`${facts}، نقلا عن مصادر محلية.`)).toMatchObject({ cue: { text: 'نقلا عن' }, resolved: 'مصادر محلية' });
  });

  it('of a medium that speaks for itself is its own name', () => {
    const one = only('وفق وكالة رويترز، أغلقت السلطات المعبر.');
    expect([one.resolved, one.kind, one.outlet]).toEqual(['وكالة رويترز', 'organisation', 'رويترز']);
  });

  it('names the innermost source of a chain and the medium that carried it', () => {
    for (const text of [
      'نقلت صحيفة «الضفة» عن مصادر أمنية قولها إن الطريق مقطوع.',
      'ذكرت صحيفة «الضفة» نقلا عن مصادر أمنية أن الطريق مقطوع.',
    ])
      expect(only(text)).toMatchObject({ resolved: 'مصادر أمنية', outlet: 'الضفة', content: { text: 'الطريق مقطوع' } });
  });

  it('leaves speech within speech to the one who reports it', () => {
    const one = only('قال ناطق باسم الحكومة إن رئيس البلدية أكد أن الوزير وعد بأن الماء سيعود.');
    expect(one).toMatchObject({
      resolved: 'ناطق باسم الحكومة',
      content: { text: 'رئيس البلدية أكد أن الوزير وعد بأن الماء سيعود' },
    });
  });
});

describe('how sure it is', () => {
  const sure = (text: string) => only(text).confidence >= GOOD_ENOUGH;

  it('is sure where a sign stands before the words and a name or a noun for speakers before the sign', () => {
    expect(sure(ENGINEER)).toBe(true);
    expect(sure('أفاد مصدر في مديرية الزراعة بأن البذور وصلت.')).toBe(true);
    expect(sure('بحسب وزارة الصحة، ارتفع عدد المصابين.')).toBe(true);
  });

  it('is not where no sign stands there, or the words for who speaks are none for speakers', () => {
    expect(sure('انتقد الوزير نبيل الصفدي تأخر الأعمال.')).toBe(false);
    expect(sure('وجاء في البيان أن المدارس ستفتح الأحد.')).toBe(false);
    expect(sure('قال إنه لا يعرف.')).toBe(false);
  });

  it('is not for a first name, when what stands behind it elsewhere may be no surname', () => {
    expect(last('تسلمت سناء المبلغ صباحا.', 'وقالت سناء إن الحوالة وصلت.').confidence).toBeLessThan(GOOD_ENOUGH);
  });
});

describe('quotations', () => {
  it('without a cue are the last speaker’s', () => {
    const one = last(ENGINEER, '«لم نتوقف عن العمل يوما واحدا رغم البرد».');
    expect([one.cue, one.resolved, one.mode]).toEqual([null, 'سامر العلي', 'direct']);
    expect(one.content.text).toBe('لم نتوقف عن العمل يوما واحدا رغم البرد');
  });

  it('that are never closed end with their sentence', () => {
    expect(only('قال المهندس سامر العلي: «الجسر جاهز للعبور. وعاد العمال إلى بيوتهم.')).toMatchObject({
      mode: 'direct',
      content: { text: 'الجسر جاهز للعبور' },
    });
  });

  it('whose marks do not match, or point the wrong way, are read as their writer meant them', () => {
    for (const [open, close] of ['«“', '““', '"”', '”“', '„“', '“»'])
      expect(only(`قال المهندس سامر العلي: ${open}الجسر جاهز للعبور${close}. وعاد العمال.`)).toMatchObject({
        mode: 'direct',
        content: { text: 'الجسر جاهز للعبور' },
      });
  });

  it('of a single term make no direct speech', () => {
    expect(only('قالت الباحثة رنا الخوري إن مشروع «الضفتين» متأخر.').mode).toBe('indirect');
  });

  it('in a block of their own belong to whom the text named last', () => {
    const found = detectAttributions(doc(p(ENGINEER), quote('سنبقى هنا ما بقي النهر.')));
    expect(found.map((one) => [one.rule, one.resolved])).toEqual([
      ['verb:قال', 'سامر العلي'],
      ['block', 'سامر العلي'],
    ]);
  });
});

describe('a document', () => {
  it('is read without what repeats it: headings, pull quotes, related links', () => {
    const pull = {
      type: 'pullQuote' as const,
      attrs: { source: '' },
      content: [{ type: 'text' as const, text: 'قال الوزير إن الجسر جاهز' }],
    };
    const found = detectAttributions(doc(h2(ENGINEER), pull, seeAlso(ENGINEER), p(RESEARCHER)));
    expect(who(found)).toEqual(['رنا الخوري']);
    expect(found[0]?.content.run).toBe(2);
  });
});
