/** Languages that messages are written in. Arabic first: it is what an unknown reader gets. */
export const languages = ['ar', 'en'] as const;
export type Language = (typeof languages)[number];

/**
 * Chooses between Arabic and English from an Accept-Language header (RFC 9110 §12.5.4).
 * Without a header, with `*`, or where neither is asked for: Arabic.
 */
export function pickLanguage(acceptLanguage: string | null | undefined): Language {
  let best: { language: Language; quality: number } | null = null;
  // 20: real headers name a handful; a longer one is not worth reading.
  for (const part of (acceptLanguage ?? '').split(',', 20)) {
    const [range = '', ...params] = part.split(';').map((piece) => piece.trim().toLowerCase());
    const language = languages.find((one) => range === one || range.startsWith(`${one}-`));
    if (!language) continue;
    const weight = params.find((param) => param.startsWith('q='));
    const quality = weight === undefined ? 1 : Number(weight.slice(2));
    if (!(quality > 0)) continue;
    if (!best || quality > best.quality) best = { language, quality };
  }
  return best?.language ?? 'ar';
}
