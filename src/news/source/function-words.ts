/** Folded words that steer reading: where a clause begins, what stands between a verb and what was said. */
const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** «أنّ» and «إنّ» alone: what was said begins behind them. */
export const CLAUSE = set('ان بان فان وان');
/** With a pronoun: what was said begins with them. */
const CLAUSE_PRONOUN = /^[بف]?ان(ه|ها|هم|هما|هن|ني|نا|ك|كم)$/;
export const clausePronoun = (folded: string): boolean => CLAUSE_PRONOUN.test(folded);
export const QUESTION = set('هل عما ما كيف لماذا متى من كم اين');

/** Words that open a clause; a verb behind one of them belongs to the reporter's own sentence. */
export const OPENERS =
  set(`كما فيما بينما حين وحين حيث ثم لكن لكنه لكنها لكنهم وقد قد كذلك وكذلك ايضا بدوره بدورها بدورهم جهته جانبه جهتها جانبها جهتهم
  اذ واذ عندما وعندما بعدما فقد كان وكان كانت وكانت كانوا المقابل ذلك هذا السياق الصدد الاطار قايلا لذلك هنا اخري بالمقابل`);
/** Those of them that begin a statement of its own inside a sentence. */
export const COORDINATORS = set(
  'كما فيما بينما حين ثم لكن لكنه لكنها لكنهم وكان وكانت وقد فقد اخري المقابل السياق الصدد كذلك وكذلك بدوره بدورها جهته جانبه جهتها جانبها',
);

export const RELATIVES = set('الذي التي الذين اللذان اللتان اللذين ممن من');

/** Behind a verb they lead to a place or a thing, never to who speaks: «كتب على الورقة». */
export const PREPOSITIONS = set('في على من عن الي تحت فوق امام خلف وراء بين نحو');

/** Never a word of a name. */
export const PARTICLES = set(`من في عن على ما هذا هذه ذلك تلك كان كانت اثر عقب ضد حول بان انه انها لا لم او ثم
  كما حيث بين نقلا اسم نفسه عام عامه سابق سابقه اول جديد جديده نفسها ذاته ذاتها الي مع باسم لدي خلال الذي
  التي الذين و ان هو هي قد بعد قبل بينها بينهم`);

/** Nouns of speaking and its occasions: «في تصريح», «خلال مؤتمر». */
const OCCASIONS =
  set(`تصريح تصريحات تصريحاته تصريحاتها تصريحه حديث حديثه حديثها حوار بيان بيانه بيانها كلمه كلمته كلمتها خطاب خطابه مداخله مداخلته مداخلتها مؤتمر
  موتمر ندوه لقاء مقابله اتصال تدوينه تغريده تغريدات منشور بلاغ رساله مقال مقاله مذكره توصيه افاده احاطه جلسه اجتماع سياق اطار صدد ختام مستهل معرض
  مقطع تسجيل فيديو حسابه حسابها صفحته صفحتها موقعه موقعها تعليق تعليقه وقت وقتها هذا ذات نفس السياق المقابل الوقت ان ماي معرض رد رده هامش ظل شان حصه
  برنامج خصوص ختامه بدايه نهايه اعقاب`);
/** Prepositions that open an adverbial between the verb and what was said. */
const ADVERBIALS =
  set(`خلال اثر عقب امام لدي بعد قبل عند عبر حول بشان بخصوص ردا تعليقا اثناء ضمن منذ حسب وفق بالمقابل بالخصوص
  مؤخرا موخرا امس اليوم بصفته بشكل بصفه رسميا عقبها الليله بالقول قايلا قايله قايلين القول قوله`);

/** Words that stand alone between the verb and what was said, and open nothing: «وصف فيه التقرير». */
export const LONE = set(
  'فيه فيها له لها لهم لي لنا به بها عنه عنها ايضا كذلك مجددا صراحه علنا بوضوح مرارا حينها انذاك وقتها بدوره بدورها لاحقا سابقا هنا',
);

/** True where an adverbial begins at word `folded`, followed by `next`. */
export function opensAdverbial(folded: string, next: string, afterNext: string): boolean {
  if (ADVERBIALS.has(folded)) return true;
  if (folded === 'في') return OCCASIONS.has(next) || OCCASIONS.has(next.replace(/^ال/, ''));
  if (folded === 'من') return /^(جهت|جانب|ناحيت|جهه)/.test(next);
  if (folded === 'على') return /^(هامش|خلفيه|لسان|حساب|صفح|موقع|تويتر|متن)/.test(next);
  if (folded === 'الي' || folded === 'مع') return next === 'ذلك' || next === 'جانب' || afterNext === 'ذاته';
  return /^[وف]?ل(ل?صحف|مراسل|وسايل|لوسايل|وكال|قنا|صحيف|جريد|مجل|موقع|اذاع|برنامج|تلفزيون|ممثلي|لاعلام)/.test(folded);
}

/** Tails that repeat who spoke: «على حد قوله», «وفق تعبيره»; they end what was said. */
const TAIL_NOUN = /^(قول|تعبير|راي|تصريح|ترجيح|تقدير|وصف|زعم|اعتقاد|كلام|حديث|ادعاي)(ه|ها|هم|هما)$/;
export function isTail(words: readonly string[]): boolean {
  const [first = '', second = '', third = '', fourth = ''] = words;
  if (/^(حسب|بحسب|وفق|وفقا|طبقا|كحسب)$/.test(first)) {
    return (
      TAIL_NOUN.test(second.replace(/^ل/, '')) ||
      /^(نص|ذات|نفس)$/.test(second) ||
      (second === 'ما' && (third === 'جاء' || third === 'ورد'))
    );
  }
  if (first === 'على')
    return (second === 'حد' && TAIL_NOUN.test(third)) || (second === 'حد' && third === 'وصف' && fourth !== '');
  return first === 'كما' && /^(قال|وصفها|وصفه|سماه|سماها|جاء|اسماه)$/.test(second) && third === '';
}

/** «وفد», «وقع»: words that begin with و of their own. */
const OWN_WAW =
  /^(وزار|وزير|وزراء|وفد|وكال|وسايل|وضع|وقع|وصل|واحد|وقت|وطن|ولاي|ولد|وجه|وافق|ورد|والد|واشنطن|وليد|وحد|وثي|ورق|وسط|وجود|وداع|واقع|واجه|ورش|وفا|وعد|وات|ولي|وكيل|واردات|وديع|وسام|وسيم|وايل|وصف|وفق)/;
export const joinsWaw = (folded: string): boolean =>
  folded.length > 2 && folded.startsWith('و') && !OWN_WAW.test(folded);
