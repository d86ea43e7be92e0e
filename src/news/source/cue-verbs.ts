import { fold } from '../../arabic/index.ts';

/** How a form of a verb stands in its sentence. */
export type CueShape = 'perfect' | 'imperfect' | 'participle';

export type CueVerb = {
  /** The verb as dictionaries list it; what `rule` names. */
  lemma: string;
  /** Takes what was said as a plain object: «نفى الخبر». The others need أن, a colon or a quotation. */
  object: boolean;
  /** Is also a noun or a preposition when it is written without marks: counts at a clause's beginning only. */
  homograph: boolean;
  /** Words after which what was said begins: «أشار إلى», «ندد بـ». */
  prepositions: readonly string[];
  /** Says nothing without one of them: «عبّر عن». */
  needsPreposition: boolean;
};

export type CueForm = { verb: CueVerb; shape: CueShape; feminine: boolean; plural: boolean; pronoun: boolean };

/*
 * Perfect, imperfect without its prefix, participle; then: o takes an object, h homograph, ! needs its preposition.
 * Chosen by meaning (Levin's verbs of communication and judgement, their Arabic counterparts in the press).
 */
const VERBS = `
قال قول قائل -
ذكر ذكر مذكر h ب
أفاد فيد مفيد - ب
صرح صرح مصرح - ب
أضاف ضيف مضيف -
زاد زيد - h
أوضح وضح موضح o
تابع تابع متابع h
بين بين مبين h
كتب كتب - h
رد رد - h
علق علق معلق h ب على
عقب عقب معقب h على
أردف ردف مردف -
استطرد ستطرد مستطرد -
استدرك ستدرك مستدرك -
واصل واصل - h
أخبر خبر - - ب
أبلغ بلغ مبلغ - ب
حكى حكي - h
روى روي - h
سرد سرد - h
زعم زعم زاعم -
ادعى دعي مدعي -
أجاب جيب مجيب -
اعتقد عتقد معتقد -
رأى رى - h
اعتبر عتبر معتبر o
ارتأى رتئي - o
لاحظ لاحظ ملاحظ -
أبرز برز مبرز o
أظهر ظهر - -
بشر بشر - h ب
أثبت ثبت - -
أقر قر مقر - ب
اعترف عترف معترف - ب
توقع توقع متوقع o
رجح رجح مرجح o
تعهد تعهد متعهد - ب
هدد هدد مهدد - ب
توعد توعد متوعد - ب
جزم جزم جازم - ب
ألمح لمح ملمح - إلى
نوه نوه منوه - ب إلى
غرد غرد - -
شرح شرح شارح h
فسر فسر مفسر h
خلص خلص - h! إلى
تمنى تمنى متمني -
أمل أمل - h
نصح نصح - h ب
تنبأ تنبأ متنبئ - ب
خمن خمن مخمن h
نقل نقل - h
رفض رفض رافض oh
طلب طلب - oh
اشتكى شتكي مشتكي - من
استغرب ستغرب مستغرب o
أكد ؤكد مؤكد o على
أعلن علن معلن o عن
كشف كشف كاشف oh عن
أشار شير مشير -! إلى
لفت لفت لافت h! إلى
شدد شدد مشدد o على
نبه نبه منبه - إلى من على ل
حذر حذر محذر oh من
دعا دعو داعي o إلى ل
طالب طالب مطالب oh ب
نفى نفي نافي o
انتقد نتقد منتقد o
وصف صف واصف oh
اتهم تهم متهم oh
استنكر ستنكر مستنكر o
ندد ندد مندد -! ب
أدان دين - o
شجب شجب - o
ثمن ثمن مثمن oh
أشاد شيد مشيد -! ب
دافع دافع مدافع h! عن
فند فند مفند oh
كذب كذب مكذب oh
عبر عبر معبر h! عن
أعرب عرب معرب -! عن
أبدى بدي مبدي o
أوصى وصي موصي - ب
اقترح قترح مقترح o
حث حث - oh على
ناشد ناشد مناشد o
رحب رحب مرحب -! ب
استبعد ستبعد مستبعد o
جدد جدد - oh
تساءل تساءل متسائل o عن
شكك شكك مشكك -! في ب
أثنى ثني مثني -! على
برر برر مبرر oh
`;

const forms = new Map<string, CueForm[]>();

function add(form: string, value: CueForm): void {
  const known = forms.get(form);
  if (known) known.push(value);
  else forms.set(form, [value]);
}

/** Weak verbs lose their last letter before endings: نفى, نفت, نفوا. */
function weak(stem: string): string | null {
  return /[اي]$/.test(stem) ? stem.slice(0, -1) : null;
}

function addVerb(line: string): void {
  const [lemma = '', present = '', participle = '', flags = '', ...prepositions] = line.split(' ');
  const verb: CueVerb = {
    lemma,
    object: flags.includes('o'),
    homograph: flags.includes('h'),
    prepositions: prepositions.map((one) => (one === 'على' ? one : fold(one))),
    needsPreposition: flags.includes('!'),
  };
  const past = fold(lemma);
  const base = weak(past) ?? past;
  const is = (shape: CueShape, feminine = false, plural = false, pronoun = false): CueForm => ({
    verb,
    shape,
    feminine,
    plural,
    pronoun,
  });
  add(past, is('perfect'));
  add(`${base}ت`, is('perfect', true));
  add(`${base}وا`, is('perfect', false, true));
  add(`${base}تا`, is('perfect', true, true));
  if (!verb.homograph) add(weak(past) ? `${base}يا` : `${past}ا`, is('perfect', false, true));
  // «بينها», «عبره» and their like are prepositions; «ما أكده» and «الذي اعتبره» are verbs.
  if (!weak(past) && !['بين', 'عبر', 'عقب', 'نقل', 'رد'].includes(past)) {
    for (const ending of ['ه', 'ها', 'هم']) {
      add(`${past}${ending}`, is('perfect', false, false, true));
      add(`${past}ت${ending}`, is('perfect', true, false, true));
      add(`${past}وا${ending}`.replace('واه', 'وه'), is('perfect', false, true, true));
    }
  }
  const now = fold(present);
  const nowBase = weak(now) ?? now;
  add(`ي${now}`, is('imperfect'));
  add(`ت${now}`, is('imperfect', true));
  add(`ي${nowBase}ون`, is('imperfect', false, true));
  if (participle !== '-') {
    const active = fold(participle);
    add(`${active}ا`, is('participle'));
    add(`${active}ه`, is('participle', true));
    add(`${weak(active) ?? active}ين`, is('participle', false, true));
  }
}

for (const line of VERBS.trim().split('\n')) addVerb(line);

/** The readings of a folded word as a verb of saying; none for other words. */
export function cueForms(folded: string): readonly CueForm[] {
  return forms.get(folded) ?? [];
}
