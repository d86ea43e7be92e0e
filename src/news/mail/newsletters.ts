/** The newsletters a publication sends. A newsletter is the series; an edition is one sending of it. */
export const newsletterIds = ['daily', 'weekly'] as const;
export type NewsletterId = (typeof newsletterIds)[number];

/** Languages of a letter's own words (greeting, footer, labels); articles keep the language they are written in. */
export const letterLanguages = ['ar', 'en'] as const;
export type LetterLanguage = (typeof letterLanguages)[number];

/** Drops what is no newsletter and what comes twice; order as in {@link newsletterIds}. */
export function pickNewsletters(wanted: readonly string[]): NewsletterId[] {
  return newsletterIds.filter((id) => wanted.includes(id));
}

/** An address's direction and words follow its subscriber; anything but English reads Arabic. */
export function letterLanguage(language: string): LetterLanguage {
  return language.toLowerCase().startsWith('en') ? 'en' : 'ar';
}
