import type { ErrorCode, ErrorParams } from '../base/index.ts';
import type { Language } from './language.ts';
import { arabicList, englishList, text } from './phrases.ts';

export type Sentence = (params: ErrorParams) => string;
export type Sentences = Record<Language, Sentence>;

/** What whoever runs Warraq meets: files, folders, databases, ports, the command line. */
export const operatorMessages = {
  file_html: {
    ar: (p) =>
      `هذا ملف HTML${text(p, 'file', '', ': ', '')}. احفظ الصفحة من المتصفّح نصًّا ثم استورد النصّ، أو الصقه في ملف txt.`,
    en: (p) =>
      `This is an HTML file${text(p, 'file', '', ': ', '')}. Save the page from the browser as text and import that, or paste its text into a .txt file.`,
  },
  file_empty: {
    ar: (p) => `الملف فارغ${text(p, 'file', '', ': ', '')}. اختر ملفًا فيه نصّ.`,
    en: (p) => `The file is empty${text(p, 'file', '', ': ', '')}. Choose one that has text in it.`,
  },
  file_missing: {
    ar: (p) => `لا يوجد ملف بهذا الاسم${text(p, 'file', '', ': ', '')}. تحقّق من المسار ومن صلاحية قراءته.`,
    en: (p) => `There is no such file${text(p, 'file', '', ': ', '')}. Check the path and that it may be read.`,
  },
  file_binary: {
    ar: (p) => `هذا الملف ليس نصًّا${text(p, 'file', '', ': ', '')}. احفظ الصفحة نصًّا عاديًا (.txt) ثم أعد المحاولة.`,
    en: (p) =>
      `This file is not text${text(p, 'file', '', ': ', '')}. Save the page as plain text (.txt) and try again.`,
  },
  file_not_utf8: {
    ar: (p) =>
      `ترميز الملف ليس UTF-8${text(p, 'file', '', ': ', '')}${text(p, 'at', '', ' (أول خلل عند البايت ', ')')}. أعد حفظه بترميز UTF-8.`,
    en: (p) =>
      `The file is not UTF-8${text(p, 'file', '', ': ', '')}${text(p, 'at', '', ' (first fault at byte ', ')')}. Save it again as UTF-8.`,
  },
  demo_unfinished: {
    ar: () =>
      'انقطعت تعبئة العرض قبل أن تكتمل، فلا يستطيع أحد الدخول إليه. أنشئ قاعدة بيانات فارغة واجعلها في DATABASE_URL ثم أعد التشغيل.',
    en: () =>
      'Filling the demo was cut short, so nobody can sign in to it. Make an empty database, name it in DATABASE_URL and start again.',
  },
  mapping_invalid: {
    ar: (p) =>
      `خريطة الحقول غير صحيحة${text(p, 'part', '', ' عند «', '»')}. اكتبها على هذا النحو: ‎--map title=title,body=text. الحقول: ${arabicList(p, 'fields', 'title, body')}.`,
    en: (p) =>
      `The field map is not valid${text(p, 'part', '', ' at “', '”')}. Write it like this: --map title=title,body=text. Fields: ${englishList(p, 'fields', 'title, body')}.`,
  },
  disk_full: {
    ar: () =>
      'القرص ممتلئ أو لا يقبل الكتابة، فلم يُحفظ شيء. أفرغ مساحة على الخادم ثم أعد المحاولة؛ ما حُفظ من قبل سليم.',
    en: () =>
      'The disk is full or takes no more, so nothing was saved. Free some space on the server and try again; what was saved before is intact.',
  },
  database_busy: {
    ar: () => 'قاعدة البيانات مشغولة ولم يُحفظ شيء. أعد المحاولة بعد لحظات.',
    en: () => 'The database is busy and nothing was saved. Try again in a moment.',
  },
  data_in_use: {
    ar: (p) =>
      `مجلد البيانات يستعمله خادم أو أمر آخر${text(p, 'data', '', ': ', '')}. انتظر انتهاءه أو أوقفه، أو اختر مجلدًا آخر بالخيار ‎--data.`,
    en: (p) =>
      `Another server or command uses this data folder${text(p, 'data', '', ': ', '')}. Wait for it or stop it, or choose another folder with --data.`,
  },
  data_newer: {
    ar: (p) => `كتبت هذه البيانات نسخة أحدث من ورّاق${text(p, 'step', '', ' (', ')')}. حدّث البرنامج ثم شغّله من جديد.`,
    en: (p) =>
      `This data was written by a newer version of Warraq${text(p, 'step', '', ' (', ')')}. Update the program and start it again.`,
  },
  option_invalid: {
    ar: (p) =>
      `قيمة الخيار ${text(p, 'option', '')} غير صالحة${text(p, 'value', '', ': ', '')}${text(p, 'why', '', ' (', ')')}. شغّل الأمر مع ‎--help لترى القيم المقبولة.`,
    en: (p) =>
      `Option ${text(p, 'option', '')} is not valid${text(p, 'value', '', ': ', '')}${text(p, 'why', '', ' (', ')')}. Run the command with --help to see what it takes.`,
  },
  port_in_use: {
    ar: (p) => `المنفذ ${text(p, 'port', '')} مستعمل. أوقف البرنامج الذي يستعمله، أو اختر منفذًا آخر بالخيار ‎--port.`,
    en: (p) =>
      `Port ${text(p, 'port', '')} is in use. Stop the program that uses it, or choose another port with --port.`,
  },
  line_too_long: {
    ar: (p) =>
      `في الملف سطر أطول من الحدّ المسموح${text(p, 'line', '', ' (السطر ', ')')}. قسّم الملف، أو صدّره من جديد بسطر لكل مادة.`,
    en: (p) =>
      `The file has a line longer than allowed${text(p, 'line', '', ' (line ', ')')}. Split the file, or export it again with one article a line.`,
  },
  markup_invalid: {
    ar: () => 'في هذا النصّ وسوم لا نستطيع قراءتها. احفظ الصفحة نصًّا عاديًا (.txt) ثم أعد المحاولة.',
    en: () => 'This text holds markup that cannot be read. Save the page as plain text (.txt) and try again.',
  },
  database_unreachable: {
    ar: (p) =>
      `تعذّر الاتصال بقاعدة البيانات${text(p, 'database', '', ' ', '')}${text(p, 'why', '', ' (', ')')}. تحقّق من DATABASE_URL ومن أن الخادم يعمل ويقبل هذا الحساب.`,
    en: (p) =>
      `The database cannot be reached${text(p, 'database', '', ': ', '')}${text(p, 'why', '', ' (', ')')}. Check DATABASE_URL, and that the server runs and lets this account in.`,
  },
  setting_invalid: {
    ar: (p) =>
      `قيمة متغيّر البيئة ${text(p, 'name', '')} غير صالحة. اكتبها على هذا النحو: ${text(p, 'example', '…')}، أو احذفه.`,
    en: (p) =>
      `The environment variable ${text(p, 'name', '')} is not valid. Write it like this: ${text(p, 'example', '…')}; or remove it.`,
  },
  file_unwritable: {
    ar: (p) =>
      `لا يمكن كتابة الملف${text(p, 'file', '', ' ', '')}. اختر مكانًا آخر${text(p, 'option', '', ' بالخيار ‎', '')}.`,
    en: (p) =>
      `The file${text(p, 'file', '', ' ', '')} cannot be written. Choose another place${text(p, 'option', '', ' with ', '')}.`,
  },
  port_forbidden: {
    ar: (p) =>
      `لا يسمح النظام لهذا الحساب بالمنفذ ${text(p, 'port', '')}. اختر منفذًا فوق 1023 بالخيار ‎--port، واجعل أمامه خادمًا وسيطًا.`,
    en: (p) =>
      `The system does not let this account use port ${text(p, 'port', '')}. Choose one above 1023 with --port, and put a proxy before it.`,
  },
  command_unknown: {
    ar: (p) => `لا يوجد أمر باسم «${text(p, 'name', '')}». شغّل warraq --help لترى الأوامر.`,
    en: (p) => `There is no command “${text(p, 'name', '')}”. Run warraq --help to see them.`,
  },
  option_unknown: {
    ar: (p) => `هذا الأمر لا يعرف الخيار ${text(p, 'name', '')}. شغّله مع ‎--help لترى خياراته.`,
    en: (p) => `This command has no option ${text(p, 'name', '')}. Run it with --help to see those it has.`,
  },
  argument_missing: {
    ar: (p) => `ينقص هذا الأمر: ${text(p, 'name', '')}. شغّله مع ‎--help لترى كيف يُكتب.`,
    en: (p) => `This command needs ${text(p, 'name', 'more')}. Run it with --help to see how it is written.`,
  },
  argument_excess: {
    ar: () => 'كُتب بعد هذا الأمر أكثر مما يأخذ. ضع ما فيه فراغات بين علامتي اقتباس، أو شغّله مع ‎--help.',
    en: () =>
      'There is more after this command than it takes. Put what has spaces in it in quotation marks, or run it with --help.',
  },
} satisfies Partial<Record<ErrorCode, Sentences>>;
