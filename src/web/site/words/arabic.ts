// long: the one catalogue of what readers see; split, a translator would have to look for the rest
import type { Child } from 'hono/jsx';
import type { PluralForms } from '../../../arabic/index.ts';
import type { TipKind } from '../../../news/front/index.ts';
import type { NewsletterId } from '../../../news/mail/index.ts';
import type { LiveArticle, WithdrawnArticle } from '../../../news/publish/index.ts';
import { formNames } from '../../../news/spread/index.ts';
import type { BylineRole, Form, ImageOrigin } from '../../../news/write/index.ts';
import { arabicReach } from './arabic-reach.ts';

type Provenance = LiveArticle['provenance'];
type Reason = WithdrawnArticle['withdrawal']['reason'];

/** Every word of ours that readers see, in Arabic. The English catalogue has the same shape, and types hold it to that. */
export const arabic = {
  skip: 'انتقل إلى المحتوى',
  home: 'الرئيسية',
  sections: 'الأقسام',
  siteSections: 'أقسام الموقع',
  site: 'الموقع',
  siteLinks: 'روابط الموقع',
  about: 'من نحن',
  corrections: 'التصحيحات',
  newsletter: 'النشرة البريدية',
  rss: 'خلاصة RSS',
  latest: 'آخر الأخبار',
  latestPublished: 'آخر ما نُشر',
  mostRead: 'الأكثر قراءة',
  opinion: 'رأي',
  backHome: 'العودة إلى الصفحة الأولى',
  comma: '، ',

  /** The label of a form, as cards and pages show it; plain news needs none. */
  forms: formNames.ar,
  roles: {
    report: 'تقرير',
    writing: '',
    editing: 'تحرير',
    translation: 'ترجمة',
    photography: 'تصوير',
  } as Record<BylineRole, string>,
  /** Said beside a picture's credit; our own pictures need no word. */
  origins: {
    own: '',
    agency: 'وكالة',
    archive: 'صورة أرشيفية',
    social: 'من مواقع التواصل',
    generated: 'صورة مولّدة آليًّا',
  } as Record<ImageOrigin, string>,
  /** Where the article comes from, as one line under it; our own reporting says nothing. */
  provenance: ({ kind, source }: Provenance): string => {
    switch (kind) {
      case 'own':
        return '';
      case 'agency':
        return source === '' ? 'المصدر: وكالة أنباء' : `المصدر: ${source}`;
      case 'agencies':
        return source === '' ? 'المصدر: وكالات' : `المصدر: وكالات (${source})`;
      case 'translation':
        return source === '' ? 'مادة مترجمة' : `مترجم عن ${source}`;
      case 'republished':
        return source === '' ? 'مادة معاد نشرها' : `يُنشر بالاتفاق مع ${source}`;
    }
  },

  article: {
    published: 'نُشر في ',
    modified: 'آخر تعديل: ',
    readingTime: 'مدة القراءة: ',
    shortLink: 'رابط قصير للمشاركة',
    share: 'شارك',
    copyLink: 'انسخ الرابط',
    linkCopied: 'نُسخ الرابط',
    quote: 'انسخ الاقتباس مع رابطه',
    quoteCopied: 'نُسخ الاقتباس',
    listen: 'استمع',
    stopListening: 'أوقف القراءة',
    contents: 'في هذا المقال',
    otherLanguages: 'بلغة أخرى:',
    tags: 'وسوم المقال',
    related: 'اقرأ أيضًا',
    inlineRelated: 'قد يهمك:',
    correction: 'تصحيح',
    allCorrections: (count: string) => `جميع تصحيحات هذا المقال (${count})`,
    itsCorrections: 'تصحيحات هذا المقال',
  },

  /** Who speaks in an article, below it. */
  sources: {
    title: {
      news: 'مصادر هذا الخبر',
      analysis: 'مصادر هذا التحليل',
      report: 'مصادر هذا التقرير',
      interview: 'مصادر هذه المقابلة',
      opinion: 'مصادر هذا المقال',
      picture_story: 'مصادر هذه القصة',
      live: 'مصادر هذه التغطية',
      explainer: 'مصادر هذا الشرح',
    } as Record<Form, string>,
    among: (all: string, unnamed: string, total: number) =>
      total === 2 ? `${all}، أحدهما لم يُذكر اسمه` : `${all}، بينها ${unnamed}`,
    through: 'عبر ',
    outlet: (name: Child): Child[] => ['«', name, '»'],
    toUs: (name: string) => `في حديث إلى ${name}`,
    unnamed: 'من دون ذكر الاسم',
    document: 'وثيقة',
    found: 'قُرئت آليًّا من نص المادة، ولم يراجعها محرّر بعد.',
    partly: 'راجع محرّر بعضها، وقُرئ الباقي آليًّا من نص المادة.',
    accepted: 'راجعها محرّر.',
  },

  search: {
    title: 'البحث',
    titleOf: (query: string) => `بحث: ${query}`,
    label: 'كلمات البحث',
    inArticles: 'البحث في المقالات',
    button: 'ابحث',
    first: 'النتائج الأولى',
    further: 'نتائج أخرى',
    near: 'قريب مما تبحث عنه',
    idle: 'اكتب كلمة أو أكثر من العنوان أو النص. لا يهم شكل الهمزة ولا التشكيل ولا التاء المربوطة.',
    short: (query: Child): Child[] => ['لا حروف في «', query, '» نبحث عنها. اكتب كلمة واحدة على الأقل.'],
    long: 'عبارة البحث أطول مما نقبل. اكتفِ بأهم كلماتها، حتى 200 حرف.',
    failed: 'البحث لا يجيب الآن. أعد المحاولة بعد لحظات.',
    found: (count: string, isFloor: boolean, query: Child): Child[] => [
      `${isFloor ? 'أكثر من ' : ''}${count} عن «`,
      query,
      '»',
    ],
    none: (query: Child): Child[] => ['لا نتائج عن «', query, '».'],
    spelling: 'تأكد من إملاء الكلمات.',
    fewer: 'جرّب كلمات أقل أو أعم: ',
  },

  list: {
    pages: 'صفحات القائمة',
    newer: 'العودة إلى الأحدث',
    older: 'الأقدم',
    tag: 'وسم',
    author: 'مقالات',
    emptyHome: 'لم يُنشر شيء بعد',
    emptyHomeHint: 'تظهر المقالات هنا حال نشرها.',
    emptySection: 'لم يُنشر شيء في هذا القسم بعد.',
    emptyTag: 'لا مقالات منشورة تحت هذا الوسم.',
    emptyAuthor: 'لا مقالات منشورة بهذا الاسم.',
  },

  faults: {
    notFound: 'لا صفحة في هذا العنوان',
    notFoundHint: 'قد يكون في العنوان حرف ناقص، أو أن الصفحة لم تُنشر بعد. ابحث عما تريد:',
    withdrawn: 'مقال مسحوب',
    withdrawnTitle: 'سُحب هذا المقال',
    withdrawnLine: (when: Child, reason: Reason): Child[] => [
      'كان في هذا العنوان مقال سحبته هيئة التحرير في ',
      when,
      ` ${withdrawalReasons[reason]}.`,
    ],
    copies: 'ما نُسخ منه قبل سحبه إلى أماكن أخرى لا نستطيع استرجاعه.',
    refused: 'لم نستطع قراءة ما أُرسل',
    busy: 'الموقع مشغول',
    busyHint: 'لم نستطع إتمام طلبك الآن، ولم يُحفظ شيء. أعد المحاولة بعد لحظات.',
    failed: 'وقع خطأ من جهتنا',
    failedHint: 'تعذر عرض هذه الصفحة. سجلنا الخطأ وسنصلحه. أعد المحاولة بعد قليل.',
  },

  aboutPage: {
    title: (name: string) => `عن ${name}`,
    corrections: (link: (text: string) => Child): Child[] => [
      'نصحح أخطاءنا علنًا: يبقى كل تصحيح مؤرخًا في صفحة مقاله، وتجمعها كلها ',
      link('صفحة التصحيحات'),
      '. وإذا سحبنا مقالًا بقي في عنوانه إشعار يذكر السبب.',
    ],
    reads: 'نحسب القراءات من دون ملفات تعريف ارتباط، ولا نحفظ عناوين الشبكة لقرائنا.',
    contributors: 'كتّابنا',
    correctionsHint: 'ما صححناه في مقالاتنا بعد نشرها، الأحدث أولًا.',
    noCorrections: 'لا تصحيحات حتى الآن.',
  },

  letters: {
    title: 'النشرة البريدية',
    boxHint: 'أهم ما نشرناه، يصل إلى صندوق بريدك بشكل دوري. نرسل رسالة تأكيد أولًا، والإلغاء بنقرة واحدة.',
    address: 'عنوان بريدك الإلكتروني',
    subscribe: 'اشترك',
    trap: 'اترك هذا الحقل فارغًا',
    names: { daily: 'النشرة اليومية', weekly: 'النشرة الأسبوعية' } as Record<NewsletterId, string>,
    promises: {
      daily: 'ما نشرناه اليوم، كل مساء.',
      weekly: 'أهم مقالات الأسبوع وأكثرها قراءة، مرة في الأسبوع.',
    } as Record<NewsletterId, string>,
    newsletters: 'النشرات',
    choose: 'اختر ما تريد أن يصلك، واكتب عنوان بريدك. نرسل إليك رسالة فيها رابط تأكيد، ولا يبدأ الاشتراك قبل أن تفتحه.',
    chooseOne: 'اختر نشرة واحدة على الأقل.',
    sent: 'افتح بريدك',
    sentHint: 'أرسلنا إليك رسالة فيها رابط تأكيد. افتحها واضغط الرابط ليبدأ اشتراكك. الرابط صالح ثلاثة أيام.',
    sentLost: 'إن لم تجدها خلال دقائق فابحث في مجلد الرسائل غير المرغوب فيها، أو تأكد من العنوان وأعد المحاولة لاحقًا.',
    confirm: 'تأكيد الاشتراك',
    confirmLine: (address: Child, list: string): Child[] => ['اضغط الزر ليبدأ اشتراك ', address, ` في: ${list}.`],
    confirmButton: 'أؤكد اشتراكي',
    confirmNot: 'إن لم تطلب الاشتراك فأغلق هذه الصفحة، ولن يصلك شيء.',
    confirmed: 'بدأ اشتراكك',
    confirmedAlready: 'اشتراكك مؤكد',
    confirmedLine: (list: string) => `شكرًا لك. ستصلك من الآن: ${list}.`,
    confirmedAlreadyLine: (list: string) => `سبق أن أكدت اشتراكك في: ${list}.`,
    change: 'غيّر ما يصلك',
    preferences: 'ما يصلك من النشرات',
    saved: 'حُفظ ما اخترت.',
    left: 'أُلغي اشتراكك، ولن يصلك شيء بعد الآن.',
    confirmAgain: 'أرسلنا إليك رسالة تأكيد: يبدأ اشتراكك من جديد حين تضغط الرابط الذي فيها.',
    addressLine: 'العنوان: ',
    language: 'لغة الرسائل',
    save: 'احفظ',
    leaveAll: 'إلغاء الاشتراك في كل النشرات',
    leave: 'إلغاء الاشتراك',
    leaveLine: (address: Child, list: string): Child[] => [
      'يصل إلى ',
      address,
      `: ${list}. اضغط الزر فلا يصلك شيء بعده.`,
    ],
    leaveNothing: (address: Child): Child[] => ['لا يصل شيء إلى ', address, ': الاشتراك ملغى.'],
    leaveButton: 'ألغِ اشتراكي',
    leftTitle: 'أُلغي اشتراكك',
    leftLine: (address: Child): Child[] => ['لن تصل نشرة بعد الآن إلى ', address, '.'],
    leftByMistake: 'ضغطت خطأً؟ ',
    chooseAgain: 'اختر نشراتك من جديد',
    linkExpired: 'انتهت صلاحية الرابط',
    linkInvalid: 'رابط غير صحيح',
    askAnother: 'اشترك من جديد أو اطلب رابطًا آخر',
  },

  reach: arabicReach,

  counted: {
    sources: {
      zero: 'لا مصادر',
      one: 'مصدر واحد',
      two: 'مصدران',
      few: '# مصادر',
      many: '# مصدرًا',
      other: '# مصدر',
    } as PluralForms,
    unnamed: {
      zero: '',
      one: 'مصدر لم يُذكر اسمه',
      two: 'مصدران لم يُذكر اسماهما',
      few: '# مصادر لم تُذكر أسماؤها',
      many: '# مصدرًا لم تُذكر أسماؤها',
      other: '# مصدر لم تُذكر أسماؤها',
    } as PluralForms,
    statements: {
      zero: '',
      one: 'في موضع واحد',
      two: 'في موضعين',
      few: 'في # مواضع',
      many: 'في # موضعًا',
      other: 'في # موضع',
    } as PluralForms,
    results: {
      zero: 'لا نتائج',
      one: 'نتيجة واحدة',
      two: 'نتيجتان',
      few: '# نتائج',
      many: '# نتيجة',
      other: '# نتيجة',
    } as PluralForms,
    minutes: {
      zero: 'أقل من دقيقة',
      one: 'دقيقة واحدة',
      two: 'دقيقتان',
      few: '# دقائق',
      many: '# دقيقة',
      other: '# دقيقة',
    } as PluralForms,
    entries: {
      zero: 'لا مدخلات جديدة',
      one: 'مدخل جديد',
      two: 'مدخلان جديدان',
      few: '# مدخلات جديدة',
      many: '# مدخلًا جديدًا',
      other: '# مدخل جديد',
    } as PluralForms,
  },

  front: {
    breaking: 'عاجل',
    breakingCorrected: 'صُحّح ',
    advertisement: 'إعلان',
    pictures: 'بالصور',
    story: 'قصة مستمرة',
    keyPoints: 'أهم النقاط',
    background: 'لتعرف ما سبق',
    timeline: 'ما جرى يومًا بيوم',
  },

  live: {
    stream: 'التغطية لحظة بلحظة',
    zone: (city: string) => (city === '' ? '' : `الأوقات بتوقيت ${city}`),
    keyPoints: 'أبرز ما جرى',
    pinned: 'مثبّت',
    link: (moment: string) => `رابط المدخل: ${moment}`,
    withdrawn: 'سُحب هذا المدخل.',
    none: 'لم يُكتب شيء في هذه التغطية بعد.',
    newest: 'أحدث المدخلات',
    older: 'مدخلات أقدم',
  },

  choices: {
    title: 'حجم الخط والمظهر',
    mark: 'أ',
    size: 'حجم الخط',
    sizes: { '1': 'عادي', '2': 'كبير', '3': 'أكبر' },
    scheme: 'المظهر',
    schemes: { auto: 'كالجهاز', light: 'فاتح', dark: 'داكن' },
  },

  contact: {
    title: 'راسل هيئة التحرير',
    hint: 'أبلغنا بخطأ وجدته، أو بما تعرفه ولا نعرفه. تصل رسالتك إلى المحررين وحدهم، ولا نحفظ معها عنوان شبكتك ولا نوع جهازك.',
    caution: 'قبل أن تكتب، إن كان في الأمر خطر عليك',
    cautions: [
      'لا تكتب من شبكة عملك أو من جهازه، ولا من خط هاتف مسجل باسمك.',
      'استعمل متصفح تور: يخفي عنا وعن مزوّد الخدمة من أين تكتب.',
      'لا تذكر اسمك ولا ما يدل عليك. يكفينا ما تعرفه وكيف عرفته.',
    ],
    about: 'عن المقال:',
    kind: 'ما الذي تكتب عنه؟',
    kinds: { correction: 'خطأ في ما نشرناه', tip: 'معلومة أو وثيقة', other: 'أمر آخر' } as Record<TipKind, string>,
    text: 'رسالتك',
    reach: 'كيف نصل إليك؟ (إن أردت)',
    reachHint: 'بريد أو رقم أو اسم مستعار. لا نراه إلا نحن، ولا ننشره.',
    send: 'أرسل',
    faults: {
      empty: 'اكتب رسالتك أولًا، ثم أرسلها.',
      long: 'الرسالة أطول مما نقبل. اكتفِ بأربعة آلاف حرف، أو أرسلها على دفعات.',
      often: 'وصلت من مكانك رسائل كثيرة في هذه الساعة. انسخ رسالتك وأرسلها بعد ساعة.',
    },
    sent: 'وصلت رسالتك',
    sentHint: 'شكرًا لك. يقرأ المحررون كل رسالة. إن كنت أبلغت بخطأ وثبت، وجدت تصحيحه في صفحة المقال وفي صفحة التصحيحات.',
    report: 'أبلغ عن خطأ',
  },
};

/** The site's words in one language. */
export type Words = typeof arabic;

/** Why an article was withdrawn, as the end of a sentence. */
const withdrawalReasons: Record<Reason, string> = {
  error: 'لخطأ فيه لا يصلحه تصحيح',
  law: 'لسبب قانوني',
  safety: 'حرصًا على سلامة أشخاص ورد ذكرهم فيه',
};
