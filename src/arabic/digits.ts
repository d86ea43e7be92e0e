/** Numerals a publication prints: `latn` 0–9, `arab` ٠–٩. */
export type Digits = 'latn' | 'arab';

const ARABIC_ZERO = 0x0660;
const PERSIAN_ZERO = 0x06f0;

/** Rewrites Arabic-Indic ٠–٩ and Persian ۰–۹ as 0–9; everything else stays. */
export function toAsciiDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - (code >= PERSIAN_ZERO ? PERSIAN_ZERO : ARABIC_ZERO));
  });
}

/** Rewrites the ASCII digits of `text` in the publication's numerals. Never call it on words somebody said. */
export function inDigits(text: string, digits: Digits): string {
  if (digits === 'latn') return text;
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(ARABIC_ZERO + Number(digit)));
}

/** An integer or decimal with thousands marks: `12,500` or `١٢٬٥٠٠`. */
export function formatNumber(value: number, digits: Digits): string {
  return formatters[digits].format(value);
}

const formatters: Record<Digits, Intl.NumberFormat> = {
  // en, since ar with nu-latn differs between regions in the mark it puts between thousands
  latn: new Intl.NumberFormat('en', { maximumFractionDigits: 2 }),
  arab: new Intl.NumberFormat('ar-u-nu-arab', { maximumFractionDigits: 2 }),
};
