import type { LetterLanguage } from './newsletters.ts';

/**
 * The sentence a reader agrees to. Pages print it beside the form, and the same text is kept with the consent,
 * so change it here only and never build it anywhere else.
 */
export function consentWording(publicationName: string, language: LetterLanguage): string {
  return language === 'en'
    ? `Send me the newsletters of ${publicationName} that I picked. I confirm by a link that is mailed to me, and I can leave at any time by a link in every letter.`
    : `أوافق على أن تصلني نشرات «${publicationName}» البريدية التي اخترتها. أؤكد ذلك برابط يصلني بالبريد، ويمكنني إلغاء الاشتراك متى شئت برابط في كل رسالة.`;
}
