import { fold } from '../../arabic/index.ts';

const words = (text: string): Set<string> =>
  new Set(
    text
      .split(/\s+/)
      .filter((word) => word !== '')
      .map(fold),
  );

/** Nouns for people whom the article does not name. */
const ANONYMOUS =
  words(`مصدر مصادر مصدران مصدرين مسؤول مسؤولون مسؤولين مسؤولو مسؤولي مسئول مسئولون مسئولين محللون محللين محللو خبراء مراقبون
  مراقبين شهود شاهد ناشطون ناشطين نشطاء ناشطو قياديون قياديين قيادات متحدث متحدثة دبلوماسيون دبلوماسيين دبلوماسي سكان أهالي مواطنون
  مواطنين مواطن معدو مؤلفو باحثون باحثين علماء أطباء مختصون متخصصون مقربون مقربين مقرب شخص أشخاص نواب وزراء ضباط ضابط محامون صحفيون
  صحافيون إعلاميون منسقون منسقا منسق عدد عددا بعض أحد إحدى أغلب معظم كثيرون آخرون زملاء جيران أقارب عمال طلاب متظاهرون محتجون معارضون
  مسلحون مستخدمون مغردون مدونون نازحون لاجئون سجناء ضحايا أسر عائلات منتقدون مؤيدون مشرعون قادة زعماء عسكريون أمنيون موظفون فلاحون
  تجار رواد متابعون مراسلون خصوم مدافعون وسائل صحف مواقع تقديرات مقيمون مسافرون ركاب ناجون عناصر أعضاء الآلاف مئات عشرات`);

/** Nouns for texts that speak. */
const DOCUMENTS =
  words(`بيان بيانات بلاغ بلاغات تقرير تقارير دراسة دراسات بحث أبحاث وثيقة وثائق إحصائيات إحصاءات إحصائية أرقام معطيات رسالة تقييم
  استطلاع مذكرة نشرة خبر كتاب مقال مقالة تحقيق تسجيل قرار قانون مرسوم نص إعلان مؤشر توصية برقية محضر لائحة فيديو دستور اتفاق خطاب حكم
  تغريدة تدوينة منشور ملف جدول وصية كتيب افتتاحية موسوعة`);

/** Nouns for bodies. */
const ORGANISATIONS =
  words(`وزارة حزب أحزاب حركة منظمة منظمات جمعية هيئة لجنة مجلس شركة شركات بنك مصرف صندوق رئاسة حكومة شرطة جيش نقابة نقابات
  اتحاد جامعة مكتب إدارة مؤسسة وكالة صحيفة جريدة مجلة قناة إذاعة راديو موقع تلفزيون شبكة تنظيم جماعة جبهة كتلة سفارة بلدية محكمة نيابة بعثة
  فريق مركز معهد مرصد ديوان مجمع كنيسة قيادة غرفة ائتلاف تحالف سلطات سلطة قوات ميليشيا ميليشيات نادي برلمان كونغرس كنيست بورصة دائرة مديرية
  أمانة مفوضية مجموعة وفد فصيل فصائل منصة حملة مبادرة رابطة عمادة مستشفى مصلحة مصالح جهاز جامع أكاديمية كلية دار بيت تيار محافظة ولاية
  إقليم دولة مملكة جمهورية كابينت بنتاغون كرملين خارجية داخلية استخبارات مخابرات أمم أوبك ناتو يونيسف يونسكو فيفا وحدات وحدة عائلة أسرة
  طرف خلية منتدى مؤتمر مقاومة معارضة أغلبية اتحادية رويترز`);

/** Nouns for one person's office, trade or standing. A name often follows. */
const ROLES =
  words(`رئيس رئيسة وزير وزيرة نائب نائبة مدير مديرة أمين أمينة ناطق ناطقة متحدث متحدثة سفير سفيرة عضو عضوة قيادي قيادية محامي محامية
  محام خبير خبيرة باحث باحثة محلل محللة كاتب كاتبة صحفي صحفية صحافي صحافية إعلامي إعلامية دكتور دكتورة أستاذ أستاذة بروفيسور شيخ مفتي إمام عميد
  لواء عقيد عقيدة رائد نقيب فريق مشير جنرال قائد قائدة والي محافظ كاهية مستشار مستشارة مبعوث مبعوثة مندوب مندوبة زعيم زعيمة ملك ملكة أمير أميرة
  ولي مرشح مرشحة مدرب مدربة لاعب لاعبة نجم نجمة فنان فنانة ممثل ممثلة مخرج مخرجة منسق منسقة مساعد مساعدة والد والدة أب أم شقيق شقيقة ابن ابنة
  زوج زوجة مسؤول مسؤولة مسئول مسئولة مؤسس مؤسسة مراسل مراسلة رجل امرأة سيد سيدة معتمد وكيل وكيلة قاضي قاض قاضية طبيب طبيبة مهندس مهندسة مؤرخ
  عالم عالمة ناشط ناشطة نقيبة حاكم حارس مطران بطريرك بابا قس آية سماحة فضيلة معالي مؤلف مؤلفة شاعر شاعرة روائي روائية مغني مغنية صديق معلم
  معلمة طالب طالبة عامل عاملة سكرتير مقرر مقررة مفوض مفوضة مدعي رجلا مواطن مطارد مطاردة حقوقي حقوقية سياسي سياسية أكاديمي أكاديمية اقتصادي
  دبلوماسي مسعف شاب شابة فتاة لاجئ نازح مزارع تاجر سائق شرطي ضابط جندي جد جدة عم خال صاحب صاحبة مالك مشرف مشرفة رئيسي تقني فلكي ناقد ناقدة`);

/** Nouns for media; what they bring is carried, not said. */
const MEDIA = words(`صحيفة جريدة مجلة قناة إذاعة اذاعة راديو موقع وكالة تلفزيون شبكة فضائية يومية أسبوعية`);

/** Media that papers name without a noun before them, by their words folded. */
const OUTLETS = new Set(
  `رويترز|الأناضول|سانا|وات|وفا|واس|قنا|كونا|بترا|وام|سبوتنيك|تاس|شينخوا|أسوشيتد برس|بلومبرغ|بلومبيرغ|الجزيرة|الجزيرة نت|العربية|العربية نت|الميادين
روداو|هآرتس|معاريف|بيلد|لوموند|الغارديان|التايمز|عكاظ|عنب بلدي|موزاييك|موزاييك اف ام|شمس اف ام|الشروق اون لاين|بي بي سي|سي ان ان|واشنطن بوست|نيويورك تايمز|الشرق الأوسط
الحل نت|روسيا اليوم|ار تي|القدس العربي|العربي الجديد|فرانس برس|فرانس 24|دويتشه فيله|سكاي نيوز|سكاي نيوز عربية|يورونيوز|وول ستريت جورنال|فورين بوليسي|دير شبيغل|لو فيغارو
ديلي ميل|فايننشال تايمز|الايكونوميست|ذا غارديان|يديعوت أحرونوت|جيروزاليم بوست|الجوهرة أف أم|شفق نيوز|السومرية نيوز|ناس نيوز|بغداد اليوم|راديو سوا|صوت أميركا|انترفاكس|نوفوستي
ايه بي سي|سي بي اس|ان بي سي|فوكس نيوز|العربي الحدث|الإخبارية|BBC|CNN|AFP|Reuters|AP`
    .split(/[|\n]/)
    .map((name) => name.split(' ').map(fold).join(' ')),
);

const COUNTRIES =
  words(`مصر سوريا العراق الأردن لبنان فلسطين السعودية الإمارات الكويت قطر البحرين عمان اليمن ليبيا تونس الجزائر المغرب موريتانيا السودان
  الصومال جيبوتي إيران تركيا إسرائيل روسيا أميركا أمريكا واشنطن موسكو طهران أنقرة دمشق بغداد القاهرة الرياض الدوحة أبوظبي باريس لندن برلين
  بكين الصين اليابان الهند باكستان أفغانستان فرنسا ألمانيا بريطانيا إيطاليا إسبانيا اليونان قبرص أوكرانيا بولندا هولندا بلجيكا السويد النرويج
  كندا البرازيل الأرجنتين المكسيك فنزويلا كوبا نيجيريا إثيوبيا كينيا تل كييف بروكسل عمّان بيروت الخرطوم الرباط طرابلس صنعاء مسقط المنامة كوريا
  أستراليا النمسا سويسرا الدنمارك فنلندا البرتغال رومانيا بلغاريا المجر صربيا أرمينيا أذربيجان جورجيا كازاخستان تشاد مالي النيجر السنغال إندونيسيا`);

const DAYS = words('السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة');

/** Words with which a time begins. */
const TIMES = words(`اليوم أمس الأمس البارحة غدا يوم مساء صباح ظهر عصر فجر عشية ليلة ليل مؤخرا حديثا سابقا لاحقا `);

/** «وكالة», «والد», «والي»: nouns that only look as if particles and the article were joined to them. */
const LEXICON: ReadonlySet<string> = new Set([...ANONYMOUS, ...DOCUMENTS, ...ORGANISATIONS, ...ROLES, ...MEDIA]);

/** A word as a noun, without the conjunction, the joined preposition and the article. */
export function bareNoun(folded: string): string {
  if (LEXICON.has(folded)) return folded;
  let word = folded;
  if (/^[وف]?[بكل]?ال./.test(word)) word = word.replace(/^[وف]?[بكل]?ال/, '');
  else if (/^[وف]?لل./.test(word)) word = word.replace(/^[وف]?لل/, '');
  return word;
}

export const isDefinite = (folded: string): boolean => !LEXICON.has(folded) && /^[وف]?(ال|[بك]ال|لل)../.test(folded);

/** «مصادرها»: whose they are is left out. */
export function withoutOwner(bare: string): string {
  if (LEXICON.has(bare)) return bare;
  const owned = bare.replace(/(ها|هم|هما|نا)$/, '');
  return owned !== bare && LEXICON.has(owned) ? owned : bare;
}

export type NounClass = 'anonymous' | 'document' | 'organisation' | 'role' | 'country';

/** What kind of speaker a folded noun names, or null. The article before it is looked through. */
export function nounClass(folded: string): NounClass | null {
  const bare = withoutOwner(bareNoun(folded));
  if (COUNTRIES.has(folded)) return 'country';
  if (ANONYMOUS.has(bare) && !(ROLES.has(bare) && folded !== bare)) return 'anonymous';
  if (DOCUMENTS.has(bare)) return 'document';
  if (ORGANISATIONS.has(bare)) return 'organisation';
  if (ROLES.has(bare)) return 'role';
  return null;
}

export const isRole = (folded: string): boolean => ROLES.has(bareNoun(folded));
export const isMedium = (folded: string): boolean => MEDIA.has(bareNoun(folded));
export const isOutletName = (folded: string): boolean => OUTLETS.has(folded);

/** How many of these folded words, from the first on, are the name of a medium; 0 for none. The longest name counts. */
export function outletWords(words: readonly string[]): number {
  for (let n = Math.min(4, words.length); n > 0; n -= 1) if (OUTLETS.has(words.slice(0, n).join(' '))) return n;
  return 0;
}
export const isCountry = (folded: string): boolean => COUNTRIES.has(folded);
export const isDay = (folded: string): boolean => DAYS.has(folded);
export const isTime = (folded: string): boolean => TIMES.has(folded);
