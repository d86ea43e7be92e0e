import { text } from './phrases.ts';

type Params = Parameters<typeof text>[0];

/** What goes wrong with still copies of the site. */
export const copyMessages = {
  folder_taken: {
    ar: (p: Params) =>
      `في هذا المجلد ملفات ليست نسخة من الموقع${text(p, 'folder', '', ': ', '')}. اختر مجلدًا فارغًا أو جديدًا، كي لا نكتب فوق شيء لك.`,
    en: (p: Params) =>
      `This folder holds files that are no copy of the site${text(p, 'folder', '', ': ', '')}. Choose an empty or new one, so that nothing of yours is overwritten.`,
  },
  folder_unwritable: {
    ar: (p: Params) =>
      `لا يمكن الكتابة في هذا المجلد${text(p, 'folder', '', ': ', '')}. امنح الحساب الذي يعمل به ورّاق صلاحية الكتابة فيه، أو اختر مجلدًا آخر.`,
    en: (p: Params) =>
      `This folder cannot be written${text(p, 'folder', '', ': ', '')}. Let the account that runs Warraq write there, or choose another folder.`,
  },
};
