/** Which letters the site's fonts keep, and from which file of the font packages each face is cut. */

function range(from: number, to: number): string {
  return Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('');
}

/** Letters of Persian, the Kurdish languages, Urdu and the Maghreb that Arabic copy quotes; a joined word cannot change font halfway. */
const NEIGHBOURS = 'ٹپچژڤڨڢڧکڭگݣڕڵڶۆۇۈۊۋیۍێېەھہۀۂڎڑڈںۓے۔';
const ARABIC =
  range(0x60c, 0x60d) +
  range(0x61b, 0x61f) +
  range(0x620, 0x656) +
  range(0x660, 0x66d) +
  range(0x670, 0x671) +
  range(0x6f0, 0x6f9) +
  NEIGHBOURS +
  'ﷲﷺ';
/** «» and the dashes live in the Latin files, so an Arabic page needs both. */
const LATIN = `${range(0x20, 0x7e)}\u00a0©«»·×–—‘’“”…•‹›−°\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069`;
/** European names; a page without one never asks for this file. */
const ACCENTS = `${range(0xc0, 0xff)}¡£§®±¿ŒœŸ€„‚`;

export type Face = {
  family: 'Warraq Naskh' | 'Warraq Plex';
  weight: string;
  /** Name of the file made, without hash and ending. */
  name: string;
  /** Path inside node_modules. */
  from: string;
  letters: string;
  /** Asked for before the style sheet has been read. */
  preload: boolean;
};

const NASKH = '@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic';
const PLEX = '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic';

function naskh(subset: 'arabic' | 'latin', name: string, letters: string, preload = false): Face {
  return {
    family: 'Warraq Naskh',
    weight: '400 700',
    name,
    from: `${NASKH}-${subset}-wght-normal.woff2`,
    letters,
    preload,
  };
}

function plex(weight: 400 | 700, subset: 'arabic' | 'latin', name: string, letters: string, preload = false): Face {
  return {
    family: 'Warraq Plex',
    weight: String(weight),
    name: `plex-${weight}-${name}`,
    from: `${PLEX}-${subset}-${weight}-normal.woff2`,
    letters,
    preload,
  };
}

/** Plex in two weights only: a third would cost every first visit 24 kB for a difference few readers see. */
export const faces: readonly Face[] = [
  naskh('arabic', 'naskh-arabic', ARABIC, true),
  naskh('latin', 'naskh-latin', LATIN),
  naskh('latin', 'naskh-accents', ACCENTS),
  plex(400, 'arabic', 'arabic', ARABIC),
  plex(400, 'latin', 'latin', LATIN),
  plex(400, 'latin', 'accents', ACCENTS),
  plex(700, 'arabic', 'arabic', ARABIC, true),
  plex(700, 'latin', 'latin', LATIN),
  plex(700, 'latin', 'accents', ACCENTS),
];

/** `U+60C-60D,U+61B,…` for the letters a file holds. */
export function unicodeRange(letters: string): string {
  const points = [...new Set([...letters].map((letter) => letter.codePointAt(0) ?? 0))].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const point of points) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === point - 1) last[1] = point;
    else runs.push([point, point]);
  }
  const hex = (point: number) => point.toString(16).toUpperCase();
  return runs.map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`)).join(',');
}

/** Fonts of the share pictures, which are set on the server: TrueType, because its text engine reads no WOFF2. */
export const cardFonts: readonly { file: string; from: string; letters: string }[] = ([400, 700] as const).flatMap(
  (weight) => [
    { file: `card-${weight}-arabic.ttf`, from: `${PLEX}-arabic-${weight}-normal.woff2`, letters: ARABIC },
    { file: `card-${weight}-latin.ttf`, from: `${PLEX}-latin-${weight}-normal.woff2`, letters: LATIN + ACCENTS },
  ],
);
