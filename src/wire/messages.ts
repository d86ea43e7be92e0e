// long: one table, a sentence for every code
import { AppError, type ErrorCode, type ErrorParams } from '../base/index.ts';
import { copyMessages } from './copy-messages.ts';
import type { Language } from './language.ts';
import { operatorMessages, type Sentences } from './operator-messages.ts';
import {
  arabicEditionState,
  arabicList,
  arabicPasswordFault,
  arabicSeconds,
  arabicState,
  changedThing,
  englishList,
  englishPasswordFault,
  englishSeconds,
  fields,
  number,
  text,
  thing,
} from './phrases.ts';

/** What happened and what to do about it, for every code. Params that are absent leave a sentence that still stands. */
export const messages: Record<ErrorCode, Sentences> = {
  ...copyMessages,
  not_found: {
    ar: (p) => `لم نجد ${thing(p, 'ar')}. تحقّق من العنوان، فقد يكون فيه خطأ أو يكون ما تطلبه قد حُذف.`,
    en: (p) =>
      `${thing(p, 'en')} was not found. Check the address: it may be mistyped, or the thing may have been deleted.`,
  },
  gone: {
    ar: () => 'سُحبت هذه المادة ولم تعد تُعرض. يبقى التنويه الذي يشرح السبب على عنوانها.',
    en: () => 'This article was withdrawn and is no longer shown. Its address keeps a notice that says why.',
  },
  forbidden: {
    ar: () => 'ليست لديك صلاحية القيام بهذا. اطلبها من مدير النظام، أو سلّم المادة إلى محرّر يملكها.',
    en: () =>
      'You are not allowed to do this. Ask an administrator for the permission, or hand the article to an editor who has it.',
  },
  sign_in_needed: {
    ar: () =>
      'يلزم تسجيل الدخول أولًا. سجّل الدخول ثم أعد المحاولة؛ وإن كنت تستخدم رمزًا برمجيًا فأرسله في ترويسة Authorization.',
    en: () => 'Sign in first, then try again. A program sends its token in the Authorization header.',
  },
  sign_in_failed: {
    ar: () =>
      'البريد الإلكتروني أو كلمة المرور غير صحيحين. تحقّق منهما وأعد المحاولة، أو اطلب من مدير النظام كلمة مرور جديدة.',
    en: () =>
      'The email address or the password is wrong. Check both and try again, or ask an administrator for a new password.',
  },
  account_disabled: {
    ar: () => 'هذا الحساب موقوف. راجع مدير النظام لإعادة تفعيله.',
    en: () => 'This account is disabled. Ask an administrator to enable it again.',
  },
  password_wrong: {
    ar: () => 'كلمة المرور الحالية غير صحيحة. أعد كتابتها، أو اطلب من مدير النظام كلمة مرور جديدة.',
    en: () => 'The current password is wrong. Type it again, or ask an administrator for a new one.',
  },
  token_invalid: {
    ar: () => 'الرمز البرمجي غير صالح أو أُلغي. أنشئ رمزًا جديدًا من إعدادات حسابك.',
    en: () => 'The token is not valid or was revoked. Make a new one in your account settings.',
  },
  origin_refused: {
    ar: () => 'رُفض الطلب لأنه جاء من موقع آخر. افتح غرفة الأخبار من عنوانها وأعد المحاولة منها.',
    en: () =>
      'The request came from another site and was refused. Open the newsroom at its own address and try again there.',
  },
  method_not_allowed: {
    ar: (p) => `هذا العنوان لا يقبل هذه الطريقة. الطرق المقبولة: ${arabicList(p, 'allowed', 'انظر وصف الواجهة')}.`,
    en: (p) =>
      `This address does not take that method. It takes: ${englishList(p, 'allowed', 'see the API description')}.`,
  },
  invalid_input: {
    ar: (p) =>
      `في البيانات المرسلة ما لا يصحّ${text(p, 'at', '', ' (الموضع: ', ')')}. صحّح المواضع المذكورة وأعد الإرسال.`,
    en: (p) =>
      `Something in what was sent is not valid${text(p, 'at', '', ' (at ', ')')}. Correct the places listed and send it again.`,
  },
  article_changed: {
    ar: (p) =>
      `غيّر ${text(p, 'by', 'شخص آخر')} ${changedThing(p, 'ar')} بعد أن فتحتها، ولم يُحفظ شيء فوق تعديله. افتح النسخة الأحدث وضمّ تعديلك إليها${changed(fields(p, 'ar'), 'ما تغيّر')}.`,
    en: (p) =>
      `${text(p, 'by', 'Someone else')} changed ${changedThing(p, 'en')} after you opened it, and nothing was overwritten. Open the newer version and merge your change into it${changed(fields(p, 'en'), 'changed')}.`,
  },
  version_missing: {
    ar: () => 'لا يُحفظ التعديل من دون ذكر النسخة التي بُني عليها. اقرأ المادة وأرسل قيمة ETag في ترويسة If-Match.',
    en: () =>
      'A change must name the version it was based on. Read the article and send its ETag in the If-Match header.',
  },
  wrong_state: {
    ar: (p) => `لا يمكن ذلك والمادة ${arabicState(p)}. حدّث الصفحة لترى حالتها الآن.`,
    en: (p) =>
      `That cannot be done while the article is ${text(p, 'state', 'in its present state').replace('_', ' ')}. Reload to see where it stands.`,
  },
  title_missing: {
    ar: () => 'لا تُنشر مادة بلا عنوان. اكتب العنوان ثم أعد المحاولة.',
    en: () => 'An article cannot go out without a title. Write one and try again.',
  },
  body_missing: {
    ar: () => 'نصّ المادة فارغ. اكتب فقرة واحدة على الأقل ثم أعد المحاولة.',
    en: () => 'The article has no text. Write at least one paragraph and try again.',
  },
  title_too_long: {
    ar: (p) => `العنوان أطول من ${number(p, 'max', 300)} حرف. اختصره، وانقل التفصيل إلى السطر الذي يليه.`,
    en: (p) =>
      `The title is longer than ${number(p, 'max', 300)} characters. Shorten it and move the detail to the deck.`,
  },
  document_invalid: {
    ar: (p) =>
      `في بنية نصّ المادة خلل${text(p, 'at', '', ' عند ', '')}. أعد تحميل المحرّر؛ وإن كان مصدره برنامجًا فصحّح الموضع المذكور.`,
    en: (p) =>
      `The article's document is malformed${text(p, 'at', '', ' at ', '')}. Reload the editor; if a program sent it, correct that place.`,
  },
  section_unknown: {
    ar: (p) =>
      `لا يوجد قسم باسم «${text(p, 'section', '')}». اختر قسمًا موجودًا أو أنشئه أولًا${arabicList(p, 'known', '', ' (الأقسام: ', ')')}.`,
    en: (p) =>
      `There is no section “${text(p, 'section', '')}”. Choose one that exists or create it first${englishList(p, 'known', '', ' (sections: ', ')')}.`,
  },
  time_in_future: {
    ar: () => 'تاريخ النشر في المستقبل. اجعله في الماضي، أو جدول المادة لتُنشر في موعدها.',
    en: () => 'The publication time is in the future. Use a past time, or schedule the article.',
  },
  time_invalid: {
    ar: (p) => `لم يُفهم هذا التاريخ: «${text(p, 'value', '')}». اكتبه هكذا: 2026-11-01T09:00:00+03:00.`,
    en: (p) => `This time was not understood: “${text(p, 'value', '')}”. Write it like 2026-11-01T09:00:00+03:00.`,
  },
  time_in_past: {
    ar: () => 'الموعد المطلوب قد مضى. اختر موعدًا لاحقًا، أو انشر المادة الآن.',
    en: () => 'That time has passed. Choose a later one, or publish now.',
  },
  embargoed: {
    ar: (p) => `المادة محظورة النشر${text(p, 'until', '', ' حتى ', '')}. انتظر انتهاء الحظر، أو جدولها لما بعده.`,
    en: (p) =>
      `The article is under embargo${text(p, 'until', '', ' until ', '')}. Wait for it to end, or schedule the article after it.`,
  },
  note_missing: {
    ar: () => 'يلزم نصّ يقرؤه الجمهور: ما الذي كان خطأ وما الصواب، أو لماذا سُحبت المادة. اكتبه ثم أعد المحاولة.',
    en: () =>
      'Readers need a note: what was wrong and what is right, or why the article was withdrawn. Write it and try again.',
  },
  slug_invalid: {
    ar: (p) => `«${text(p, 'slug', '')}» لا يصلح جزءًا من عنوان. استعمل حروفًا وأرقامًا تفصل بينها شرطات.`,
    en: (p) =>
      `“${text(p, 'slug', '')}” cannot be part of an address. Use letters and digits with hyphens between them.`,
  },
  body_too_large: {
    ar: (p) => `ما أُرسل أكبر من الحدّ المسموح${text(p, 'limit', '', ' (', ')')}. قسّمه أو صغّره ثم أعد الإرسال.`,
    en: (p) =>
      `What was sent is larger than allowed${text(p, 'limit', '', ' (', ')')}. Split it or make it smaller and send it again.`,
  },
  not_json: {
    ar: () => 'ما أُرسل ليس JSON سليمًا. تحقّق من صياغته ومن أن ترويسة Content-Type هي application/json.',
    en: () => 'What was sent is not valid JSON. Check its syntax, and that Content-Type is application/json.',
  },
  rate_limited: {
    ar: (p) => `محاولات كثيرة في وقت قصير. انتظر ${arabicSeconds(p)} ثم أعد المحاولة.`,
    en: (p) => `Too many attempts in a short time. Wait ${englishSeconds(p)} and try again.`,
  },
  link_expired: {
    ar: () => 'انتهت صلاحية هذا الرابط. اطلب رابطًا جديدًا من صفحة النشرة البريدية.',
    en: () => 'This link has expired. Ask for a new one on the newsletter page.',
  },
  link_invalid: {
    ar: () => 'هذا الرابط غير صحيح أو ناقص. انسخه كاملًا من الرسالة، أو اطلب رابطًا جديدًا.',
    en: () => 'This link is wrong or incomplete. Copy all of it from the letter, or ask for a new one.',
  },
  address_invalid: {
    ar: (p) => `«${text(p, 'address', '')}» ليس عنوان بريد إلكتروني صحيحًا. تحقّق من كتابته، مثل name@example.org.`,
    en: (p) => `“${text(p, 'address', '')}” is not a valid email address. Check its spelling, as in name@example.org.`,
  },
  media_invalid: {
    ar: () => 'هذا الملف ليس صورة نعرفها أو أنه تالف. ارفع صورة JPEG أو PNG أو WebP أو AVIF أو GIF.',
    en: () => 'This file is not a picture we know, or it is damaged. Upload a JPEG, PNG, WebP, AVIF or GIF.',
  },
  password_weak: {
    ar: (p) => `${arabicPasswordFault(p)} اختر كلمة أطول لا تشبه اسمك ولا بريدك، كأربع كلمات لا رابط بينها.`,
    en: (p) =>
      `${englishPasswordFault(p)} Choose a longer one that is not like your name or address: four unrelated words, say.`,
  },
  account_exists: {
    ar: (p) => `يوجد حساب بالبريد ${text(p, 'email', 'نفسه')}. استعمل بريدًا آخر، أو عدّل الحساب الموجود.`,
    en: (p) =>
      `There is an account with the address ${text(p, 'email', 'given')} already. Use another address, or change that account.`,
  },
  last_admin: {
    ar: () => 'هذا آخر مدير للنظام، فلا يُوقف ولا تُخفض صلاحيته. عيّن مديرًا آخر أولًا.',
    en: () =>
      'This is the last administrator, who cannot be disabled or demoted. Make someone else administrator first.',
  },
  edition_exists: {
    ar: (p) =>
      `للنشرة عدد عن هذه الفترة من قبل${text(p, 'period', '', ' (', ')')}، ولا تُرسل مرتين في فترة واحدة. ما يُنشر الآن يصل في العدد التالي.`,
    en: (p) =>
      `The newsletter has an edition for this period already${text(p, 'period', '', ' (', ')')}, and is not sent twice in one. What is published now goes out with the next.`,
  },
  edition_empty: {
    ar: () => 'لم يُنشر شيء منذ العدد الماضي، فليس في النشرة ما يُرسل. انشر مادة ثم أعد المحاولة.',
    en: () =>
      'Nothing was published since the last edition, so there is nothing to send. Publish something and try again.',
  },
  edition_unawaited: {
    ar: () => 'لا مشترك في هذه النشرة بعد. أعد المحاولة حين يؤكد أول قارئ اشتراكه.',
    en: () => 'Nobody receives this newsletter yet. Try again once a first reader has confirmed a subscription.',
  },
  edition_state: {
    ar: (p) => `لا يمكن ذلك والعدد ${arabicEditionState(p)}. حدّث الصفحة لترى حاله الآن.`,
    en: (p) =>
      `That cannot be done while the edition is ${text(p, 'state', 'in its present state')}. Reload to see where it stands.`,
  },
  query_too_long: {
    ar: (p) => `عبارة البحث أطول من ${number(p, 'max', 500)} حرف. اختصرها إلى أهم كلماتها.`,
    en: (p) => `The search is longer than ${number(p, 'max', 500)} characters. Shorten it to its main words.`,
  },
  breaking_over: {
    ar: () => 'انتهى عرض هذا العاجل ولم يعد على الصفحات. ابدأ عاجلًا جديدًا إن بقي ما يقال.',
    en: () => 'This breaking line has ended and is no longer on the pages. Start a new one if there is more to say.',
  },
  not_live: {
    ar: () => 'هذه المادة ليست تغطية حية. غيّر نوعها إلى «تغطية حية» وانشرها، ثم أضف المدخلات.',
    en: () => 'This article is not a live coverage. Set its form to “live” and publish it, then post entries.',
  },
  slug_taken: {
    ar: (p) => `العنوان المختصر «${text(p, 'slug', '')}» لصفحة أخرى. اختر غيره.`,
    en: (p) => `The slug “${text(p, 'slug', '')}” belongs to another page. Choose a different one.`,
  },
  colour_weak: {
    ar: (p) =>
      `تباين اللون ${text(p, 'colour', 'المختار')} مع الخلفية ${text(p, 'ratio', 'ضعيف', '', ' إلى 1')}، والمطلوب ${text(p, 'needed', '4.5')} إلى 1 على الأقل ليقرأه الجميع. أقرب لون يصلح: ${text(p, 'suggestion', 'لون أغمق')}.`,
    en: (p) =>
      `The colour ${text(p, 'colour', 'you chose')} has a contrast of ${text(p, 'ratio', 'too little', '', ' to 1')} with its background; at least ${text(p, 'needed', '4.5')} to 1 is needed for everybody to read it. The nearest that passes: ${text(p, 'suggestion', 'a darker one')}.`,
  },
  ...operatorMessages,
  internal: {
    ar: (p) =>
      `وقع خطأ من جهتنا ولم يكتمل الطلب. أعد المحاولة؛ وإن تكرّر فأبلغ مدير النظام${text(p, 'reference', '', ' بالرقم ', '')}.`,
    en: (p) =>
      `Something failed on our side and the request was not completed. Try again; if it happens again, tell the administrator${text(p, 'reference', '', ' this number: ', '')}.`,
  },
};

function changed(names: string, label: string): string {
  return names === '' ? '' : ` (${label}: ${names})`;
}

/** The sentence for a code in a language. */
export function messageFor(code: ErrorCode, params: ErrorParams, language: Language): string {
  return messages[code][language](params);
}

/** The sentence for any failure: an expected one by its code, everything else as `internal`. */
export function messageOf(error: unknown, language: Language): string {
  return error instanceof AppError
    ? messageFor(error.code, error.params, language)
    : messageFor('internal', {}, language);
}
