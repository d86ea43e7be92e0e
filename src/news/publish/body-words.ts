import type { EmbedProvider, ImageOrigin } from '../write/index.ts';

/** The few words of ours inside an article's body, in the article's language. */
export type BodyWords = {
  notes: string;
  note(number: number): string;
  noteSource: string;
  backToText(number: number): string;
  table: string;
  gallery: string;
  origins: Partial<Record<ImageOrigin, string>>;
  /** The button that loads an embed, and what pressing it does. */
  showHere: string;
  showHereNote: string;
  /** «شاهده على يوتيوب»: the link of an embed. */
  embeds: Record<EmbedProvider, string>;
};

const arabic: BodyWords = {
  notes: 'الهوامش',
  note: (number) => `الهامش ${number}`,
  noteSource: 'المصدر',
  backToText: (number) => `العودة إلى موضع الهامش ${number}`,
  table: 'جدول',
  gallery: 'معرض صور',
  origins: { archive: 'أرشيفية', social: 'من مواقع التواصل', generated: 'صورة مولّدة آليًّا' },
  showHere: 'اعرضه هنا',
  showHereNote: 'يتصل متصفحك عندئذ بالموقع الآخر.',
  embeds: {
    youtube: 'شاهده على يوتيوب',
    x: 'اقرأه على إكس',
    telegram: 'اقرأه على تلغرام',
    facebook: 'شاهده على فيسبوك',
    instagram: 'شاهده على إنستغرام',
    tiktok: 'شاهده على تيك توك',
    soundcloud: 'استمع إليه على ساوندكلاود',
    map: 'افتح الخريطة',
  },
};

const english: BodyWords = {
  notes: 'Notes',
  note: (number) => `Note ${number}`,
  noteSource: 'Source',
  backToText: (number) => `Back to the place of note ${number}`,
  table: 'Table',
  gallery: 'Pictures',
  origins: { archive: 'archive picture', social: 'from social media', generated: 'machine-made picture' },
  showHere: 'Show it here',
  showHereNote: 'Your browser then connects to the other site.',
  embeds: {
    youtube: 'Watch on YouTube',
    x: 'Read on X',
    telegram: 'Read on Telegram',
    facebook: 'See on Facebook',
    instagram: 'See on Instagram',
    tiktok: 'Watch on TikTok',
    soundcloud: 'Listen on SoundCloud',
    map: 'Open the map',
  },
};

export function bodyWords(language: string): BodyWords {
  return /^en\b/i.test(language) ? english : arabic;
}
